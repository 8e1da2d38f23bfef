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
        var branches = actor.SeesAllBranches ? "" : $" AND branch IN ({string.Join(", ", actor.Branches.DefaultIfEmpty(0))})";
        var sql = // of numbers of ours only
            $"SELECT (SELECT COALESCE(SUM(n), 0) FROM tally WHERE figure = {(int)Figure.OpenOfOwner}{branches} AND period = 0 AND key = {{0}}) AS \"MyOpen\", " +
            $"(SELECT COALESCE(SUM(n), 0) FROM tally WHERE figure = {(int)Figure.Overdue}{branches}) AS \"Overdue\"";
        var counts = await db.Database.SqlQueryRaw<Counts>(sql, actor.Id?.ToString("n") ?? "").ToListAsync();
        return ((long)counts[0].MyOpen, (long)counts[0].Overdue);
    }

    /// <summary>Sums are numeric on PostgreSQL.</summary>
    private sealed record Counts(decimal MyOpen, decimal Overdue);
}
