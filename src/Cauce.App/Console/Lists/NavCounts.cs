using Cauce.App.Data;
using Cauce.App.Insights;
using Microsoft.EntityFrameworkCore;

namespace Cauce.App.Console.Lists;

/// <summary>The counts beside the navigation, from the tally and never from the cases; confidential ones count in none.</summary>
internal sealed class NavCounts(IDbContextFactory<AppDb> databases)
{
    public async Task<(long MyOpen, long Overdue)> Of(Actor actor)
    {
        if (!actor.May(Permission.ViewCases))
            return (0, 0);
        await using var db = await databases.CreateDbContextAsync();
        var tally = db.Set<TallyRow>().AsQueryable();
        if (actor is { SeesAllBranches: false, Branches: [var only] })
            tally = tally.Where(t => t.Branch == only);
        else if (!actor.SeesAllBranches)
            tally = tally.Where(t => actor.Branches.Contains(t.Branch));
        var me = actor.Id?.ToString("n") ?? "";
        var sums = await tally.Where(t => t.Figure == Figure.Overdue)
            .Concat(tally.Where(t => t.Figure == Figure.OpenOfOwner && t.Period == 0 && t.Key == me))
            .GroupBy(t => t.Figure).Select(g => new { g.Key, N = g.Sum(t => t.N) }).ToListAsync();
        return (sums.FirstOrDefault(s => s.Key == Figure.OpenOfOwner)?.N ?? 0, sums.FirstOrDefault(s => s.Key == Figure.Overdue)?.N ?? 0);
    }
}
