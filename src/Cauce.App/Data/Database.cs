using System.Data.Common;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Npgsql;

namespace Cauce.App.Data;

/// <summary>Which engine, and how to open it: readers, and the one writer of this node.</summary>
public sealed class Database : IAsyncDisposable
{
    private readonly string sqlite;
    private readonly NpgsqlDataSource? postgres;

    public Database(Settings settings)
    {
        Directory.CreateDirectory(settings.Data);
        sqlite = Path.Combine(settings.Data, "cauce.db");
        if (settings.Database is { } connection)
            postgres = new NpgsqlDataSourceBuilder(Tuned(connection)).Build();
        else
            SqlitePragmas.Prepare();
    }

    public bool IsSqlite => postgres is null;

    /// <summary>Options for pooled contexts that read; also what Identity writes through.</summary>
    public void Configure(DbContextOptionsBuilder options)
    {
        if (postgres is not null)
            options.UseNpgsql(postgres);
        else
            options.UseSqlite(SqliteConnectionString(SqliteOpenMode.ReadWriteCreate, pooled: false)).AddInterceptors(KeptConnection.ForContexts);
        Common(options);
    }

    /// <summary>Options bound to one open connection: the writer's.</summary>
    public DbContextOptions<AppDb> OptionsFor(DbConnection connection)
    {
        var options = new DbContextOptionsBuilder<AppDb>();
        if (IsSqlite)
            options.UseSqlite(connection).AddInterceptors(KeptConnection.ForContexts);
        else
            options.UseNpgsql(connection);
        Common(options);
        return options.UseQueryTrackingBehavior(QueryTrackingBehavior.TrackAll).Options;
    }

    public async Task<DbConnection> OpenWriter(CancellationToken cancel = default)
    {
        if (postgres is not null)
            return await postgres.OpenConnectionAsync(cancel);
        var connection = new KeptConnection(SqliteConnectionString(SqliteOpenMode.ReadWriteCreate, pooled: false));
        await connection.OpenAsync(cancel);
        SqlitePragmas.ApplyWriter(connection);
        return connection;
    }

    /// <summary>An open connection for hand-written reads. Dispose it to give it back to the pool.</summary>
    public async ValueTask<DbConnection> OpenReader(CancellationToken cancel = default) =>
        postgres is not null ? await postgres.OpenConnectionAsync(cancel) : OpenReaderNow();

    /// <summary>As <see cref="OpenReader"/>, for the framework's interfaces that cannot wait.</summary>
    public DbConnection OpenReaderNow()
    {
        if (postgres is not null)
            return postgres.OpenConnection();
        var connection = new SqliteConnection(SqliteConnectionString(SqliteOpenMode.ReadWriteCreate));
        connection.Open();
        SqlitePragmas.ApplyReader(connection);
        return connection;
    }

    /// <summary>A connection of one's own to SQLite, outside the pool, to see whether others write.</summary>
    public DbConnection OpenWatcher()
    {
        var connection = new SqliteConnection(SqliteConnectionString(SqliteOpenMode.ReadWriteCreate, pooled: false));
        connection.Open();
        SqlitePragmas.ApplyReader(connection);
        return connection;
    }

    public async ValueTask DisposeAsync()
    {
        if (postgres is not null)
            await postgres.DisposeAsync();
        SqliteConnection.ClearAllPools();
    }

    private static void Common(DbContextOptionsBuilder options) =>
        options.UseQueryTrackingBehavior(QueryTrackingBehavior.NoTracking).EnableThreadSafetyChecks(false);

    private string SqliteConnectionString(SqliteOpenMode mode, bool pooled = true) => new SqliteConnectionStringBuilder
    {
        DataSource = sqlite,
        Mode = mode,
        Pooling = pooled,
        DefaultTimeout = 30,
    }.ToString();

    private static string Tuned(string connection)
    {
        var tuned = new NpgsqlConnectionStringBuilder(connection);
        if (tuned.MaxAutoPrepare == 0)
            tuned.MaxAutoPrepare = 200;
        tuned.AutoPrepareMinUsages = 2;
        tuned.NoResetOnClose = true;
        return tuned.ToString();
    }
}
