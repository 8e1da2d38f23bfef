using Cauce.App.Data;
using Cauce.Domain.Cases;
using Microsoft.EntityFrameworkCore;

namespace Cauce.App.Background;

/// <summary>
/// Looks at the clocks that are due to be looked at: a warning or a breach becomes a fact. Every node does so; the case's
/// version lets only the first of them write, and a second look finds nothing new.
/// </summary>
internal sealed class ClockWorker(Writer writer, IDbContextFactory<AppDb> databases, TimeProvider time, ILogger<ClockWorker> log)
    : Recurring(Pace, time, log)
{
    private const int Batch = 100;
    private static readonly TimeSpan Pace = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan AfterFailure = TimeSpan.FromMinutes(5);

    /// <summary>One round: all that is due now.</summary>
    /// <returns>How many cases were looked at.</returns>
    public async Task<int> Look(CancellationToken cancel = default)
    {
        var looked = 0;
        for (IReadOnlyList<Id<Case>> due = await Due(cancel); due.Count > 0; due = await Due(cancel))
        {
            await Task.WhenAll(due.Select(id => LookAt(id, cancel)));
            looked += due.Count;
            if (due.Count < Batch)
                break;
        }
        return looked;
    }

    protected override Task Round(CancellationToken stopping) => Look(stopping);

    private async Task<IReadOnlyList<Id<Case>>> Due(CancellationToken cancel)
    {
        await using var db = await databases.CreateDbContextAsync(cancel);
        var now = Time.Now();
        return await db.Set<Case>().Where(c => c.NextLookAt <= now).OrderBy(c => c.NextLookAt).Select(c => c.Id).Take(Batch).ToListAsync(cancel);
    }

    /// <summary>A case that cannot be looked at is put off, so that one bad row never stops the line.</summary>
    private async Task LookAt(Id<Case> id, CancellationToken cancel)
    {
        try
        {
            await writer.Do(async work => (await work.Case(id)).LookAtClocks(work.Now), cancel);
        }
        catch (Exception failure) when (!cancel.IsCancellationRequested)
        {
            Log.LogError(failure, "The clocks of case {Case} could not be looked at; it is put off", id);
            await writer.Do(work => work.Db.Set<Case>().Where(c => c.Id == id)
                .ExecuteUpdateAsync(set => set.SetProperty(c => c.NextLookAt, work.Now + AfterFailure)), cancel);
        }
    }
}
