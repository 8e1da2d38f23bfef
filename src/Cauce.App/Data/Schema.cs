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
        await using var transaction = await connection.BeginTransactionAsync(cancel);
        async Task Run(string sql)
        {
            await using var command = Command(connection, transaction, sql);
            await command.ExecuteNonQueryAsync(cancel);
        }

        if (!database.IsSqlite)
            await Run("SELECT pg_advisory_xact_lock(20261121)");
        await Run("CREATE TABLE IF NOT EXISTS schema_versions (version varchar(80) PRIMARY KEY, applied_at varchar(40) NOT NULL)");
        var applied = await Applied(connection, transaction, cancel);
        foreach (var (version, sql) in Files(database.IsSqlite).Where(file => !applied.Contains(file.Version)))
        {
            log.LogInformation("Applying schema version {Version}", version);
            await Run(sql);
            await Run($"INSERT INTO schema_versions (version, applied_at) VALUES ('{version}', '{DateTimeOffset.UtcNow:O}')");
        }
        await transaction.CommitAsync(cancel);
    }

    /// <summary>Whether the database has every version this program knows. An empty one has none.</summary>
    public async Task<bool> IsCurrent(CancellationToken cancel = default)
    {
        await using var connection = await database.OpenReader(cancel);
        try
        {
            var applied = await Applied(connection, transaction: null, cancel);
            return Files(database.IsSqlite).All(file => applied.Contains(file.Version));
        }
        catch (DbException)
        {
            return false;
        }
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

    private static async Task<HashSet<string>> Applied(DbConnection connection, DbTransaction? transaction, CancellationToken cancel)
    {
        await using var command = Command(connection, transaction, "SELECT version FROM schema_versions");
        await using var rows = await command.ExecuteReaderAsync(cancel);
        var applied = new HashSet<string>();
        while (await rows.ReadAsync(cancel))
            applied.Add(rows.GetString(0));
        return applied;
    }

    /// <summary>Without the model, whose making would be the longest part of the start.</summary>
    private static DbCommand Command(DbConnection connection, DbTransaction? transaction, string sql)
    {
        var command = connection.CreateCommand();
        command.CommandText = sql;
        command.Transaction = transaction;
        return command;
    }
}
