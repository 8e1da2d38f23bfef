using Microsoft.EntityFrameworkCore;

namespace Cauce.App.Data;

/// <summary>
/// The words of each case, folded and stemmed in one place (<see cref="SearchText"/>) so that both engines find the same:
/// an FTS5 table on SQLite, a tsvector on PostgreSQL, both keyed by the case's place in the order.
/// </summary>
public static class SearchIndex
{
    /// <summary>Adds words to those a case is found by.</summary>
    /// <param name="words">As <see cref="SearchText.Index"/> makes them.</param>
    public static async Task Add(Work work, long seq, int branch, string words)
    {
        if (words.Length == 0)
            return;
        if (await work.Sql.Scalar("SELECT words FROM case_words WHERE seq = @p0", seq) is not string known)
            Put(work, seq, branch, words);
        else
            Replace(work, seq, string.Join(' ', known.Split(' ').Concat(words.Split(' ')).Distinct(StringComparer.Ordinal)));
    }

    /// <summary>The words of a case that has none yet.</summary>
    public static void Put(Work work, long seq, int branch, string words)
    {
        work.Sql.Later("INSERT INTO case_words (seq, branch, words) VALUES (@p0, @p1, @p2)", seq, branch, words);
        if (work.Db.Database.IsSqlite())
            work.Sql.Later("INSERT INTO case_search (rowid, words) VALUES (@p0, @p1)", seq, words);
    }

    private static void Replace(Work work, long seq, string words)
    {
        work.Sql.Later("UPDATE case_words SET words = @p1 WHERE seq = @p0", seq, words);
        if (work.Db.Database.IsSqlite())
            work.Sql.Later("UPDATE case_search SET words = @p1 WHERE rowid = @p0", seq, words);
    }
}
