using System.Data.Common;
using Npgsql;

namespace Cauce.App.Data;

/// <summary>Hand-written statements of the writer, prepared once each. Parameters are <c>@p0</c>, <c>@p1</c>... in order.</summary>
public sealed class WriterSql(DbConnection connection)
{
    private readonly Dictionary<string, DbCommand> prepared = [];

    internal DbTransaction? Transaction { get; set; }

    /// <summary>The first column of the first row; null where there is none.</summary>
    public async Task<object?> Scalar(string sql, params object?[] values)
    {
        var answer = await Command(sql, values).ExecuteScalarAsync();
        return answer is DBNull ? null : answer;
    }

    public Task<int> Run(string sql, params object?[] values) => Command(sql, values).ExecuteNonQueryAsync();

    /// <summary>Reads a UUID as each engine gives it.</summary>
    public static Guid? ReadId(object? value) => value switch
    {
        null => null,
        Guid id => id,
        byte[] bytes => new Guid(bytes, bigEndian: true),
        _ => throw new InvalidOperationException("Not a UUID"),
    };

    private DbCommand Command(string sql, object?[] values)
    {
        if (!prepared.TryGetValue(sql, out var command))
            prepared[sql] = command = Prepare(sql, values.Length);
        command.Transaction = Transaction;
        for (var i = 0; i < values.Length; i++)
            command.Parameters[i].Value = Stored(values[i]);
        return command;
    }

    private DbCommand Prepare(string sql, int parameters)
    {
        var command = connection.CreateCommand();
        command.CommandText = sql;
        for (var i = 0; i < parameters; i++)
        {
            var parameter = command.CreateParameter();
            parameter.ParameterName = $"p{i}";
            command.Parameters.Add(parameter);
        }
        return command;
    }

    private object Stored(object? value) => value switch
    {
        null => DBNull.Value,
        Guid id when connection is not NpgsqlConnection => id.ToByteArray(bigEndian: true),
        DateTimeOffset at when connection is not NpgsqlConnection => at.ToUnixTimeMilliseconds(),
        _ => value,
    };
}
