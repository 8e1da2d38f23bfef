using Cauce.App.Communication.Mail;
using Cauce.App.Data;
using Cauce.Domain.Intake.Mail;
using Microsoft.EntityFrameworkCore;

namespace Cauce.App.Intake.Mail;

/// <summary>Connects now, signs in, opens the folder and counts. Nothing is fetched and nothing changes.</summary>
internal sealed class CheckMailbox(MailFetcher fetcher, MailboxSeal seal, IDbContextFactory<AppDb> databases) : IAct
{
    private static readonly TimeSpan Deadline = TimeSpan.FromSeconds(30);

    /// <exception cref="MissingException">There is no such mailbox.</exception>
    public async Task<MailboxCheck> Do(Id<Mailbox> id, Actor actor, CancellationToken cancel = default)
    {
        actor.Must(Permission.ManageMailboxes);
        await using var db = await databases.CreateDbContextAsync(cancel);
        var mailbox = await db.Set<Mailbox>().FirstOrDefaultAsync(m => m.Id == id, cancel) ?? throw new MissingException("mailbox");
        try
        {
            var answer = await fetcher.Ask("check", seal.Request(mailbox), Deadline, cancel);
            return answer.GetProperty("ok").GetBoolean()
                ? new MailboxCheck(answer.GetProperty("messages").GetInt64(), answer.GetProperty("unseen").GetInt64(), answer.GetProperty("idle").GetBoolean(), null, null)
                : new MailboxCheck(0, 0, false, answer.GetProperty("code").GetString(), answer.GetProperty("error").GetString());
        }
        catch (CompanionUnavailable trouble)
        {
            return new MailboxCheck(0, 0, false, trouble.Trouble.ToString(), trouble.Message);
        }
        catch (System.Security.Cryptography.CryptographicException)
        {
            return new MailboxCheck(0, 0, false, "ESEAL", null);
        }
    }
}

/// <summary>What was found.</summary>
/// <param name="SaysAtOnce">The server tells of new mails by itself (IDLE).</param>
/// <param name="Trouble">Code of what went wrong; null where nothing did.</param>
/// <param name="Words">The server's own words for it.</param>
public sealed record MailboxCheck(long Messages, long Unseen, bool SaysAtOnce, string? Trouble, string? Words);
