using System.Security.Cryptography;
using Cauce.App.Communication;
using Cauce.App.Communication.Mail;
using Cauce.App.Data;
using Cauce.Domain.Communication;
using Microsoft.EntityFrameworkCore;

namespace Cauce.App.Intake.Messengers;

/// <summary>Letters by a messenger, whichever it is: to those who wrote to us by it, and to nobody else.</summary>
internal sealed class CarryByMessenger(IMessenger messenger, AccountSeal seal, LetterFiles files, IDbContextFactory<AppDb> databases, Writer writer) : ICarrier
{
    /// <summary>Attachments beyond this stay on the tracking page, in bytes.</summary>
    private const long MostAttached = 20 * 1024 * 1024;

    /// <summary>A letter of a paused account waits, and is looked at again after this.</summary>
    private static readonly TimeSpan WhilePaused = TimeSpan.FromMinutes(1);

    public string Channel => messenger.Code;

    public TimeSpan Lease => TimeSpan.FromMinutes(3);

    public async Task<MailOutcome> Carry(OutboxMessage letter, CancellationToken cancel)
    {
        await using var db = await databases.CreateDbContextAsync(cancel);
        var to = await db.Set<Conversation>().FirstOrDefaultAsync(c => c.Id == letter.ConversationId, cancel);
        if (to is null)
            return new MailOutcome.Refused("nobody", "It names nobody");
        if (to.BlockedAt is not null)
            return new MailOutcome.Refused("blocked", "The person is kept out");
        var account = await db.Set<MessengerAccount>().FirstAsync(a => a.Id == to.AccountId, cancel);
        if (account.PausedAt is not null)
            return new MailOutcome.Postponed("paused", account.Name) { After = WhilePaused };
        var outcome = await Try(account, to, letter, cancel);
        await Note(account, outcome);
        return outcome;
    }

    private async Task<MailOutcome> Try(MessengerAccount account, Conversation to, OutboxMessage letter, CancellationToken cancel)
    {
        try
        {
            return await messenger.Send(seal.Open(account), new LetterAtHand(letter, to, await files.Of(letter, MostAttached, cancel)), cancel);
        }
        catch (CryptographicException)
        {
            return new MailOutcome.Postponed("seal", "Its secrets were sealed by another installation");
        }
        catch (Exception trouble) when (OutsideHttp.IsPassing(trouble, cancel))
        {
            return new MailOutcome.Postponed(trouble is OperationCanceledException ? "timeout" : "connection", trouble.Message);
        }
    }

    /// <summary>The account says how it fares, and since when: only what changes is written.</summary>
    private async Task Note(MessengerAccount account, MailOutcome outcome)
    {
        var trouble = outcome is MailOutcome.Postponed { After: null } later ? $"{later.Code}: {later.Reason}" : null;
        if (outcome is MailOutcome.Refused || trouble == account.Trouble || (trouble is null && outcome is not MailOutcome.Sent))
            return;
        await writer.Do(async work =>
        {
            var mine = await work.Db.Set<MessengerAccount>().AsTracking().FirstAsync(a => a.Id == account.Id);
            if (trouble is null)
                mine.Works();
            else
                mine.Fails(trouble, work.Now);
        }, CancellationToken.None);
    }
}
