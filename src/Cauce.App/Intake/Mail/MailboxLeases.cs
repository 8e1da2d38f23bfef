using Cauce.App.Data;
using Cauce.Domain.Intake.Mail;
using Microsoft.EntityFrameworkCore;

namespace Cauce.App.Intake.Mail;

/// <summary>Which mailboxes this node reads. A lease is taken and renewed by compare and set; that of a killed node passes on when it ends.</summary>
internal sealed class MailboxLeases(Writer writer, IDbContextFactory<AppDb> databases, TimeProvider time)
{
    internal static readonly TimeSpan Lease = TimeSpan.FromSeconds(20);

    private readonly Guid node = Guid.NewGuid();

    /// <summary>Takes what is free, renews what is ours.</summary>
    /// <returns>The mailboxes this node has in hand now, as they stand.</returns>
    public async Task<IReadOnlyList<Mailbox>> Hold(CancellationToken cancel)
    {
        await using var db = await databases.CreateDbContextAsync(cancel);
        var now = time.Now();
        var open = await db.Set<Mailbox>().Where(m => m.PausedAt == null && (m.LeaseHolder == node || m.LeaseUntil == null || m.LeaseUntil < now)).ToListAsync(cancel);
        var due = open.Where(m => m.LeaseHolder != node || m.LeaseUntil is not { } until || until < now + (Lease / 2)).Select(m => m.Id).ToList();
        var lost = due.Count == 0 ? [] : due.Except(await Take(due, cancel)).ToHashSet();
        return [.. open.Where(m => !lost.Contains(m.Id))];
    }

    /// <summary>The node stops in good order: the next one need not wait.</summary>
    public Task Release() => writer.Do(work => work.Sql.Run("UPDATE mailboxes SET lease_holder = NULL, lease_until = NULL WHERE lease_holder = @p0", node));

    private Task<List<Id<Mailbox>>> Take(List<Id<Mailbox>> due, CancellationToken cancel) => writer.Do(async work =>
    {
        var taken = new List<Id<Mailbox>>(due.Count);
        foreach (var id in due)
        {
            var changed = await work.Sql.Run(
                "UPDATE mailboxes SET lease_holder = @p0, lease_until = @p1 WHERE id = @p2 AND paused_at IS NULL AND (lease_holder = @p0 OR lease_until IS NULL OR lease_until < @p3)",
                node, work.Now + Lease, id.Value, work.Now);
            if (changed == 1)
                taken.Add(id);
        }
        return taken;
    }, cancel);
}
