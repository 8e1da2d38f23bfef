using Cauce.App.Data;
using Cauce.Domain.Intake.Messengers;
using Microsoft.EntityFrameworkCore;

namespace Cauce.App.Intake.Messengers;

/// <summary>
/// Sorts what was kept, oldest first. A row is claimed by moving its next try forward, compared and set; a node that dies gives
/// it back by letting that moment pass. What one peer wrote is sorted in its order, on all nodes: a message is claimed only
/// when every earlier one of its peer is settled or in the same hands.
/// </summary>
internal sealed class SortMessages(SortMessage sort, Writer writer, IDbContextFactory<AppDb> databases, IncomingBell bell, ILogger<SortMessages> log) : BackgroundService
{
    private const int AtOnce = 32;
    private static readonly TimeSpan Rest = TimeSpan.FromSeconds(2);

    /// <summary>Longer than it takes to fetch the files of one message.</summary>
    private static readonly TimeSpan Lease = TimeSpan.FromMinutes(2);

    private const string ClaimOne =
        "UPDATE incoming_messages SET next_try_at = @p0 WHERE id = @p1 AND next_try_at = @p2 AND state = 1 AND (peer = '' OR NOT EXISTS (" +
        "SELECT 1 FROM incoming_messages e WHERE e.account_id = incoming_messages.account_id AND e.peer = incoming_messages.peer " +
        "AND e.seq < incoming_messages.seq AND e.next_try_at IS NOT NULL AND e.next_try_at <> @p0))";

    protected override async Task ExecuteAsync(CancellationToken stopping)
    {
        while (!stopping.IsCancellationRequested)
        {
            try
            {
                while (await SortSome(stopping) > 0)
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
                log.LogError(failure, "Messages could not be sorted and are looked at again");
                await Task.Delay(Rest, stopping).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            }
        }
    }

    /// <returns>How many were in hand.</returns>
    private async Task<int> SortSome(CancellationToken stopping)
    {
        var mine = await Claim(await Due(stopping), stopping);
        await Task.WhenAll(mine.GroupBy(one => one.Incoming.Peer.Length > 0 ? one.Incoming.AccountId + one.Incoming.Peer : one.Incoming.Id.ToString())
            .Select(ofPeer => SortInOrder([.. ofPeer], stopping)));
        return mine.Count;
    }

    private async Task SortInOrder(List<(IncomingMessage Incoming, DateTimeOffset Until)> ofPeer, CancellationToken stopping)
    {
        foreach (var (incoming, until) in ofPeer)
        {
            // Those after it wait with it, and are claimed again in their order.
            if (!await sort.Do(incoming, until, stopping))
                break;
        }
    }

    private async Task<List<IncomingMessage>> Due(CancellationToken stopping)
    {
        await using var db = await databases.CreateDbContextAsync(stopping);
        var now = TimeProvider.System.Now();
        return await db.Set<IncomingMessage>().Where(m => m.NextTryAt != null && m.NextTryAt <= now).OrderBy(m => m.Seq).Take(AtOnce).ToListAsync(stopping);
    }

    private async Task<List<(IncomingMessage Incoming, DateTimeOffset Until)>> Claim(List<IncomingMessage> due, CancellationToken stopping)
    {
        if (due.Count == 0)
            return [];
        return await writer.Do(async work =>
        {
            var until = work.Now + Lease;
            var mine = new List<(IncomingMessage, DateTimeOffset)>(due.Count);
            foreach (var incoming in due)
            {
                if (await work.Sql.Run(ClaimOne, until, incoming.Id.Value, incoming.NextTryAt) == 1)
                    mine.Add((incoming, until));
            }
            return mine;
        }, stopping);
    }
}
