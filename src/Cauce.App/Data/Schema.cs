using System.Data.Common;
using System.Reflection;
using System.Text;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;

namespace Cauce.App.Data;

/// <summary>
/// The numbered SQL files of each engine, applied at start under a lock, forward only. The first one is written from the
/// model by <c>bin/dev schema</c>; a test holds that files and model say the same.
/// </summary>
public sealed class Schema(Database database, ILogger<Schema> log)
{
    /// <summary>Brings the database to the current version. Safe when several nodes start at once.</summary>
    public async Task Migrate(CancellationToken cancel = default)
    {
        await using var connection = await database.OpenWriter(cancel);
        await using var db = new AppDb(database.OptionsFor(connection));
        await using var transaction = await db.Database.BeginTransactionAsync(cancel);
        if (db.Database.IsNpgsql())
            await db.Database.ExecuteSqlRawAsync("SELECT pg_advisory_xact_lock(20261121)", cancel);
        await db.Database.ExecuteSqlRawAsync("CREATE TABLE IF NOT EXISTS schema_versions (version varchar(80) PRIMARY KEY, applied_at varchar(40) NOT NULL)", cancel);
        var applied = await db.Database.SqlQueryRaw<string>("SELECT version AS \"Value\" FROM schema_versions").ToListAsync(cancel);
        foreach (var (version, sql) in Files(db.Database.IsSqlite()).Where(file => !applied.Contains(file.Version)))
        {
            log.LogInformation("Applying schema version {Version}", version);
            await Execute(db, sql, cancel);
            await db.Database.ExecuteSqlAsync(
                $"INSERT INTO schema_versions (version, applied_at) VALUES ({version}, {DateTimeOffset.UtcNow.ToString("O")})", cancel);
        }
        await transaction.CommitAsync(cancel);
    }

    /// <summary>Whether the database has every version this program knows. An empty one has none.</summary>
    public async Task<bool> IsCurrent(CancellationToken cancel = default)
    {
        await using var connection = await database.OpenReader(cancel);
        await using var command = connection.CreateCommand();
        command.CommandText = "SELECT version FROM schema_versions";
        var applied = new HashSet<string>();
        try
        {
            await using var rows = await command.ExecuteReaderAsync(cancel);
            while (await rows.ReadAsync(cancel))
                applied.Add(rows.GetString(0));
        }
        catch (DbException)
        {
            return false;
        }
        return Files(database.IsSqlite).All(file => applied.Contains(file.Version));
    }

    /// <summary>What the first migration must say for the model as it is.</summary>
    public static string Script(AppDb db)
    {
        var script = db.Database.GenerateCreateScript().ReplaceLineEndings("\n");
        return db.Database.IsSqlite() ? WithoutRowIds(script) : script;
    }

    internal static IEnumerable<(string Version, string Sql)> Files(bool sqlite)
    {
        var prefix = (sqlite ? "Sqlite/" : "Postgres/");
        var assembly = Assembly.GetExecutingAssembly();
        foreach (var name in assembly.GetManifestResourceNames().Where(n => n.StartsWith(prefix, StringComparison.Ordinal)).Order(StringComparer.Ordinal))
        {
            using var reader = new StreamReader(assembly.GetManifestResourceStream(name)!, Encoding.UTF8);
            yield return (Path.GetFileNameWithoutExtension(name[prefix.Length..]), reader.ReadToEnd());
        }
    }

    /// <summary>Rows that are always read by their key in key order stand in the key itself: half the pages to read.</summary>
    private static string WithoutRowIds(string script)
    {
        foreach (var table in new[] { "history", "clocks", "tally", "counters" })
        {
            var start = script.IndexOf($"CREATE TABLE \"{table}\"", StringComparison.Ordinal);
            var end = script.IndexOf("\n);", start, StringComparison.Ordinal);
            script = script[..end] + "\n) WITHOUT ROWID;" + script[(end + 3)..];
        }
        return script;
    }

    private static async Task Execute(AppDb db, string sql, CancellationToken cancel)
    {
        await using var command = db.Database.GetDbConnection().CreateCommand();
        command.CommandText = sql;
        command.Transaction = Microsoft.EntityFrameworkCore.Storage.DbContextTransactionExtensions.GetDbTransaction(db.Database.CurrentTransaction!);
        await command.ExecuteNonQueryAsync(cancel);
    }
}
