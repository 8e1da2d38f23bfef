using Cauce.App.Cases.Files;
using Cauce.App.Tests.Fakes;
using Cauce.App.Tests.Kills;
using Cauce.Domain.Cases;
using Microsoft.EntityFrameworkCore;

namespace Cauce.App.Tests.Cases.Files.Scanning;

/// <summary>Cauce as its own process, killed with SIGKILL while files are at the scanner.</summary>
public sealed class KilledWhileScanningTests
{
    [Fact, Trait("Req", "A13")]
    public async Task Every_file_is_judged_and_every_case_told_once()
    {
        await using var fake = new FakeClamd { Gate = new() };
        await using var cauce = await KillableCauce.Prepare();
        cauce.Environment["CAUCE_CLAMD"] = fake.Url;
        await cauce.Start();
        using var visitor = new HttpClient(new HttpClientHandler { AllowAutoRedirect = false }) { BaseAddress = new Uri(cauce.Url) };
        for (var i = 0; i < 6; i++)
            await visitor.Sends(("limpio.txt", Scanned.Text()), ("virus.txt", Scanned.Virus("kill")));
        while (fake.Asked.Count < 2)
            await Task.Delay(20, Cancel);
        cauce.Kill();
        fake.Gate.TrySetResult();
        fake.Gate = null;
        await using var db = cauce.Db();
        Assert.Equal(12, await db.Set<FileScan>().CountAsync(s => s.Verdict == null, Cancel));
        // The claims of the dead run out after a minute and a half: as if they had.
        await db.Set<FileScan>().ExecuteUpdateAsync(set => set.SetProperty(s => s.NextTryAt, DateTimeOffset.UtcNow), Cancel);
        await cauce.Start();
        for (var tries = 0; await db.Set<FileScan>().AnyAsync(s => s.NextTryAt != null, Cancel); tries++)
        {
            Assert.True(tries < 600, "not all files were judged within a minute");
            await Task.Delay(100, Cancel);
        }
        Assert.Equal(6, await db.Set<FileScan>().CountAsync(s => s.Verdict == FileVerdict.Clean, Cancel));
        Assert.Equal(6, await db.Set<HistoryEntry>().CountAsync(h => h.What == CaseHistory.FileInfected, Cancel));
        Assert.Equal(6, await db.Set<HistoryEntry>().Where(h => h.What == CaseHistory.FileInfected).Select(h => h.CaseId).Distinct().CountAsync(Cancel));
    }

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;
}
