using Cauce.App.Data;
using Cauce.Domain.Cases;
using Cauce.Domain.Intake.Mail;
using Microsoft.EntityFrameworkCore;

namespace Cauce.App.Intake.Mail;

/// <summary>Opens a case from a mail that a person has looked at. Its sender is told the number, as for every case that staff registers.</summary>
internal sealed class OpenCaseFromMail(Writer writer, CarryMail carry) : IAct
{
    /// <returns>The number of the case.</returns>
    /// <exception cref="RefusedException">It stands in a case already, was never fetched, or names no sender.</exception>
    public Task<string> Do(Id<IncomingMail> id, Actor actor, CancellationToken cancel = default)
    {
        actor.Must(Permission.RegisterCases);
        return writer.Do(async work =>
        {
            var mail = await work.Mail(actor, id);
            mail.WhyNotTake().Enforce();
            if (!EmailAddress.TryParse(mail.FromAddress, out _))
                MailRefusals.NoSender.Enforce();
            var box = await work.Db.Set<Mailbox>().AsNoTracking().FirstAsync(b => b.Id == mail.MailboxId);
            mail.Settle(MailState.OpenedCase, MailReason.ByHand, "", work.Now);
            mail.ActedBy(actor);
            Case opened = await carry.OpenByHand(mail, box, await work.WordsOf(mail), actor, work);
            return opened.Number;
        }, cancel);
    }
}
