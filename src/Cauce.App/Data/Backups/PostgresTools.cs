using System.Diagnostics;
using Npgsql;

namespace Cauce.App.Data.Backups;

/// <summary>PostgreSQL's own programs, which alone know how to copy its databases.</summary>
internal static class PostgresTools
{
    public static Task Dump(string connection, string file, CancellationToken cancel) =>
        Run("pg_dump", connection, ["--format=custom", "--no-owner", $"--file={file}"], cancel);

    public static Task Restore(string connection, string file, CancellationToken cancel) =>
        Run("pg_restore", connection, ["--no-owner", "--exit-on-error", "--single-transaction", $"--dbname={new NpgsqlConnectionStringBuilder(connection).Database}", file], cancel);

    private static async Task Run(string tool, string connection, IEnumerable<string> arguments, CancellationToken cancel)
    {
        var start = new ProcessStartInfo(Find(tool), arguments) { UseShellExecute = false, RedirectStandardError = true };
        var server = new NpgsqlConnectionStringBuilder(connection);
        // By the environment, so that no password stands in the list of processes.
        start.Environment["PGHOST"] = server.Host;
        start.Environment["PGPORT"] = server.Port.ToString(System.Globalization.CultureInfo.InvariantCulture);
        start.Environment["PGUSER"] = server.Username;
        start.Environment["PGPASSWORD"] = server.Password;
        start.Environment["PGDATABASE"] = server.Database;
        using var process = Process.Start(start)!;
        var said = await process.StandardError.ReadToEndAsync(cancel);
        await process.WaitForExitAsync(cancel);
        if (process.ExitCode != 0)
            throw new BackupTrouble($"{tool} failed: {said.Trim()}");
    }

    private static string Find(string tool)
    {
        var folders = (Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator)
            .Concat(Directory.Exists("/usr/lib/postgresql") ? Directory.GetDirectories("/usr/lib/postgresql").OrderDescending().Select(d => Path.Combine(d, "bin")) : []);
        return folders.Select(folder => Path.Combine(folder, tool)).FirstOrDefault(File.Exists)
            ?? throw new BackupTrouble($"{tool} is not installed: install PostgreSQL's client programs (Debian: apt-get install postgresql-client) and try again.");
    }
}
