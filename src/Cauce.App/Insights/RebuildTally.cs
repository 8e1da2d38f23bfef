using Cauce.App.Data;
using Cauce.Domain.Cases;
using Microsoft.EntityFrameworkCore;

namespace Cauce.App.Insights;

/// <summary>Counts all cases again and puts the sums in the place of the stored figures, in one transaction.</summary>
public sealed class RebuildTally(Writer writer) : IAct
{
    /// <param name="actor">The installation itself.</param>
    /// <param name="progress">Told how many cases are counted, and how many there are.</param>
    /// <returns>How many cases were counted.</returns>
    public Task<long> Do(Actor actor, Action<long, long> progress, CancellationToken cancel = default)
    {
        actor.Must(Permission.ManageBranches);
        return writer.Do(work => Count(work, progress, cancel), cancel);
    }

    private static async Task<long> Count(Work work, Action<long, long> progress, CancellationToken cancel)
    {
        var db = work.Db;
        // Other nodes wait here with their own changes, and add them to what is counted now.
        if (db.Database.IsNpgsql())
            await db.Database.ExecuteSqlRawAsync("LOCK TABLE tally IN EXCLUSIVE MODE", cancel);
        var (counted, all) = (0L, await db.Set<Case>().LongCountAsync(cancel));
        var changes = new TallyChanges();
        await foreach (var @case in db.Set<Case>().AsNoTracking().AsAsyncEnumerable().WithCancellation(cancel))
        {
            changes.Add(before: null, Figures.Of(@case));
            if (++counted % 1000 == 0)
                progress(counted, all);
        }
        await db.Set<TallyRow>().ExecuteDeleteAsync(cancel);
        changes.Write(work.Sql);
        return counted;
    }
}
