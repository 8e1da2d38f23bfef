using Cauce.App.Data;
using Cauce.App.Deadlines;
using Cauce.App.Identity;
using Cauce.Domain.Cases;
using Microsoft.EntityFrameworkCore;

namespace Cauce.App.Cases;

/// <summary>
/// Somebody leaves: they are signed out, their keys end, and in the same act another takes over every open case of theirs,
/// because an open case always has exactly one owner.
/// </summary>
public sealed class DeactivatePerson(Writer writer, Catalogue catalogue, Sessions sessions, KeyRing keys) : IAct
{
    /// <param name="successor">Who takes over; may be absent when there is nothing to take over.</param>
    /// <returns>How many cases were handed over.</returns>
    /// <exception cref="RefusedException">It is the actor, the last administrator, or the successor may not own all the cases.</exception>
    public async Task<int> Do(Guid id, Guid? successor, Actor actor, CancellationToken cancel = default)
    {
        actor.Must(Permission.ManagePeople);
        if (id == actor.Id)
            IdentityRefusals.Yourself.Enforce();
        var handedOver = await writer.Do(async work =>
        {
            await work.TakeTurn();
            var person = await work.PersonBelow(id, actor);
            await work.KeepAnAdministrator(without: person);
            var count = await HandOver(work, person, successor, actor);
            person.DeactivatedAt ??= work.Now;
            person.SignOutEverywhere();
            await work.Db.Set<OneTimeLink>().Where(l => l.StaffId == id).ExecuteDeleteAsync();
            await work.Next(Catalogue.Stamp);
            return count;
        }, cancel);
        sessions.Forget(id);
        keys.Forget();
        await catalogue.Reload(cancel);
        return handedOver;
    }

    private static async Task<int> HandOver(Work work, Staff person, Guid? successor, Actor actor)
    {
        var open = await work.Db.Set<Case>().Where(c => c.OwnerId == person.Id && c.ClosedAt == null)
            .OrderBy(c => c.Seq).Select(c => new { c.Id, c.Branch, c.Severity, c.IsConfidential }).ToListAsync();
        if (open.Count == 0)
            return 0;
        if (successor is null)
            IdentityRefusals.OwnsOpenCases.With(open.Count).Enforce();
        var next = await work.Db.Set<Staff>().FirstOrDefaultAsync(s => s.Id == successor && s.Id != person.Id && s.DeactivatedAt == null)
            ?? throw IdentityRefusals.SuccessorUnknown.AsException();
        var serious = open.Count(c => c.Severity >= Severity.Serious);
        if (serious > 0 && !next.MayOwnSerious)
            IdentityRefusals.SuccessorMayNotOwnSerious.With(serious).Enforce();
        var outside = await CountOutside(work, next, open.Select(c => c.Branch));
        if (outside > 0)
            IdentityRefusals.SuccessorOutsideBranch.With(outside).Enforce();
        var owner = new Owner(next.Id, next.Name, next.MayOwnSerious);
        foreach (var each in open)
        {
            if (each.IsConfidential)
                await Name(work, each.Id, next.Id);
            (await work.Case(each.Id)).Assign(owner, "deactivated", actor, work.Now);
        }
        return open.Count;
    }

    private static async Task<int> CountOutside(Work work, Staff next, IEnumerable<int> branches)
    {
        if (Roles.PermissionsOf(next.Role).Contains(Permission.SeeAllBranches))
            return 0;
        var seen = await work.Db.Set<StaffBranch>().Where(b => b.StaffId == next.Id).Select(b => b.BranchId).ToListAsync();
        return branches.Count(b => !seen.Contains(b));
    }

    /// <summary>Whoever answers for a confidential case must be able to see it.</summary>
    private static async Task Name(Work work, Id<Case> id, Guid staff)
    {
        if (!await work.Db.Set<CaseAccess>().AnyAsync(a => a.CaseId == id && a.StaffId == staff))
            work.Db.Add(new CaseAccess(id, staff, work.Now));
    }
}
