using System.Formats.Tar;
using System.IO.Compression;
using Microsoft.Data.Sqlite;

namespace Cauce.App.Data.Backups;

/// <summary>
/// Everything an installation keeps as one compressed archive: the database as it stood at one moment, and the folders of
/// the data directory. Cauce may go on working meanwhile: the database is copied first, so every file it names is in the
/// archive, and some newer ones at most.
/// </summary>
public sealed class Backup(Settings settings)
{
    private const string SqliteName = "cauce.db";
    private const string PostgresName = "cauce.dump";

    /// <summary>Writes the archive beside its final name first: what stands under the name is always whole.</summary>
    /// <param name="progress">Told how many entries are in, and how many there are.</param>
    /// <exception cref="BackupTrouble">PostgreSQL's own tools are missing or fail.</exception>
    public async Task Write(string file, Action<int, int> progress, CancellationToken cancel = default)
    {
        var scratch = Directory.CreateTempSubdirectory("cauce-backup-").FullName;
        try
        {
            var database = Path.Combine(scratch, settings.Database is null ? SqliteName : PostgresName);
            if (settings.Database is { } postgres)
                await PostgresTools.Dump(postgres, database, cancel);
            else
                CopySqlite(Path.Combine(settings.Data, SqliteName), database);
            var entries = Files().Prepend((Path: database, Name: Path.GetFileName(database))).ToList();
            await Pack(entries, file + ".part", progress, cancel);
            File.Move(file + ".part", file, overwrite: true);
        }
        finally
        {
            Directory.Delete(scratch, recursive: true);
        }
    }

    /// <summary>Puts an archive into an empty data directory, and on PostgreSQL into an empty database.</summary>
    /// <exception cref="BackupTrouble">The directory is not empty, or the archive is none of Cauce's, or of the other engine.</exception>
    public async Task Restore(string file, CancellationToken cancel = default)
    {
        Directory.CreateDirectory(settings.Data);
        if (Directory.EnumerateFileSystemEntries(settings.Data).Any())
            throw new BackupTrouble($"{settings.Data} is not empty: nothing was restored. Name an empty directory in CAUCE_DATA.");
        try
        {
            await Unpack(file, cancel);
            await TakeDatabase(cancel);
        }
        catch
        {
            LeaveEmpty();
            throw;
        }
    }

    private async Task Unpack(string file, CancellationToken cancel)
    {
        try
        {
            await using var packed = File.OpenRead(file);
            await using var archive = new GZipStream(packed, CompressionMode.Decompress);
            await TarFile.ExtractToDirectoryAsync(archive, settings.Data, overwriteFiles: false, cancel);
        }
        catch (Exception trouble) when (trouble is InvalidDataException or EndOfStreamException or FormatException)
        {
            throw new BackupTrouble($"{file} is not a whole archive of Cauce: {trouble.Message}");
        }
    }

    /// <summary>What half a restoration brought is taken away again: the directory was empty before.</summary>
    private void LeaveEmpty()
    {
        foreach (var folder in Directory.EnumerateDirectories(settings.Data))
            Directory.Delete(folder, recursive: true);
        foreach (var file in Directory.EnumerateFiles(settings.Data))
            File.Delete(file);
    }

    private async Task TakeDatabase(CancellationToken cancel)
    {
        var (sqlite, dump) = (Path.Combine(settings.Data, SqliteName), Path.Combine(settings.Data, PostgresName));
        if (!File.Exists(settings.Database is null ? sqlite : dump))
            throw new BackupTrouble("The archive holds no database for this engine: a backup is restored into the engine it was made on.");
        if (settings.Database is { } postgres)
        {
            await PostgresTools.Restore(postgres, dump, cancel);
            File.Delete(dump);
        }
        else
            Check(sqlite);
    }

    private static void CopySqlite(string from, string to)
    {
        if (!File.Exists(from))
            throw new BackupTrouble($"There is no database in {Path.GetDirectoryName(from)}");
        using var connection = Open(from);
        using var copy = connection.CreateCommand();
        copy.CommandText = "VACUUM INTO $to";
        copy.Parameters.AddWithValue("$to", to);
        copy.ExecuteNonQuery();
    }

    private static void Check(string database)
    {
        using var connection = Open(database);
        using var check = connection.CreateCommand();
        check.CommandText = "PRAGMA integrity_check";
        if (check.ExecuteScalar() is not "ok")
            throw new BackupTrouble("The restored database is damaged.");
    }

    private static SqliteConnection Open(string database)
    {
        var connection = new SqliteConnection(new SqliteConnectionStringBuilder { DataSource = database, Pooling = false, DefaultTimeout = 60 }.ToString());
        connection.Open();
        return connection;
    }

    /// <summary>The rest of the data directory: attachments, mail kept in the folder.</summary>
    private IEnumerable<(string Path, string Name)> Files() =>
        Directory.Exists(settings.Data)
            ? Directory.EnumerateFiles(settings.Data, "*", SearchOption.AllDirectories)
                .Select(path => (Path: path, Name: Path.GetRelativePath(settings.Data, path)))
                .Where(file => !file.Name.StartsWith(SqliteName, StringComparison.Ordinal))
            : [];

    private static async Task Pack(List<(string Path, string Name)> entries, string file, Action<int, int> progress, CancellationToken cancel)
    {
        await using var packed = File.Create(file);
        await using var compressed = new GZipStream(packed, CompressionLevel.Fastest);
        await using var archive = new TarWriter(compressed);
        for (var i = 0; i < entries.Count; i++)
        {
            try
            {
                await archive.WriteEntryAsync(entries[i].Path, entries[i].Name, cancel);
            }
            catch (FileNotFoundException) when (i > 0)
            {
                // Sent or removed since the directory was read; the database copied before does not need it.
            }
            progress(i + 1, entries.Count);
        }
    }
}

/// <summary>Why a backup or a restoration did not happen, for the person at the terminal.</summary>
public sealed class BackupTrouble(string message) : Exception(message);
