using System.Globalization;
using Microsoft.Data.Sqlite;
using SQLitePCL;

namespace Cauce.App.Data;

/// <summary>
/// A statement kept prepared for as long as its connection is open, its values bound by place. The driver's own command
/// looks every parameter up by name each time, which for a case of sixty columns costs more than the insert.
/// </summary>
internal sealed class SqliteStatement : IDisposable
{
    private readonly sqlite3 connection;
    private readonly sqlite3_stmt statement;
    private readonly int[] places;

    /// <param name="sql">One statement whose parameters are <c>@p0</c>, <c>@p1</c>... in any order.</param>
    /// <exception cref="SqliteException">The statement is none.</exception>
    public SqliteStatement(SqliteConnection open, string sql, int parameters)
    {
        connection = open.Handle ?? throw new InvalidOperationException("The connection is not open");
        SqliteException.ThrowExceptionForRC(raw.sqlite3_prepare_v3(connection, sql, raw.SQLITE_PREPARE_PERSISTENT, out statement), connection);
        places = [.. Enumerable.Range(0, parameters).Select(i => raw.sqlite3_bind_parameter_index(statement, $"@p{i}"))];
    }

    /// <summary>How many rows it changed.</summary>
    /// <param name="values">As the engine keeps them: see <see cref="Bind"/>.</param>
    public int Run(params ReadOnlySpan<object?> values)
    {
        Step(values);
        return raw.sqlite3_changes(connection);
    }

    /// <summary>The first column of the first row; null where there is none.</summary>
    public object? Scalar(params ReadOnlySpan<object?> values) => Step(values);

    public void Dispose() => statement.Dispose();

    /// <summary>Goes through all rows, because a statement that changes and returns is done only at its end.</summary>
    private object? Step(ReadOnlySpan<object?> values)
    {
        for (var i = 0; i < values.Length; i++)
            Bind(places[i], values[i]);
        try
        {
            object? first = null;
            var code = raw.sqlite3_step(statement);
            if (code == raw.SQLITE_ROW)
                first = FirstColumn();
            while (code == raw.SQLITE_ROW)
                code = raw.sqlite3_step(statement);
            if (code != raw.SQLITE_DONE)
                SqliteException.ThrowExceptionForRC(code, connection);
            return first;
        }
        finally
        {
            raw.sqlite3_reset(statement);
        }
    }

    private object? FirstColumn() => raw.sqlite3_column_type(statement, 0) switch
    {
        raw.SQLITE_NULL => null,
        raw.SQLITE_INTEGER => raw.sqlite3_column_int64(statement, 0),
        raw.SQLITE_FLOAT => raw.sqlite3_column_double(statement, 0),
        raw.SQLITE_TEXT => raw.sqlite3_column_text(statement, 0).utf8_to_string(),
        _ => raw.sqlite3_column_blob(statement, 0).ToArray(),
    };

    private void Bind(int place, object? value) => SqliteException.ThrowExceptionForRC(value switch
    {
        null or DBNull => raw.sqlite3_bind_null(statement, place),
        string text => raw.sqlite3_bind_text(statement, place, text),
        long number => raw.sqlite3_bind_int64(statement, place, number),
        int number => raw.sqlite3_bind_int64(statement, place, number),
        byte[] bytes => raw.sqlite3_bind_blob(statement, place, bytes),
        bool yes => raw.sqlite3_bind_int64(statement, place, yes ? 1 : 0),
        double number => raw.sqlite3_bind_double(statement, place, number),
        DateOnly day => raw.sqlite3_bind_text(statement, place, day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture)),
        decimal number => raw.sqlite3_bind_text(statement, place, number.ToString("0.0###########################", CultureInfo.InvariantCulture)),
        _ => throw new InvalidOperationException($"{value.GetType().Name} is not kept in SQLite as it is"),
    }, connection);
}
