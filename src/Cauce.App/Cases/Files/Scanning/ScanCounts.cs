using Cauce.App.Data;
using Cauce.Domain.Cases;
using Microsoft.EntityFrameworkCore;

namespace Cauce.App.Cases.Files.Scanning;

/// <summary>How many contents are in which state.</summary>
/// <param name="Oldest">Since when the first of those that wait does.</param>
public sealed record ScanCounts(int Waiting, int Infected, int Unscannable, DateTimeOffset? Oldest)
{
    /// <summary>Null where no scanner is configured and none ever found anything.</summary>
    public static async Task<ScanCounts?> Read(IServiceProvider services, CancellationToken cancel)
    {
        await using var db = await services.GetRequiredService<IDbContextFactory<AppDb>>().CreateDbContextAsync(cancel);
        var counts = await Read(db, cancel);
        return services.GetRequiredService<FileGate>().IsScanned || counts.Infected > 0 ? counts : null;
    }

    public static async Task<ScanCounts> Read(AppDb db, CancellationToken cancel)
    {
        var scans = db.Set<FileScan>();
        var waiting = scans.Where(s => s.NextTryAt != null && s.Verdict == null);
        return new ScanCounts(
            await waiting.CountAsync(cancel), await scans.CountAsync(s => s.Verdict == FileVerdict.Infected, cancel),
            await scans.CountAsync(s => s.Verdict == FileVerdict.Unscannable, cancel), await waiting.MinAsync(s => (DateTimeOffset?)s.WaitingSince, cancel));
    }
}
