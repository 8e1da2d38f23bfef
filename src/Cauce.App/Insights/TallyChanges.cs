using Cauce.App.Data;

namespace Cauce.App.Insights;

/// <summary>What a commit adds to the tally and takes from it, summed over all its acts and written once.</summary>
internal sealed class TallyChanges
{
    private const string Sql =
        "INSERT INTO tally (figure, branch, period, key, n) VALUES (@p0, @p1, @p2, @p3, @p4) " +
        "ON CONFLICT (figure, branch, period, key) DO UPDATE SET n = tally.n + excluded.n";

    private readonly Dictionary<FigureKey, long> changes = [];

    public void Add(Figures? before, Figures after)
    {
        foreach (var (key, n) in after.Counts)
            changes[key] = changes.GetValueOrDefault(key) + n;
        if (before is null)
            return;
        foreach (var (key, n) in before.Counts)
            changes[key] = changes.GetValueOrDefault(key) - n;
    }

    /// <summary>Writes in a fixed order, so that two nodes never wait for each other in a circle.</summary>
    public void Write(WriterSql sql)
    {
        var rows = changes.Where(change => change.Value != 0)
            .OrderBy(change => change.Key.Figure).ThenBy(change => change.Key.Branch).ThenBy(change => change.Key.Period)
            .ThenBy(change => change.Key.Key, StringComparer.Ordinal);
        foreach (var (key, n) in rows)
            sql.Later(Sql, (int)key.Figure, key.Branch, key.Period, key.Key, n);
    }
}
