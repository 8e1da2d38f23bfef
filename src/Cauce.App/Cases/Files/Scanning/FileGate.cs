using Cauce.App.Data;
using Cauce.Domain.Cases;
using Microsoft.EntityFrameworkCore;

namespace Cauce.App.Cases.Files.Scanning;

/// <summary>
/// Which files may go out. Where a scanner is configured: those it has judged clean; where none is: all but what one has
/// found infected before. Whoever gives away bytes of others asks here first.
/// </summary>
public sealed class FileGate(Settings settings)
{
    public bool IsScanned { get; } = settings.Clamd is not null;

    public FileStanding Of(FileScan? scan) => FileStanding.Of(scan, IsScanned);

    public async Task<FileStanding> Of(AppDb db, byte[] sha256, CancellationToken cancel) =>
        Of(await db.Set<FileScan>().FirstOrDefaultAsync(s => s.Sha256 == sha256, cancel));

    public async Task<FileStandings> Of(AppDb db, IQueryable<byte[]> digests, CancellationToken cancel) =>
        Of(await db.Set<FileScan>().Where(s => digests.Contains(s.Sha256)).ToListAsync(cancel));

    public FileStandings Of(IEnumerable<FileScan> scans) => new(scans, IsScanned);

    /// <summary>For whom the file is: a customer has only what is free.</summary>
    /// <exception cref="RefusedException">It must not go out.</exception>
    public static void Pass(FileStanding standing, string name, bool toStaff)
    {
        if (standing.State == FileState.Infected)
            FileRefusals.Infected.With(name, standing.Finding ?? "").Enforce();
        if (!standing.IsFree && !(toStaff && standing.IsForStaff))
            (standing.State == FileState.Unscannable ? FileRefusals.Unscannable : FileRefusals.Held).With(name).Enforce();
    }
}

/// <summary>How each of several files stands.</summary>
public sealed class FileStandings(IEnumerable<FileScan> scans, bool isScanned)
{
    /// <summary>Of no files.</summary>
    public static readonly FileStandings None = new([], false);

    private readonly Dictionary<string, FileScan> byDigest = scans.ToDictionary(s => Convert.ToHexString(s.Sha256));

    public FileStanding Of(byte[] sha256) => FileStanding.Of(byDigest.GetValueOrDefault(Convert.ToHexString(sha256)), isScanned);
}

/// <summary>The bytes, and whether they may go out.</summary>
public sealed record GuardedFiles(FileStore Store, FileGate Gate);
