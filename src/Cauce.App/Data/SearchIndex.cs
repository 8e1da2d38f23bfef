using System.Data.Common;
using Microsoft.EntityFrameworkCore;

namespace Cauce.App.Data;

/// <summary>
/// The words of each case, folded and stemmed in one place (<see cref="SearchText"/>) so that both engines find the same:
/// an FTS5 table on SQLite, a tsvector on PostgreSQL, both keyed by the case's place in the order.
/// </summary>
public static class SearchIndex
{
    /// <summary>Adds words to those a case is found by.</summary>
    public static async Task Add(Work work, long seq, int branch, string words)
    {
        if (words.Length == 0)
            return;
        var known = await work.Db.Database
            .SqlQuery<string>($"SELECT words AS \"Value\" FROM case_words WHERE seq = {seq}").FirstOrDefaultAsync();
        if (known is null)
            await Put(work, seq, branch, words);
        else
            await Replace(work, seq, string.Join(' ', known.Split(' ').Concat(words.Split(' ')).Distinct(StringComparer.Ordinal)));
    }

    /// <summary>The words of a case that has none yet.</summary>
    public static async Task Put(Work work, long seq, int branch, string words)
    {
        if (work.Db.Database.IsSqlite())
        {
            await Run(work, "INSERT INTO case_words (seq, words) VALUES (@seq, @words)", ("seq", seq), ("words", words));
            await Run(work, "INSERT INTO case_search (rowid, words) VALUES (@seq, @words)", ("seq", seq), ("words", words));
        }
        else
            await Run(work, "INSERT INTO case_words (seq, branch, words) VALUES (@seq, @branch, @words)",
                ("seq", seq), ("branch", branch), ("words", words));
    }

    private static async Task Replace(Work work, long seq, string words)
    {
        await Run(work, "UPDATE case_words SET words = @words WHERE seq = @seq", ("seq", seq), ("words", words));
        if (work.Db.Database.IsSqlite())
            await Run(work, "UPDATE case_search SET words = @words WHERE rowid = @seq", ("seq", seq), ("words", words));
    }

    private static async Task Run(Work work, string sql, params (string Name, object Value)[] values)
    {
        await using var command = work.Db.Database.GetDbConnection().CreateCommand();
        command.CommandText = sql;
        command.Transaction = work.CurrentTransaction;
        foreach (var (name, value) in values)
            Add(command, name, value);
        await command.ExecuteNonQueryAsync();
    }

    private static void Add(DbCommand command, string name, object value)
    {
        var parameter = command.CreateParameter();
        parameter.ParameterName = name;
        parameter.Value = value;
        command.Parameters.Add(parameter);
    }
}
