using Cauce.App.Background;
using Cauce.App.Data;
using Cauce.Domain.Communication;
using Microsoft.EntityFrameworkCore;

namespace Cauce.App.Communication.Incidents;

/// <summary>Takes up confirmed circulars: those just started, and those that a node left behind when it was killed.</summary>
internal sealed class CircularWork(CarryCircular carry, IDbContextFactory<AppDb> databases, TimeProvider time, ILogger<CircularWork> log)
    : Recurring(Pause, time, log)
{
    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(1);

    private readonly Guid worker = Guid.NewGuid();

    protected override async Task Round(CancellationToken stopping)
    {
        await using var db = await databases.CreateDbContextAsync(stopping);
        var now = Time.Now();
        var waiting = await db.Set<Circular>().Where(c => c.State == CircularState.Running && (c.LeaseUntil == null || c.LeaseUntil < now))
            .OrderBy(c => c.CreatedAt).Select(c => c.Id).Take(1).ToListAsync(stopping);
        if (waiting.Count > 0)
            await carry.Do(waiting[0], worker, stopping);
    }
}
