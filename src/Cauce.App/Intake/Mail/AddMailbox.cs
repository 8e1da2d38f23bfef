using Cauce.App.Data;
using Cauce.Domain.Intake.Mail;
using Microsoft.EntityFrameworkCore;

namespace Cauce.App.Intake.Mail;

/// <summary>Adds a mailbox that is read from now on.</summary>
internal sealed class AddMailbox(Writer writer, MailboxSeal seal) : IAct
{
    /// <exception cref="RefusedException">A fact is missing or wrong, or another mailbox has the name or the address.</exception>
    public Task<Id<Mailbox>> Do(MailboxInput input, Actor actor, CancellationToken cancel = default)
    {
        actor.Must(Permission.ManageMailboxes);
        var secret = input.ReadSecret() ?? throw MailboxRefusals.SecretMissing.AsException();
        return writer.Do(async work =>
        {
            var mailbox = new Mailbox(Id<Mailbox>.New(work.Now), work.Now);
            await Describe(mailbox, input.Read(work), work);
            mailbox.SignInWith(secret.Way, seal.Close(secret));
            work.Db.Add(mailbox);
            return mailbox.Id;
        }, cancel);
    }

    /// <exception cref="RefusedException">A fact is missing or wrong, or another mailbox has the name or the address.</exception>
    internal static async Task Describe(Mailbox mailbox, MailboxFacts facts, Work work)
    {
        mailbox.Describe(facts);
        if (await work.Db.Set<Mailbox>().AsNoTracking().AnyAsync(m => m.Id != mailbox.Id && m.Name == mailbox.Name))
            MailboxRefusals.NameTaken.Enforce();
        if (await work.Db.Set<Mailbox>().AsNoTracking().AnyAsync(m => m.Id != mailbox.Id && m.AddressKey == mailbox.AddressKey))
            MailboxRefusals.AddressTaken.Enforce();
    }
}
