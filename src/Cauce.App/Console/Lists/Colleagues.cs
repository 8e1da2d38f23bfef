using Cauce.App.Data;
using Cauce.App.Identity;
using Microsoft.EntityFrameworkCore;

namespace Cauce.App.Console.Lists;

/// <summary>Who may be chosen as owner.</summary>
public sealed class Colleagues(AppDb db, Recollection memory)
{
    /// <summary>The active staff who see any of the actor's branches, by name.</summary>
    public async Task<IReadOnlyList<Colleague>> Of(Actor actor, CancellationToken cancel)
    {
        var people = await memory.Recall("colleagues", () => Read(cancel));
        return actor.SeesAllBranches ? people : [.. people.Where(p => p.SeesAll || p.Branches.Any(actor.Sees))];
    }

    private async Task<IReadOnlyList<Colleague>> Read(CancellationToken cancel)
    {
        var branches = (await db.Set<StaffBranch>().ToListAsync(cancel)).ToLookup(b => b.StaffId, b => b.BranchId);
        var staff = await db.Set<Staff>().Where(s => s.DeactivatedAt == null).OrderBy(s => s.Name)
            .Select(s => new { s.Id, s.Name, s.Role }).ToListAsync(cancel);
        return [.. staff.Select(s => new Colleague(s.Id, s.Name, [.. branches[s.Id]], Roles.PermissionsOf(s.Role).Contains(Permission.SeeAllBranches)))];
    }
}

public sealed record Colleague(Guid Id, string Name, IReadOnlyList<int> Branches, bool SeesAll);
