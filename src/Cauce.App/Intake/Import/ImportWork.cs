using Cauce.App.Background;
using Cauce.App.Data;
using Microsoft.EntityFrameworkCore;

namespace Cauce.App.Intake.Import;

/// <summary>Takes up confirmed imports: those just started, and those that a node left behind when it was killed.</summary>
internal sealed class ImportWork(RunImport run, IDbContextFactory<AppDb> databases, TimeProvider time, Writer writer, ILogger<ImportWork> log)
    : Recurring(Pause, time, log)
{
    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(1);

    private readonly Guid worker = Guid.NewGuid();

    protected override async Task Round(CancellationToken stopping)
    {
        if (await Next(stopping) is { } id)
            await Carry(id, stopping);
    }

    private async Task<Id<CaseImport>?> Next(CancellationToken stopping)
    {
        await using var db = await databases.CreateDbContextAsync(stopping);
        var now = Time.Now();
        var waiting = await db.Set<CaseImport>().Where(i => i.State == ImportState.Running && (i.LeaseUntil == null || i.LeaseUntil < now))
            .OrderBy(i => i.CreatedAt).Select(i => i.Id).Take(1).ToListAsync(stopping);
        return waiting.Count == 0 ? null : waiting[0];
    }

    private async Task Carry(Id<CaseImport> id, CancellationToken stopping)
    {
        try
        {
            await run.Do(id, worker, cancel: stopping);
        }
        catch (Exception failure) when (!stopping.IsCancellationRequested)
        {
            Log.LogError(failure, "An import stopped; the rows done are done");
            await writer.Do(async work => (await work.Db.Set<CaseImport>().FirstAsync(i => i.Id == id)).End(ImportState.Failed, work.Now), stopping);
        }
    }
}
