using Cauce.App.Cases;
using Cauce.App.Communication;
using Cauce.App.Communication.Letters;
using Cauce.App.Data;
using Cauce.App.Identity;
using Cauce.Domain.Cases;
using Cauce.Domain.Communication;
using Cauce.Domain.Customers;
using Cauce.Domain.Intake.Mail;
using Microsoft.EntityFrameworkCore;
using MailSettings = Cauce.App.Communication.Mail.MailSettings;

namespace Cauce.App.Intake.Mail;

/// <summary>What the database knows about a mail, read inside the act that decides about it.</summary>
/// <param name="Letter">The letter of ours it answers or reports on; null where no valid token names one.</param>
/// <param name="Staff">Who of us wrote it; null for somebody else.</param>
internal sealed record MailBackground(MailFacts Facts, OutboxMessage? Letter, Actor? Staff);

/// <summary>Reads the background of a mail.</summary>
internal sealed class ReadBackground(ThreadKeys keys, MailSettings settings)
{
    private const int MostTokens = 6;
    private const int MostReferences = 30;

    public async Task<MailBackground> Of(ParsedMail mail, Mailbox box, Work work)
    {
        var sender = EmailAddress.TryParse(mail.Writer?.Address, out var address) ? address : null;
        var (check, letter) = await FindLetter(mail, work);
        var told = letter?.CaseId is { } about ? await Surviving(about, work) : null;
        var referenced = await FindReferenced(mail, work);
        var numbered = await FindNumbered(mail.Subject, work);
        var candidates = new[] { told, referenced, numbered }.OfType<Id<Case>>().Distinct().ToList();
        var (staff, standing) = sender is null || told is null ? ((Actor?)null, StaffStanding.NotStaff) : await FindStaff(sender, told.Value, work);
        var facts = new MailFacts
        {
            HasSender = sender is not null,
            IsOwnAddress = sender is not null && await IsOurs(sender, work),
            BlockedBy = sender is null ? null : await FindBlock(sender, work),
            Automatic = mail.Automatic ?? (mail.ValuesOf("return-path").Any(path => path.Trim() == "<>") ? "reply" : null),
            Report = mail.Report?.Kind ?? MailReport.None,
            Token = check,
            TokenCase = told,
            ReferencedCase = referenced,
            NumberedCase = numbered,
            PartyOf = sender is null ? new HashSet<Id<Case>>() : await FindParties(sender, candidates, work),
            Staff = standing,
            TokenIsForSender = sender is not null && letter is { IsAside: false } && letter.AddressKey == sender.Key,
            ForwardsReport = mail.Report is null && MailMatching.HoldsReport(mail.Text),
            Verdict = mail.Verdict(box.TrustedServer),
            Budget = sender is null ? new LoopBudget(0, 0, 0) : await ReadBudget(sender.Key, work),
        };
        return new MailBackground(facts, letter, staff);
    }

    /// <summary>The best token there is: in what a report sends back, in what the mail answers, in the address it was sent to.</summary>
    private async Task<(ThreadTokenCheck, OutboxMessage?)> FindLetter(ParsedMail mail, Work work)
    {
        var best = ThreadTokenCheck.Missing;
        var looked = 0;
        foreach (var text in PlacesOfTokens(mail).Distinct(StringComparer.OrdinalIgnoreCase))
        {
            var (token, why) = ThreadToken.Read(text);
            if (token is null)
                best = best == ThreadTokenCheck.Missing ? why : best;
            else if (looked++ < MostTokens && await work.Db.Set<OutboxMessage>().AsNoTracking().FirstOrDefaultAsync(m => m.Id == token.Letter) is { } letter)
            {
                if (keys.Check(token, letter) == ThreadTokenCheck.Valid)
                    return (ThreadTokenCheck.Valid, letter);
                best = ThreadTokenCheck.Forged;
            }
        }
        return (best, null);
    }

    private static IEnumerable<string> PlacesOfTokens(ParsedMail mail)
    {
        if (mail.Report?.Original?.MessageId is { } returned)
            yield return returned;
        if (mail.InReplyTo is { } answered)
            yield return answered;
        foreach (var reference in mail.References.Reverse().Take(MostReferences))
            yield return reference;
        var headers = new[] { "delivered-to", "x-original-to", "envelope-to" }.SelectMany(mail.ValuesOf);
        foreach (var address in mail.To.Concat(mail.Cc).Select(one => one.Address ?? "").Concat(headers).Where(one => one.Contains('+', StringComparison.Ordinal)).Take(MostReferences))
            yield return address;
    }

    private static async Task<Id<Case>?> FindReferenced(ParsedMail mail, Work work)
    {
        var ids = mail.References.Reverse().Prepend(mail.InReplyTo ?? "").Where(id => id.Length > 0).Distinct(StringComparer.Ordinal).Take(MostReferences).ToList();
        if (ids.Count == 0)
            return null;
        var found = await work.Db.Set<IncomingMail>()
            .Where(m => ids.Contains(m.MessageId!) && m.CaseId != null && (m.State == MailState.OpenedCase || m.State == MailState.Reply))
            .OrderByDescending(m => m.Seq).Select(m => m.CaseId).FirstOrDefaultAsync();
        return found is { } one ? await Surviving(one, work) : null;
    }

    private static async Task<Id<Case>?> FindNumbered(string subject, Work work)
    {
        var numbers = SubjectNumbers.In(subject);
        if (numbers.Count == 0)
            return null;
        var found = await work.Db.Set<Case>().Where(c => numbers.Contains(c.Number)).OrderBy(c => c.Seq).Select(c => (Id<Case>?)c.Id).FirstOrDefaultAsync();
        return found is { } one ? await Surviving(one, work) : null;
    }

    /// <summary>The case itself, or the one that took over its words; null where it was erased.</summary>
    private static async Task<Id<Case>?> Surviving(Id<Case> id, Work work)
    {
        for (var steps = 0; steps < 10; steps++)
        {
            var found = await work.Db.Set<Case>().Where(c => c.Id == id).Select(c => new { c.MergedInto }).FirstOrDefaultAsync();
            if (found?.MergedInto is not { } next)
                return found is null ? null : id;
            id = next;
        }
        return id;
    }

    private static async Task<IReadOnlySet<Id<Case>>> FindParties(EmailAddress sender, List<Id<Case>> candidates, Work work)
    {
        var parties = new HashSet<Id<Case>>();
        foreach (var id in candidates)
        {
            var found = await work.Db.Set<Case>().Where(c => c.Id == id).Select(c => new { c.Complainant.Email, c.CustomerId }).FirstAsync();
            if (IsSame(found.Email, sender) || (found.CustomerId is { } customer && await SpeaksFor(customer, sender, work)))
                parties.Add(id);
        }
        return parties;
    }

    private static async Task<bool> SpeaksFor(Id<Customer> customer, EmailAddress sender, Work work) =>
        IsSame(await work.Db.Set<Customer>().Where(c => c.Id == customer).Select(c => c.Email).FirstOrDefaultAsync(), sender)
        || (await work.Db.Set<Contact>().Where(c => c.CustomerId == customer && c.Email != null).Select(c => c.Email).ToListAsync()).Exists(email => IsSame(email, sender));

    private static bool IsSame(string? email, EmailAddress sender) => EmailAddress.TryParse(email, out var known) && known!.Equals(sender);

    private static async Task<(Actor?, StaffStanding)> FindStaff(EmailAddress sender, Id<Case> about, Work work)
    {
        var email = sender.Key.ToUpperInvariant();
        if (await work.Db.Set<Staff>().AsNoTracking().FirstOrDefaultAsync(s => s.NormalizedEmail == email) is not { } staff)
            return (null, StaffStanding.NotStaff);
        if (staff.DeactivatedAt is not null)
            return (null, StaffStanding.WithoutAccess);
        var actor = await work.Db.ActorOf(staff);
        var sees = actor.May(Permission.WorkCases) && await work.Db.CasesVisibleTo(actor).AnyAsync(c => c.Id == about);
        return (actor, sees ? StaffStanding.WithAccess : StaffStanding.WithoutAccess);
    }

    private async Task<bool> IsOurs(EmailAddress sender, Work work)
    {
        var at = sender.Key.IndexOf('@', StringComparison.Ordinal);
        var plus = sender.Key.IndexOf('+', StringComparison.Ordinal);
        var plain = plus > 0 && plus < at ? sender.Key[..plus] + sender.Key[at..] : sender.Key;
        return plain == settings.From.Address.ToLowerInvariant() || await work.Db.Set<Mailbox>().AnyAsync(b => b.AddressKey == plain || b.AddressKey == sender.Key);
    }

    private static async Task<string?> FindBlock(EmailAddress sender, Work work)
    {
        var rules = BlockedSender.RulesFor(sender);
        return await work.Db.Set<BlockedSender>().Where(b => rules.Contains(b.Rule)).Select(b => b.Rule).OrderBy(rule => rule).FirstOrDefaultAsync();
    }

    private static async Task<LoopBudget> ReadBudget(string sender, Work work)
    {
        var since = work.Now.AddHours(-1);
        var toSender = await work.Db.Set<OutboxMessage>().Where(m => m.AddressKey == sender && m.CreatedAt > since && m.Letter == AcknowledgementLetter.Form.Name)
            .Select(m => m.CreatedAt).OrderBy(at => at).Take(LoopBudget.MostAnswersToSender).CountAsync();
        var inAll = await work.Db.Set<IncomingMail>().Where(m => m.AnsweredAt > since).Select(m => m.AnsweredAt).OrderBy(at => at).Take(LoopBudget.MostAnswersInAll).CountAsync();
        var opened = await work.Db.Set<IncomingMail>().Where(m => m.FromAddress == sender && m.StoredAt > since && m.State == MailState.OpenedCase)
            .Select(m => m.StoredAt).OrderBy(at => at).Take(LoopBudget.MostOpenedBySender).CountAsync();
        return new LoopBudget(toSender, inAll, opened);
    }
}
