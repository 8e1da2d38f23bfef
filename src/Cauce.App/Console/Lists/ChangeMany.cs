using Cauce.App.Cases;
using Cauce.App.Data;
using Cauce.App.Identity;
using Cauce.Domain.Cases;
using Microsoft.EntityFrameworkCore;

namespace Cauce.App.Console.Lists;

/// <summary>One act on many cases. Each is done or refused for itself, in a transaction of its own.</summary>
public sealed class ChangeMany(Writer writer) : IAct
{
    public const int Most = 200;

    public static readonly Refusal NothingChosen = new("many.nothing-chosen");
    public static readonly Refusal TooMany = new("many.too-many");
    public static readonly Refusal UnknownOwner = new("many.unknown-owner") { Field = "Owner" };
    public static readonly Refusal Missing = new("many.missing");

    /// <returns>What became of each, in the order asked for.</returns>
    /// <exception cref="RefusedException">The act is none, or not permitted at all.</exception>
    public async Task<IReadOnlyList<Outcome>> Do(Input input, Actor actor, CancellationToken cancel = default)
    {
        var numbers = input.Number.Distinct(StringComparer.Ordinal).ToList();
        if (numbers.Count == 0)
            NothingChosen.Enforce();
        if (numbers.Count > Most)
            TooMany.With(Most).Enforce();
        var act = Prepare(input, actor);
        return await Task.WhenAll(numbers.Select(number => Try(number, act, actor, cancel)));
    }

    private static Func<Work, Case, Task> Prepare(Input input, Actor actor)
    {
        switch (Choice.Read<ManyAct>(input.Act, "Act"))
        {
            case ManyAct.Assign:
                actor.Must(Permission.AssignCases);
                var owner = Guid.TryParse(input.Owner, out var id) ? id : throw UnknownOwner.AsException();
                return async (work, c) => c.Assign(await FindOwner(work, owner, c.Branch), null, actor, work.Now);
            case ManyAct.Classify:
                actor.Must(Permission.WorkCases);
                var severity = Choice.Read<Severity>(input.Severity, "Severity") ?? throw (Text.Missing with { Field = "Severity" }).AsException();
                return (work, c) => Classify(work, c, severity, actor);
            case ManyAct.Close:
                actor.Must(Permission.CloseCases);
                return (work, c) => { c.Close(actor, work.Now); return Task.CompletedTask; };
            default:
                throw NothingChosen.AsException();
        }
    }

    private async Task<Outcome> Try(string number, Func<Work, Case, Task> act, Actor actor, CancellationToken cancel)
    {
        try
        {
            await writer.Do(async work => await act(work, await work.Case(actor, number)), cancel);
            return new Outcome(number, null);
        }
        catch (RefusedException no)
        {
            return new Outcome(number, no.Refusal);
        }
        catch (MissingException)
        {
            return new Outcome(number, Missing);
        }
    }

    private static async Task Classify(Work work, Case c, Severity severity, Actor actor)
    {
        var owner = c.OwnerId is { } id ? await FindOwner(work, id, branch: null) : null;
        var facts = new Classification
        {
            Severity = severity, Urgency = c.Urgency, Reason = c.Reason, Category = c.Category, Process = c.Process, Area = c.Area, ProductId = c.ProductId,
        };
        c.Classify(facts, owner, work.Catalogue.Responsibles.GetValueOrDefault(c.Branch), actor, work.Now);
    }

    /// <summary>An active member of staff; of the case's branch, or of all, where a branch is given.</summary>
    private static async Task<Owner> FindOwner(Work work, Guid id, int? branch)
    {
        var staff = await work.Db.Set<Staff>().AsNoTracking().FirstOrDefaultAsync(s => s.Id == id && s.DeactivatedAt == null);
        var may = staff is not null && (branch is null || Roles.PermissionsOf(staff.Role).Contains(Permission.SeeAllBranches)
            || await work.Db.Set<StaffBranch>().AnyAsync(b => b.StaffId == id && b.BranchId == branch));
        return may ? new Owner(staff!.Id, staff.Name, staff.MayOwnSerious) : throw UnknownOwner.AsException();
    }

    public enum ManyAct
    {
        Assign,
        Classify,
        Close,
    }

    public sealed class Input
    {
        public string? Act { get; set; }

        /// <summary>Numbers of the cases.</summary>
        public string[] Number { get; set; } = [];

        /// <summary>Id of a member of staff.</summary>
        public string? Owner { get; set; }

        public string? Severity { get; set; }

        /// <summary>Query of the list they were chosen in.</summary>
        public string? Back { get; set; }
    }

    /// <param name="Refused">Null: it is done.</param>
    public sealed record Outcome(string Number, Refusal? Refused);
}
