using Cauce.App.Background;
using Cauce.App.Communication.Mail;
using Cauce.App.Data;
using Cauce.Domain.Communication;
using Microsoft.EntityFrameworkCore;

namespace Cauce.App.Communication;

/// <summary>
/// Sends what stands in the outbox. A row is claimed by moving its next try forward, compared and set, so that of several
/// nodes one has it; a node that dies gives it back by letting that moment pass. Each goes by the way its row names.
/// </summary>
internal sealed class DeliverOutbox(
    Writer writer, IDbContextFactory<AppDb> databases, IEnumerable<ICarrier> carriers, MailSettings settings, OutboxBell bell, ILogger<DeliverOutbox> log) : BackgroundService
{
    private const int AtOnce = 32;

    private static readonly TimeSpan Rest = TimeSpan.FromSeconds(20);

    /// <summary>
    /// Between one lot and the next: a rush of letters goes about as fast as a mail server takes them, and leaves the machine
    /// to those who are waiting for an answer. The first letter after a rest goes at once.
    /// </summary>
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(150);

    private readonly Dictionary<string, ICarrier> carriers = carriers.ToDictionary(carrier => carrier.Channel, StringComparer.Ordinal);

    /// <summary>Messengers apart from mail: neither waits for a server of the other.</summary>
    protected override Task ExecuteAsync(CancellationToken stopping) =>
        Task.WhenAll(Run(byMail: true, bell, stopping), Run(byMail: false, bell.Messengers, stopping));

    private async Task Run(bool byMail, Bell bell, CancellationToken stopping)
    {
        while (!stopping.IsCancellationRequested)
        {
            try
            {
                while (await DeliverSome(byMail, stopping))
                    await Task.Delay(Pause, stopping);
                await bell.Wait(Rest, stopping);
            }
            catch (Exception) when (stopping.IsCancellationRequested)
            {
                return;
            }
            catch (Exception failure)
            {
                log.LogError(failure, "The outbox could not be looked at and is looked at again");
                await Task.Delay(Rest, stopping).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            }
        }
    }

    /// <summary>Claims what is due, sends it, and writes down what became of it. False when nothing was due.</summary>
    private async Task<bool> DeliverSome(bool byMail, CancellationToken stopping)
    {
        var now = DateTimeOffset.UtcNow;
        await using var db = await databases.CreateDbContextAsync(stopping);
        var budget = new LetterBudget(db, settings, now);
        var room = byMail ? await budget.Room(stopping) : AtOnce;
        var due = await db.Set<OutboxMessage>().Where(m => m.NextTryAt != null && m.NextTryAt <= now && (m.Channel == OutboxMessage.ByEmail) == byMail)
            .OrderBy(m => m.NextTryAt).Take(Math.Min(AtOnce, room)).ToListAsync(stopping);
        if (due.Count == 0)
            return false;
        var over = await budget.OverFor(due, stopping);
        if (over.Count > 0)
            await PutOff(due.Where(m => over.Contains(m.AddressKey)), stopping);
        var mine = await Claim(due.FindAll(m => !over.Contains(m.AddressKey)), stopping);
        await Task.WhenAll(mine.Select(letter => Deliver(letter, stopping)));
        return true;
    }

    /// <summary>One address is not flooded, whatever happened: what is too much for this hour goes later.</summary>
    private Task PutOff(IEnumerable<OutboxMessage> letters, CancellationToken stopping) => writer.Do(async work =>
    {
        foreach (var letter in letters)
            await work.Sql.Run("UPDATE outbox SET next_try_at = @p0, last_error = @p3 WHERE id = @p1 AND next_try_at = @p2",
                work.Now + LetterBudget.Later, letter.Id.Value, letter.NextTryAt, OutboxMessage.OverBudget);
    }, stopping);

    private Task<List<OutboxMessage>> Claim(List<OutboxMessage> due, CancellationToken stopping) => writer.Do(async work =>
    {
        var mine = new List<OutboxMessage>(due.Count);
        foreach (var letter in due)
        {
            var until = work.Now + (carriers.GetValueOrDefault(letter.Channel)?.Lease ?? Rest);
            if (await work.Sql.Run("UPDATE outbox SET next_try_at = @p0 WHERE id = @p1 AND next_try_at = @p2", until, letter.Id.Value, letter.NextTryAt) == 1)
                mine.Add(letter);
        }
        return mine;
    }, stopping);

    /// <summary>The letter is ours alone until the lease ends, so it is written down as it was read and has become.</summary>
    private async Task Deliver(OutboxMessage letter, CancellationToken stopping)
    {
        Note(letter, await Send(letter, stopping), TimeProvider.System.Now());
        await writer.Do(async work =>
        {
            var written = await work.Sql.Run(
                "UPDATE outbox SET tries = @p1, sent_at = @p2, is_kept = @p3, next_try_at = @p4, given_up_at = @p5, last_error = @p6, carried_as = @p7 WHERE id = @p0 AND sent_at IS NULL",
                letter.Id.Value, letter.Tries, letter.SentAt, letter.IsKept, letter.NextTryAt, letter.GivenUpAt, letter.LastError, letter.CarriedAs);
            if (written == 1 && letter is { GivenUpAt: not null, Channel: not OutboxMessage.ByEmail })
                await Undelivered.Tell(letter, letter.LastError ?? "", work);
        }, CancellationToken.None);
    }

    /// <summary>A fault of ours in one message must not keep the others from going.</summary>
    private async Task<MailOutcome> Send(OutboxMessage letter, CancellationToken stopping)
    {
        try
        {
            return carriers.TryGetValue(letter.Channel, out var carrier)
                ? await carrier.Carry(letter, stopping)
                : new MailOutcome.Refused("way", $"Nobody carries letters by {letter.Channel}");
        }
        catch (Exception failure) when (failure is not OperationCanceledException)
        {
            log.LogError(failure, "Letter {Id} could not be sent and is tried again", letter.Id);
            return new MailOutcome.Postponed("fault", failure.Message);
        }
    }

    private static void Note(OutboxMessage row, MailOutcome outcome, DateTimeOffset now)
    {
        switch (outcome)
        {
            case MailOutcome.Sent sent:
                row.Sent(now, kept: false);
                row.Carried(row.Channel == OutboxMessage.ByEmail ? null : sent.Response);
                break;
            case MailOutcome.Kept: row.Sent(now, kept: true); break;
            case MailOutcome.Refused refused: row.Failed($"{refused.Code}: {refused.Reason}", permanent: true, now); break;
            case MailOutcome.Postponed { After: { } wait } busy: row.PutOff($"{busy.Code}: {busy.Reason}", now + wait); break;
            case MailOutcome.Postponed later: row.Failed($"{later.Code}: {later.Reason}", permanent: false, now); break;
        }
    }
}
