using Cauce.App.Data;
using Cauce.Domain.Intake.Mail;
using Microsoft.EntityFrameworkCore;

namespace Cauce.App.Intake.Mail;

/// <summary>
/// Sorts what was kept, oldest first, several at a time. A row is claimed by moving its next try forward, compared and set; a
/// node that dies gives it back by letting that moment pass. Mails are read side by side and settled in their order. One that
/// has failed before is read alone, so that the others go on meanwhile.
/// </summary>
internal sealed class SortMails(
    SortMail sort, ReadMail reader, Writer writer, IDbContextFactory<AppDb> databases, MailBell bell, ILogger<SortMails> log) : BackgroundService
{
    private const int AtOnce = 32;
    private static readonly TimeSpan Rest = TimeSpan.FromSeconds(2);

    /// <summary>Longer than the longest wait for a parser and the act after it.</summary>
    private static readonly TimeSpan Lease = TimeSpan.FromSeconds(30);

    protected override async Task ExecuteAsync(CancellationToken stopping)
    {
        reader.RemoveLeftovers(TimeProvider.System.GetUtcNow().AddHours(-1));
        await Task.WhenAll(Run(suspects: false, stopping), Run(suspects: true, stopping));
    }

    /// <summary>Sorts what is due now.</summary>
    /// <returns>How many were in hand.</returns>
    internal async Task<int> SortSome(bool suspects, CancellationToken stopping)
    {
        var mine = await Claim(await Due(suspects, stopping), stopping);
        var readings = mine.ConvertAll(claimed => sort.Read(claimed.Mail, stopping));
        var settled = new List<Task>(mine.Count);
        for (var i = 0; i < mine.Count; i++)
            settled.Add(sort.Settle(mine[i].Mail.Id, mine[i].Until, await readings[i], stopping));
        await Task.WhenAll(settled);
        return mine.Count;
    }

    private async Task Run(bool suspects, CancellationToken stopping)
    {
        while (!stopping.IsCancellationRequested)
        {
            try
            {
                while (await SortSome(suspects, stopping) > 0)
                {
                }
                await (suspects ? Task.Delay(Rest, stopping) : bell.Wait(Rest, stopping));
            }
            catch (Exception end) when (stopping.IsCancellationRequested || end is StoppingException)
            {
                return;
            }
            catch (Exception failure)
            {
                log.LogError(failure, "Mails could not be sorted and are looked at again");
                await Task.Delay(Rest, stopping).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            }
        }
    }

    private async Task<List<IncomingMail>> Due(bool suspects, CancellationToken stopping)
    {
        await using var db = await databases.CreateDbContextAsync(stopping);
        var now = TimeProvider.System.Now();
        var due = db.Set<IncomingMail>().Where(m => m.NextTryAt != null && m.NextTryAt <= now && m.State == MailState.Stored);
        return await (suspects ? due.Where(m => m.Tries > 0) : due.Where(m => m.Tries == 0)).OrderBy(m => m.Seq).Take(suspects ? 1 : AtOnce).ToListAsync(stopping);
    }

    private async Task<List<(IncomingMail Mail, DateTimeOffset Until)>> Claim(List<IncomingMail> due, CancellationToken stopping)
    {
        if (due.Count == 0)
            return [];
        return await writer.Do(async work =>
        {
            var until = work.Now + Lease;
            var mine = new List<(IncomingMail, DateTimeOffset)>(due.Count);
            foreach (var mail in due)
            {
                if (await work.Sql.Run("UPDATE incoming_mails SET next_try_at = @p0 WHERE id = @p1 AND next_try_at = @p2 AND state = 1", until, mail.Id.Value, mail.NextTryAt) == 1)
                    mine.Add((mail, until));
            }
            return mine;
        }, stopping);
    }
}
