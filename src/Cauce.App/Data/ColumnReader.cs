using System.Data.Common;
using Microsoft.Data.Sqlite;
using SQLitePCL;

namespace Cauce.App.Data;

/// <summary>The columns of a row as each engine keeps them (<see cref="Conventions"/>), for hand-written reads.</summary>
internal readonly struct ColumnReader
{
    private readonly DbDataReader rows;
    private readonly sqlite3_stmt? sqlite;

    public ColumnReader(DbDataReader rows)
    {
        this.rows = rows;
        sqlite = (rows as SqliteDataReader)?.Handle;
    }

    public long Long(int column) => sqlite is null ? rows.GetInt64(column) : raw.sqlite3_column_int64(sqlite, column);

    public int Int(int column) => (int)Long(column);

    public bool Yes(int column) => sqlite is null ? rows.GetBoolean(column) : raw.sqlite3_column_int(sqlite, column) != 0;

    public string? Text(int column) => IsNull(column) ? null : sqlite is null ? rows.GetString(column) : raw.sqlite3_column_text(sqlite, column).utf8_to_string();

    public Guid? Key(int column) => IsNull(column) ? null
        : sqlite is null ? rows.GetGuid(column) : new Guid(raw.sqlite3_column_blob(sqlite, column), bigEndian: true);

    public DateTimeOffset? Moment(int column) => IsNull(column) ? null
        : sqlite is null ? rows.GetFieldValue<DateTimeOffset>(column) : DateTimeOffset.FromUnixTimeMilliseconds(raw.sqlite3_column_int64(sqlite, column));

    public DateOnly Day(int column) => rows.GetFieldValue<DateOnly>(column);

    private bool IsNull(int column) => sqlite is null ? rows.IsDBNull(column) : raw.sqlite3_column_type(sqlite, column) == raw.SQLITE_NULL;
}
