using Cauce.App.Data;

namespace Cauce.App.Console.Live;

/// <summary>
/// Passes commits on to the open pages. One node (SQLite) tells its own; several are told by PostgreSQL, whose notice is part
/// of the commit: a page never hears of what was rolled back, and every node hears of all.
/// </summary>
internal sealed class LiveCommits(Database database, LiveFeed feed) : ICommitListener
{
    private const int LongestNotice = 7000;

    public void BeforeCommit(IReadOnlyList<CaseChange> changes, WriterSql sql)
    {
        if (database.IsSqlite || changes.Count == 0)
            return;
        foreach (var notice in Notices(Happening.Of(changes)))
            sql.Later("SELECT pg_notify(@p0, @p1)", LiveWire.Channel, notice);
    }

    public void AfterCommit(IReadOnlyList<CaseChange> changes)
    {
        if (database.IsSqlite && changes.Count > 0)
            feed.Tell(Happening.Of(changes));
    }

    /// <summary>PostgreSQL takes 8,000 bytes at a time.</summary>
    private static IEnumerable<string> Notices(IReadOnlyList<Happening> happenings)
    {
        var lines = new List<string>();
        var length = 0;
        foreach (var line in happenings.Select(happening => happening.Write()))
        {
            if (length + line.Length > LongestNotice)
            {
                yield return string.Join('\n', lines);
                lines.Clear();
                length = 0;
            }
            lines.Add(line);
            length += line.Length + 1;
        }
        yield return string.Join('\n', lines);
    }
}
