using Cauce.App.Data;
using Cauce.Domain.Intake.Mail;
using Microsoft.EntityFrameworkCore;

namespace Cauce.App.Intake.Mail;

/// <summary>Changes how a mailbox is reached and whose its mails are. A secret that is not given stays.</summary>
internal sealed class ChangeMailbox(Writer writer, MailboxSeal seal) : IAct
{
    /// <exception cref="RefusedException">A fact is wrong, it is set up by the environment, or somebody changed it meanwhile.</exception>
    public Task Do(Id<Mailbox> id, MailboxInput input, Actor actor, CancellationToken cancel = default)
    {
        actor.Must(Permission.ManageMailboxes);
        var secret = input.ReadSecret();
        return writer.Do(async work =>
        {
            var mailbox = await work.Mailbox(id);
            mailbox.Expect(input.Version);
            if (mailbox.IsFromEnvironment && !input.IsFromEnvironment)
                MailboxRefusals.FromEnvironment.Enforce();
            await AddMailbox.Describe(mailbox, input.Read(work), work);
            if (secret is not null)
                mailbox.SignInWith(secret.Way, seal.Close(secret));
        }, cancel);
    }
}

/// <summary>Stops reading a mailbox until it is resumed; what arrives meanwhile waits on its server.</summary>
public sealed class PauseMailbox(Writer writer) : IAct
{
    /// <param name="paused">False: reads it again.</param>
    /// <exception cref="RefusedException">It is so already.</exception>
    public Task Do(Id<Mailbox> id, bool paused, Actor actor, CancellationToken cancel = default)
    {
        actor.Must(Permission.ManageMailboxes);
        return writer.Do(async work =>
        {
            var mailbox = await work.Mailbox(id);
            if (paused)
                mailbox.Pause(actor, work.Now);
            else
                mailbox.Resume();
        }, cancel);
    }
}

internal static class MailboxScope
{
    /// <summary>To be changed.</summary>
    /// <exception cref="MissingException">There is none.</exception>
    public static async Task<Mailbox> Mailbox(this Work work, Id<Mailbox> id) =>
        await work.Db.Set<Mailbox>().AsTracking().FirstOrDefaultAsync(m => m.Id == id) ?? throw new MissingException("mailbox");
}
