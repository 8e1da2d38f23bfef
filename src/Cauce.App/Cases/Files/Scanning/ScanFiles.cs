using Cauce.App.Data;
using Cauce.Domain.Cases;
using Microsoft.EntityFrameworkCore;

namespace Cauce.App.Cases.Files.Scanning;

/// <summary>
/// Lets the scanner judge what waits, oldest first, a few at a time. A row is claimed by moving its next try forward, compared
/// and set; a node that dies gives it back by letting that moment pass. While the scanner is not there nothing is claimed: it
/// is asked again until it answers, and what waits is not blamed.
/// </summary>
internal sealed class ScanFiles(
    Settings settings, JudgeFile judge, Writer writer, IDbContextFactory<AppDb> databases, ScanBell bell, ILogger<ScanFiles> log) : BackgroundService
{
    private const int AtOnce = 4;
    private static readonly TimeSpan Rest = TimeSpan.FromSeconds(3);

    /// <summary>Longer than the longest scan and the act after it.</summary>
    private static readonly TimeSpan Lease = TimeSpan.FromSeconds(90);

    protected override async Task ExecuteAsync(CancellationToken stopping)
    {
        if (settings.Clamd is null)
            return;
        while (!stopping.IsCancellationRequested)
        {
            try
            {
                while (await judge.IsScannerThere(stopping) && await ScanSome(stopping) > 0)
                {
                }
                await bell.Wait(Rest, stopping);
            }
            catch (Exception end) when (stopping.IsCancellationRequested || end is StoppingException)
            {
                return;
            }
            catch (Exception failure)
            {
                log.LogError(failure, "Files could not be scanned and are looked at again");
                await Task.Delay(Rest, stopping).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            }
        }
    }

    /// <returns>How many were in hand.</returns>
    private async Task<int> ScanSome(CancellationToken stopping)
    {
        var mine = await Claim(await Due(stopping), stopping);
        await Task.WhenAll(mine.Select(claimed => judge.Do(claimed.Scan, claimed.Until, stopping)));
        return mine.Count;
    }

    private async Task<List<FileScan>> Due(CancellationToken stopping)
    {
        await using var db = await databases.CreateDbContextAsync(stopping);
        var now = TimeProvider.System.Now();
        return await db.Set<FileScan>().Where(s => s.NextTryAt != null && s.NextTryAt <= now).OrderBy(s => s.NextTryAt).Take(AtOnce).ToListAsync(stopping);
    }

    private async Task<List<(FileScan Scan, DateTimeOffset Until)>> Claim(List<FileScan> due, CancellationToken stopping)
    {
        if (due.Count == 0)
            return [];
        return await writer.Do(async work =>
        {
            var until = work.Now + Lease;
            var mine = new List<(FileScan, DateTimeOffset)>(due.Count);
            foreach (var scan in due)
            {
                if (await work.Sql.Run("UPDATE file_scans SET next_try_at = @p0 WHERE sha256 = @p1 AND next_try_at = @p2", until, scan.Sha256, scan.NextTryAt) == 1)
                    mine.Add((scan, until));
            }
            return mine;
        }, stopping);
    }
}
