using Cauce.App.Data;
using Cauce.Domain.Intake.Mail;
using Microsoft.EntityFrameworkCore;

namespace Cauce.App.Intake.Mail;

/// <summary>Keeps the sender of a mail out: what they send from now on is kept, put aside, and answered by nobody.</summary>
public sealed class BlockSender(Writer writer) : IAct
{
    /// <returns>The rule: the address, or <c>@domain</c>.</returns>
    /// <exception cref="RefusedException">It names no sender, or there is the rule already.</exception>
    public Task<string> Do(Id<IncomingMail> id, Input input, Actor actor, CancellationToken cancel = default)
    {
        actor.Must(Permission.BlockSenders);
        return writer.Do(async work =>
        {
            var mail = await work.Mail(actor, id);
            if (!EmailAddress.TryParse(mail.FromAddress, out var sender))
                MailRefusals.NoSender.Enforce();
            var rule = input.WholeDomain ? sender!.Key[sender.Key.LastIndexOf('@')..] : sender!.Key;
            if (await work.Db.Set<BlockedSender>().AnyAsync(b => b.Rule == rule))
                MailRefusals.AlreadyBlocked.Enforce();
            work.Insert(new BlockedSender(rule, actor, work.Now));
            if (mail.WhyNotIgnore() is null)
                mail.Ignore(MailReason.Blocked, actor, work.Now);
            return rule;
        }, cancel);
    }

    public sealed class Input
    {
        /// <summary>Not the address alone but everybody of its domain.</summary>
        public bool WholeDomain { get; set; }
    }
}

/// <summary>Lets a sender in again.</summary>
public sealed class UnblockSender(Writer writer) : IAct
{
    /// <exception cref="MissingException">There is no such rule.</exception>
    public Task Do(string rule, Actor actor, CancellationToken cancel = default)
    {
        actor.Must(Permission.BlockSenders);
        return writer.Do(async work =>
        {
            if (await work.Db.Set<BlockedSender>().Where(b => b.Rule == rule).ExecuteDeleteAsync() == 0)
                throw new MissingException("rule");
        }, cancel);
    }
}
