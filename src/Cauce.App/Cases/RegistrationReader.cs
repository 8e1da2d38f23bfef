using Cauce.App.Data;
using Cauce.App.Deadlines;
using Cauce.Domain.Cases;
using Cauce.Domain.Deadlines;

namespace Cauce.App.Cases;

/// <summary>Reads the texts of a registration into facts, by the catalogue and the branch's calendar.</summary>
internal static class RegistrationReader
{
    /// <exception cref="RefusedException">A code is not in the catalogue, or a date is none.</exception>
    public static Registration Read(RegisterCase.Input input, Catalogue.Snapshot known, Actor actor, DateTimeOffset now)
    {
        var kind = known.Kinds[input.Kind] is { RetiredAt: null } found ? found : throw CaseRefusals.UnknownKind.With(input.Kind ?? "").AsException();
        var branch = BranchOf(input, known, actor);
        var calendar = known.CalendarOf(branch);
        var mayDate = actor.Kind is not ActorKind.Customer;
        var received = mayDate && !string.IsNullOrWhiteSpace(input.ReceivedAt)
            ? Moment.Read(input.ReceivedAt, calendar, "ReceivedAt") : now;
        var severity = Choice.Read<Severity>(input.Severity, "Severity");
        return new Registration
        {
            Kind = kind,
            Branch = branch,
            Subject = Text.Line(input.Subject, "Subject"),
            Description = Text.Body(input.Description, "Description"),
            OccurredAt = Moment.Read(input.OccurredAt, calendar, "OccurredAt"),
            ReceivedAt = received,
            ReceivedOn = calendar.LocalDate(received),
            Channel = Known(input.Channel ?? "web", known.Channels.Has, CaseRefusals.UnknownChannel),
            Origin = Choice.Read<Origin>(input.Origin, "Origin") ?? Origin.CustomerDetected,
            Complainant = input.Customer.AsComplainant(),
            Circumstances = CircumstancesOf(input),
            Reason = input.Reason is { Length: > 0 } reason ? Known(reason, known.Reasons.Has, CaseRefusals.UnknownReason) : null,
            Severity = severity,
            Urgency = Choice.Read<Urgency>(input.Urgency, "Urgency"),
            Owner = input.Owner ?? ResponsibleFor(severity, known.Responsibles.GetValueOrDefault(branch)),
            TrackingKeyHash = [],
            ImportKey = input.ImportKey,
        };
    }

    /// <summary>A serious case waits for a supervisor rather than be turned away because the branch's responsible is none.</summary>
    private static Owner? ResponsibleFor(Severity? severity, Owner? responsible) =>
        severity >= Severity.Serious && responsible is { MayOwnSerious: false } ? null : responsible;

    /// <summary>Staff register for a branch they see; everybody else for the one named, or the default.</summary>
    private static int BranchOf(RegisterCase.Input input, Catalogue.Snapshot known, Actor actor)
    {
        var staffBranch = actor.Kind == ActorKind.Staff && !actor.SeesAllBranches && actor.Branches.Count > 0
            ? known.Branches[actor.Branches[0]] : null;
        var branch = string.IsNullOrEmpty(input.Branch) ? staffBranch ?? known.DefaultBranch
            : known.Branches.FirstOrDefault(b => b.Code == input.Branch && b.RetiredAt is null);
        var mayUse = branch is not null && (actor.Kind is ActorKind.Customer or ActorKind.System || actor.Sees(branch.Id));
        return mayUse ? branch!.Id : throw CaseRefusals.UnknownBranch.With(input.Branch ?? "").AsException();
    }

    private static Circumstances CircumstancesOf(RegisterCase.Input input) => new()
    {
        How = Optional(input.How),
        Where = Optional(input.Where),
        ToWhom = Optional(input.ToWhom),
        RemedySought = Optional(input.RemedySought),
        Source = Optional(input.Source),
        Observation = Optional(input.Observation),
        CaseFile = Optional(input.CaseFile),
    };

    private static string? Optional(string? value) => string.IsNullOrWhiteSpace(value) ? null : Text.Storable(value);

    private static string Known(string code, Func<string, bool> has, Refusal refusal) =>
        has(code) ? code : throw refusal.With(code).AsException();
}
