using System.Data.Common;
using Microsoft.Data.Sqlite;
using Npgsql;

namespace Cauce.App.Data;

/// <summary>Hand-written statements of the writer, prepared once each. Parameters are <c>@p0</c>, <c>@p1</c>... in any order.</summary>
public sealed class WriterSql(DbConnection connection) : IDisposable
{
    private readonly Dictionary<string, SqliteStatement> sqlite = [];
    private readonly Dictionary<string, string> positional = [];
    private readonly List<NpgsqlBatchCommand> later = [];
    private readonly List<(string Sql, object?[] Values)> here = [];

    /// <summary>The first column of the first row; null where there is none.</summary>
    public async Task<object?> Scalar(string sql, params object?[] values) => (await Scalars((sql, values)))[0];

    /// <summary>The first column of the first row of each statement, in one journey.</summary>
    public async Task<object?[]> Scalars(params IReadOnlyList<(string Sql, object?[] Values)> statements)
    {
        if (connection is not NpgsqlConnection postgres)
        {
            await Flush();
            return [.. statements.Select(one => Statement(one.Sql, one.Values).Scalar(one.Values))];
        }
        if (statements.Count == 0)
            return [];
        await using var batch = new NpgsqlBatch(postgres);
        TakeLater(batch);
        foreach (var (sql, values) in statements)
            batch.BatchCommands.Add(Command(sql, values));
        var answers = new object?[statements.Count];
        await using var rows = await batch.ExecuteReaderAsync();
        for (var i = 0; i < answers.Length; i++, await rows.NextResultAsync())
            answers[i] = await rows.ReadAsync() && !await rows.IsDBNullAsync(0) ? rows.GetValue(0) : null;
        return answers;
    }

    /// <summary>How many rows it changed.</summary>
    public async Task<int> Run(string sql, params object?[] values)
    {
        await Flush();
        if (connection is not NpgsqlConnection postgres)
            return Statement(sql, values).Run(values);
        await using var batch = new NpgsqlBatch(postgres) { BatchCommands = { Command(sql, values) } };
        return await batch.ExecuteNonQueryAsync();
    }

    /// <summary>A statement that answers nothing, run before any other that could see the difference: on PostgreSQL it travels with that one.</summary>
    public void Later(string sql, params object?[] values)
    {
        if (connection is NpgsqlConnection)
            later.Add(Command(sql, values));
        else
            here.Add((sql, values));
    }

    /// <summary>A statement with its values, to travel with the one after it. PostgreSQL only.</summary>
    internal void Later(NpgsqlBatchCommand command) => later.Add(command);

    /// <summary>What was put off by an act that came to nothing.</summary>
    internal void Forget()
    {
        later.Clear();
        here.Clear();
    }

    /// <summary>Runs what was put off.</summary>
    internal async Task Flush()
    {
        foreach (var (sql, values) in here)
            Statement(sql, values).Run(values);
        here.Clear();
        if (later.Count == 0)
            return;
        await using var batch = new NpgsqlBatch((NpgsqlConnection)connection);
        TakeLater(batch);
        await batch.ExecuteNonQueryAsync();
    }

    /// <summary>Reads a UUID as each engine gives it.</summary>
    public static Guid? ReadId(object? value) => value switch
    {
        null => null,
        Guid id => id,
        byte[] bytes => new Guid(bytes, bigEndian: true),
        _ => throw new InvalidOperationException("Not a UUID"),
    };

    public void Dispose()
    {
        foreach (var statement in sqlite.Values)
            statement.Dispose();
    }

    private SqliteStatement Statement(string sql, object?[] values)
    {
        if (!sqlite.TryGetValue(sql, out var statement))
            sqlite[sql] = statement = new SqliteStatement((SqliteConnection)connection, sql, values.Length);
        for (var i = 0; i < values.Length; i++)
            values[i] = Conventions.InSqlite(values[i]);
        return statement;
    }

    private void TakeLater(NpgsqlBatch batch)
    {
        foreach (var command in later)
            batch.BatchCommands.Add(command);
        later.Clear();
    }

    /// <summary>The driver reads no statement whose parameters are numbered.</summary>
    private NpgsqlBatchCommand Command(string sql, object?[] values)
    {
        if (!positional.TryGetValue(sql, out var numbered))
            positional[sql] = numbered = Numbered(sql, values.Length);
        var command = new NpgsqlBatchCommand(numbered);
        foreach (var value in values)
            command.Parameters.Add(new NpgsqlParameter { Value = value ?? DBNull.Value });
        return command;
    }

    private static string Numbered(string sql, int parameters)
    {
        for (var i = parameters - 1; i >= 0; i--)
            sql = sql.Replace($"@p{i}", $"${i + 1}", StringComparison.Ordinal);
        return sql;
    }
}
