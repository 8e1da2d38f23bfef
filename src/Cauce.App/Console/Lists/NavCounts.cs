using Cauce.App.Data;
using Cauce.App.Insights;
using Microsoft.EntityFrameworkCore;

namespace Cauce.App.Console.Lists;

/// <summary>The counts beside the navigation, from the tally and never from the cases; confidential ones count in none.</summary>
internal sealed class NavCounts(IDbContextFactory<AppDb> databases, Recollection memory)
{
    public async Task<(long MyOpen, long Overdue)> Of(Actor actor)
    {
        if (!actor.May(Permission.ViewCases))
            return (0, 0);
        var branches = actor.SeesAllBranches ? "" : $" AND branch IN ({string.Join(", ", actor.Branches.DefaultIfEmpty(0))})";
        var counts = await memory.Recall($"navigation/{actor.Id}{branches}", () => Read(actor, branches));
        return ((long)counts.MyOpen, (long)counts.Overdue);
    }

    private async Task<Counts> Read(Actor actor, string branches)
    {
        // The page may be reading through its own context while its navigation is drawn.
        await using var db = await databases.CreateDbContextAsync();
        var sql = // of numbers of ours only
            $"SELECT (SELECT COALESCE(SUM(n), 0) FROM tally WHERE figure = {(int)Figure.OpenOfOwner}{branches} AND period = 0 AND key = {{0}}) AS \"MyOpen\", " +
            $"(SELECT COALESCE(SUM(n), 0) FROM tally WHERE figure = {(int)Figure.Overdue}{branches}) AS \"Overdue\"";
        return (await db.Database.SqlQueryRaw<Counts>(sql, actor.Id?.ToString("n") ?? "").ToListAsync()).Single();
    }

    /// <summary>Sums are numeric on PostgreSQL.</summary>
    private sealed record Counts(decimal MyOpen, decimal Overdue);
}
