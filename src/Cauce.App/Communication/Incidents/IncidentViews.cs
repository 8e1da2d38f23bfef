using Cauce.App.Communication.Outbox;
using Cauce.App.Shared;
using Cauce.Domain.Communication;

namespace Cauce.App.Communication.Incidents;

/// <summary>What became of one number that was to be put under an incident.</summary>
/// <param name="Code">Of the refusal; null where it is done.</param>
public sealed record JoinView(string Number, string? Code, string? Message)
{
    internal static JoinView Of(JoinOutcome outcome) => new(outcome.Number, outcome.Refused?.Code, outcome.Refused is { } no ? Refusals.Tell(no) : null);
}

/// <summary>A line of the dry run.</summary>
/// <param name="Case">Number of the case; empty for a customer without.</param>
/// <param name="Text">As it would be sent.</param>
/// <param name="LeftOut">Code of the reason why they would be told nothing.</param>
public sealed record PlannedView(string Case, string Name, string Address, string Language, CircularWay Way, string Text, string? LeftOut)
{
    internal static PlannedView Of(PlannedLine line) =>
        new(line.Number, line.Reached.Name, line.Reached.Address, line.Reached.Language, line.Way, line.Text, line.LeftOut?.Code);
}

/// <summary>What would be done; nothing was written.</summary>
/// <param name="Told">How many would be told.</param>
/// <param name="Hidden">Cases under the incident that the caller does not see.</param>
/// <param name="WhyNot">Code of the reason why it could not be started.</param>
public sealed record CircularPlanView(int Told, int Hidden, string? WhyNot, IReadOnlyList<PlannedView> Lines)
{
    internal static CircularPlanView Of(CircularPlan plan) =>
        new(plan.Told.Count(), plan.Hidden, plan.WhyNotStart()?.Code, [.. plan.Lines.Select(PlannedView.Of)]);
}

/// <summary>What became of one of those to be told.</summary>
/// <param name="Refused">Code of the reason, where it was refused or left out.</param>
/// <param name="Letter">Where its letter stands: the evidence of the sending.</param>
public sealed record CircularLineView(string Case, string Name, string Address, string Language, CircularWay Way, LineState State, string? Refused, LetterState? Letter, DateTimeOffset? At);

/// <summary>One act for all, and how far it has come.</summary>
public sealed record CircularView(
    Guid Id, string Parent, CircularKind Kind, CircularState State, int Total, int Done, int ByHand, int Refused, int LeftOut,
    string By, DateTimeOffset CreatedAt, DateTimeOffset? EndedAt, IReadOnlyList<CircularLineView> Lines)
{
    internal static CircularView Of(CircularSeen seen) => new(
        seen.Circular.Id.Value, seen.Parent, seen.Circular.Kind, seen.Circular.State, seen.Total, seen.Of(LineState.Done), seen.Of(LineState.ByHand),
        seen.Of(LineState.Refused), seen.Of(LineState.LeftOut), seen.Circular.ByName, seen.Circular.CreatedAt, seen.Circular.EndedAt,
        [.. seen.Lines.Select(l => new CircularLineView(l.Number, l.Line.Name, l.Line.Address, l.Line.Language, l.Line.Way, l.Line.State, l.Line.Refused, l.Letter, l.Line.DoneAt))]);
}

/// <summary>Somebody else whom a case touches.</summary>
public sealed record PartyView(Guid Id, string Name, string Relation, string? Email, string? Phone, string Language, DateTimeOffset At, DateTimeOffset? RetiredAt)
{
    internal static PartyView Of(AffectedParty p) => new(p.Id.Value, p.Name, p.Relation, p.Email, p.Phone, p.Language, p.At, p.RetiredAt);
}

/// <summary>What somebody who is not the customer was told, and the evidence of it.</summary>
/// <param name="Party">Null for a customer without a case.</param>
public sealed record NoticeView(Guid Id, Guid? Party, NoticeWay Via, string Name, string Address, string Language, string Text, string By, DateTimeOffset At, LetterState? Letter)
{
    internal static NoticeView Of(NoticeSeen n) => new(
        n.Notice.Id.Value, n.Notice.PartyId?.Value, n.Notice.Way, n.Notice.ToName, n.Notice.ToAddress, n.Notice.Language, n.Notice.Body, n.Notice.ByName, n.Notice.At, n.Letter);
}
