using Cauce.App.Communication.Letters;
using Cauce.App.Communication.Mail;
using Cauce.App.Data;
using Cauce.Domain.Communication;
using Microsoft.EntityFrameworkCore;

namespace Cauce.App.Communication;

/// <summary>
/// Sends what stands in the outbox. A row is claimed by moving its next try forward, compared and set, so that of several
/// nodes one has it; a node that dies gives it back by letting that moment pass. The message of a row is the same each
/// time, with its Message-ID and its date, and its file in the outbox folder has the same name: written twice, it is one.
/// </summary>
internal sealed class DeliverOutbox(
    Writer writer, IDbContextFactory<AppDb> databases, Postman postman, LetterFiles files, OutboxBell bell, ILogger<DeliverOutbox> log) : BackgroundService
{
    private const int AtOnce = 32;

    private static readonly TimeSpan Rest = TimeSpan.FromSeconds(20);

    /// <summary>
    /// Between one lot and the next: a rush of letters goes about as fast as a mail server takes them, and leaves the machine
    /// to those who are waiting for an answer. The first letter after a rest goes at once.
    /// </summary>
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(150);

    /// <summary>Longer than the longest attempt to send. Kept in the folder, a letter is one file however often it is written.</summary>
    private TimeSpan Lease => postman.Settings.SmtpUrl is null ? Rest : postman.Settings.Deadline + TimeSpan.FromSeconds(60);

    protected override async Task ExecuteAsync(CancellationToken stopping)
    {
        while (!stopping.IsCancellationRequested)
        {
            try
            {
                while (await DeliverSome(stopping))
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
    private async Task<bool> DeliverSome(CancellationToken stopping)
    {
        var now = DateTimeOffset.UtcNow;
        await using var db = await databases.CreateDbContextAsync(stopping);
        var budget = new LetterBudget(db, postman.Settings, now);
        var due = await db.Set<OutboxMessage>().Where(m => m.NextTryAt != null && m.NextTryAt <= now)
            .OrderBy(m => m.NextTryAt).Take(Math.Min(AtOnce, await budget.Room(stopping))).ToListAsync(stopping);
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
            var until = work.Now + Lease;
            if (await work.Sql.Run("UPDATE outbox SET next_try_at = @p0 WHERE id = @p1 AND next_try_at = @p2", until, letter.Id.Value, letter.NextTryAt) == 1)
                mine.Add(letter);
        }
        return mine;
    }, stopping);

    /// <summary>The letter is ours alone until the lease ends, so it is written down as it was read and has become.</summary>
    private async Task Deliver(OutboxMessage letter, CancellationToken stopping)
    {
        var given = await files.Of(letter, TimeProvider.System.Now(), stopping);
        if (given.AreAwaited)
            letter.AwaitFiles(TimeProvider.System.Now());
        else
            Note(letter, await Send(letter, given.Attached, stopping), TimeProvider.System.Now());
        await writer.Do(async work =>
        {
            var changed = await work.Sql.Run(
                "UPDATE outbox SET tries = @p1, sent_at = @p2, is_kept = @p3, next_try_at = @p4, given_up_at = @p5, last_error = @p6 WHERE id = @p0 AND sent_at IS NULL",
                letter.Id.Value, letter.Tries, letter.SentAt, letter.IsKept, letter.NextTryAt, letter.GivenUpAt, letter.LastError);
            if (changed == 1 && letter.SentAt is not null)
                await LetterFiles.TellLeft(letter, given.Left, work);
        }, CancellationToken.None);
    }

    /// <summary>A fault of ours in one message must not keep the others from going.</summary>
    private async Task<MailOutcome> Send(OutboxMessage letter, IReadOnlyList<MailAttachment> attached, CancellationToken stopping)
    {
        try
        {
            return await postman.Mail.Send(await Compose(letter, attached, stopping), stopping);
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
            case MailOutcome.Sent: row.Sent(now, kept: false); break;
            case MailOutcome.Kept: row.Sent(now, kept: true); break;
            case MailOutcome.Refused refused: row.Failed($"{refused.Code}: {refused.Reason}", permanent: true, now); break;
            case MailOutcome.Postponed later: row.Failed($"{later.Code}: {later.Reason}", permanent: false, now); break;
        }
    }

    private async Task<OutgoingMail> Compose(OutboxMessage letter, IReadOnlyList<MailAttachment> attached, CancellationToken stopping)
    {
        var headers = new Dictionary<string, string>();
        // Letters of one case stand together in a mail program, though none of them answers a message it has seen.
        if (letter.CaseId is { } about)
            headers["References"] = $"<{about}.case@{postman.Marks.Domain}>";
        if (letter.About is not null)
            headers["Auto-Submitted"] = "no";
        if (LetterForms.All.FirstOrDefault(form => form.Name == letter.Letter) is { IsOptional: true })
        {
            // RFC 2369 and RFC 8058: one click in the mail program, without a page to read.
            headers["List-Unsubscribe"] = $"<{postman.Marks.UnsubscribeUrlOf(letter)}>";
            headers["List-Unsubscribe-Post"] = "List-Unsubscribe=One-Click";
        }
        return new OutgoingMail
        {
            MessageId = postman.Marks.MessageIdOf(letter),
            ReplyTo = await postman.Marks.ReplyToOf(letter, stopping),
            Date = letter.CreatedAt,
            To = [new Correspondent(letter.ToAddress, letter.ToName.Length > 0 ? letter.ToName : null)],
            Subject = letter.Subject,
            Text = letter.Text,
            Html = letter.Html,
            Headers = headers,
            Reports = postman.Settings.AsksForDeliveryReports ? ["failure", "delay", "success"] : ["failure", "delay"],
            Attachments = attached,
        };
    }
}

/// <summary>Who carries letters, and how long they may take.</summary>
internal sealed record Postman(SendMail Mail, MailSettings Settings, LetterMarks Marks);
