using System.Runtime.CompilerServices;
using Microsoft.Data.Sqlite;
using SQLitePCL;

namespace Cauce.App.Data;

/// <summary>How SQLite is run: WAL, every commit on disk, caches of fixed size, no memory map (it cost 400 MB of resident memory).</summary>
internal static class SqlitePragmas
{
    private static readonly ConditionalWeakTable<sqlite3, object> Done = [];

    /// <summary>
    /// For the whole process, before the first connection: no counting of memory, which takes one lock of all connections at
    /// each allocation. Has no effect once a connection was opened.
    /// </summary>
    public static void Prepare()
    {
        Batteries_V2.Init();
        raw.sqlite3_config(raw.SQLITE_CONFIG_MEMSTATUS, 0);
    }

    public static void ApplyWriter(SqliteConnection connection) => Run(connection,
        "PRAGMA page_size=8192; PRAGMA journal_mode=WAL; PRAGMA synchronous=FULL; PRAGMA cache_size=-64000; " +
        "PRAGMA wal_autocheckpoint=1000; PRAGMA mmap_size=0; PRAGMA busy_timeout=30000; PRAGMA temp_store=MEMORY; PRAGMA foreign_keys=ON");

    /// <summary>A pooled connection keeps its settings, so each native handle is told once.</summary>
    public static void ApplyReader(SqliteConnection connection)
    {
        if (connection.Handle is not { } handle || Done.TryGetValue(handle, out _))
            return;
        Run(connection, "PRAGMA cache_size=-8000; PRAGMA mmap_size=0; PRAGMA busy_timeout=30000; PRAGMA temp_store=MEMORY; PRAGMA synchronous=FULL");
        Done.AddOrUpdate(handle, Done);
    }

    private static void Run(SqliteConnection connection, string sql)
    {
        using var command = connection.CreateCommand();
        command.CommandText = sql;
        command.ExecuteNonQuery();
    }
}
