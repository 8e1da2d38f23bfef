using Cauce.App.Data;
using Cauce.Domain.Intake.Mail;
using Microsoft.EntityFrameworkCore;

namespace Cauce.App.Intake.Mail;

/// <summary>Lets Cauce sort a mail once more that waits for a person.</summary>
public sealed class RetryMail(Writer writer, MailBell bell) : IAct
{
    /// <exception cref="RefusedException">It does not wait, or was never fetched.</exception>
    public async Task Do(Id<IncomingMail> id, Actor actor, CancellationToken cancel = default)
    {
        actor.Must(Permission.WorkCases);
        await writer.Do(async work =>
        {
            var mail = await work.Mail(actor, id);
            mail.Retry(actor, work.Now);
            // They are read anew.
            await work.Db.Set<MailFile>().Where(f => f.MailId == id).ExecuteDeleteAsync();
            await work.Db.Set<MailContent>().Where(c => c.Id == id).ExecuteDeleteAsync();
        }, cancel);
        bell.Ring();
    }
}

/// <summary>Puts a mail aside that waits for a person: nothing is to be done with it.</summary>
public sealed class IgnoreMail(Writer writer) : IAct
{
    /// <exception cref="RefusedException">It does not wait.</exception>
    public async Task Do(Id<IncomingMail> id, Actor actor, CancellationToken cancel = default)
    {
        actor.Must(Permission.WorkCases);
        await writer.Do(async work => (await work.Mail(actor, id)).Ignore(MailReason.ByHand, actor, work.Now), cancel);
    }
}
