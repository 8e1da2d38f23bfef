using Cauce.App.Data;
using Cauce.App.Identity;
using Microsoft.EntityFrameworkCore;

namespace Cauce.App.Console.Lists;

/// <summary>Who may be chosen as owner. Remembered for a few seconds: every list asks.</summary>
public sealed class Colleagues(IDbContextFactory<AppDb> databases, TimeProvider time)
{
    private static readonly TimeSpan Memory = TimeSpan.FromSeconds(10);
    private (DateTimeOffset Until, IReadOnlyList<Colleague> People) known = (DateTimeOffset.MinValue, []);

    /// <summary>The active staff who see any of the actor's branches, by name.</summary>
    public async Task<IReadOnlyList<Colleague>> Of(Actor actor, CancellationToken cancel)
    {
        var (until, people) = known;
        if (until <= time.GetUtcNow())
        {
            people = await Read(cancel);
            known = (time.GetUtcNow() + Memory, people);
        }
        return actor.SeesAllBranches ? people : [.. people.Where(p => p.SeesAll || p.Branches.Any(actor.Sees))];
    }

    private async Task<IReadOnlyList<Colleague>> Read(CancellationToken cancel)
    {
        await using var db = await databases.CreateDbContextAsync(cancel);
        var branches = (await db.Set<StaffBranch>().ToListAsync(cancel)).ToLookup(b => b.StaffId, b => b.BranchId);
        var staff = await db.Set<Staff>().Where(s => s.DeactivatedAt == null).OrderBy(s => s.Name)
            .Select(s => new { s.Id, s.Name, s.Role }).ToListAsync(cancel);
        return [.. staff.Select(s => new Colleague(s.Id, s.Name, [.. branches[s.Id]], Roles.PermissionsOf(s.Role).Contains(Permission.SeeAllBranches)))];
    }
}

public sealed record Colleague(Guid Id, string Name, IReadOnlyList<int> Branches, bool SeesAll);
