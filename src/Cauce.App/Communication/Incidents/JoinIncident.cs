using Cauce.App.Data;
using Cauce.Domain.Cases;

namespace Cauce.App.Communication.Incidents;

/// <summary>Puts cases under the case of the incident they are part of: each for itself, in a transaction of its own.</summary>
public sealed class JoinIncident(Writer writer) : IAct
{
    public const int Most = 500;

    private static readonly char[] Separators = [' ', '\n', '\r', '\t', ',', ';'];

    /// <exception cref="RefusedException">See <see cref="Case.WhyNotJoin"/>; or the actor sees no such parent.</exception>
    /// <exception cref="MissingException">The actor sees no such child.</exception>
    public async Task Do(string parent, string child, Actor actor, CancellationToken cancel = default)
    {
        actor.Must(Permission.WorkCases);
        await writer.Do(async work =>
        {
            var joining = await work.Case(actor, child);
            joining.Join(await Parent(parent, actor, work), actor, work.Now);
        }, cancel);
    }

    /// <returns>What became of each, in the order asked for.</returns>
    /// <exception cref="RefusedException">Nothing is named, or too much; or the actor sees no such parent.</exception>
    /// <exception cref="MissingException">The actor sees no such parent.</exception>
    public async Task<IReadOnlyList<JoinOutcome>> DoAll(string parent, IEnumerable<string> children, Actor actor, CancellationToken cancel = default)
    {
        actor.Must(Permission.WorkCases);
        var numbers = children.SelectMany(text => text.Split(Separators, StringSplitOptions.RemoveEmptyEntries)).Distinct(StringComparer.Ordinal).ToList();
        if (numbers.Count == 0)
            (Text.Missing with { Field = "Numbers" }).Enforce();
        if (numbers.Count > Most)
            (Text.TooLong.With(Most) with { Field = "Numbers" }).Enforce();
        await writer.Do(work => work.Case(actor, parent), cancel);
        return await Task.WhenAll(numbers.Select(number => Try(parent, number, actor, cancel)));
    }

    private async Task<JoinOutcome> Try(string parent, string child, Actor actor, CancellationToken cancel)
    {
        try
        {
            await Do(parent, child, actor, cancel);
            return new JoinOutcome(child, null);
        }
        catch (RefusedException no)
        {
            return new JoinOutcome(child, no.Refusal);
        }
        catch (MissingException)
        {
            return new JoinOutcome(child, CaseRefusals.UnknownCase.With(child));
        }
    }

    private static async Task<Case> Parent(string number, Actor actor, Work work)
    {
        try
        {
            return await work.Case(actor, number.Trim());
        }
        catch (MissingException)
        {
            throw (CaseRefusals.UnknownCase.With(number) with { Field = "Parent" }).AsException();
        }
    }

    public sealed class Input
    {
        /// <summary>Numbers of the cases that are part of the incident, 500 at most.</summary>
        public string[] Numbers { get; set => field = value ?? []; } = [];
    }
}

/// <param name="Refused">Null: it is part of the incident now.</param>
public sealed record JoinOutcome(string Number, Refusal? Refused);

/// <summary>A case turned out to be no part of the incident.</summary>
public sealed class LeaveIncident(Writer writer) : IAct
{
    /// <exception cref="RefusedException">It is part of none.</exception>
    public async Task Do(string child, Actor actor, CancellationToken cancel = default)
    {
        actor.Must(Permission.WorkCases);
        await writer.Do(async work =>
        {
            var leaving = await work.Case(actor, child);
            if (leaving.ParentId is not { } parent)
                throw IncidentRefusals.NotJoined.AsException();
            leaving.Leave(await work.Case(parent), actor, work.Now);
        }, cancel);
    }
}
