using System.Data.Common;
using System.Runtime.CompilerServices;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore.Diagnostics;
using SQLitePCL;

namespace Cauce.App.Data;

/// <summary>How SQLite is run: WAL, every commit on disk, caches of fixed size, no memory map (it cost 400 MB of resident memory).</summary>
internal static class SqlitePragmas
{
    public static readonly DbConnectionInterceptor Reader = new OnOpen();

    private static readonly ConditionalWeakTable<sqlite3, object> Done = [];

    public static void ApplyWriter(SqliteConnection connection) => Run(connection,
        "PRAGMA page_size=8192; PRAGMA journal_mode=WAL; PRAGMA synchronous=FULL; PRAGMA cache_size=-64000; " +
        "PRAGMA wal_autocheckpoint=1000; PRAGMA mmap_size=0; PRAGMA busy_timeout=30000; PRAGMA temp_store=MEMORY; PRAGMA foreign_keys=ON");

    /// <summary>A pooled connection keeps its settings, so each native handle is told once.</summary>
    public static void ApplyReader(SqliteConnection connection)
    {
        if (connection.Handle is not { } handle || Done.TryGetValue(handle, out _))
            return;
        Run(connection, "PRAGMA cache_size=-16000; PRAGMA mmap_size=0; PRAGMA busy_timeout=30000; PRAGMA temp_store=MEMORY; PRAGMA synchronous=FULL");
        Done.AddOrUpdate(handle, Done);
    }

    private static void Run(SqliteConnection connection, string sql)
    {
        using var command = connection.CreateCommand();
        command.CommandText = sql;
        command.ExecuteNonQuery();
    }

    private sealed class OnOpen : DbConnectionInterceptor
    {
        public override void ConnectionOpened(DbConnection connection, ConnectionEndEventData eventData) =>
            ApplyReader((SqliteConnection)connection);

        public override Task ConnectionOpenedAsync(DbConnection connection, ConnectionEndEventData eventData, CancellationToken cancellationToken = default)
        {
            ApplyReader((SqliteConnection)connection);
            return Task.CompletedTask;
        }
    }
}
