using Cauce.Domain.Cases;
using Cauce.Domain.Communication;
using Cauce.Domain.Intake.Mail;
using Microsoft.EntityFrameworkCore;
using static Cauce.App.Tests.Intake.Mail.Postbag;

namespace Cauce.App.Tests.Intake.Mail;

/// <summary>Real mails of others, where they stand beside the checkout: each ends in a state that can be seen.</summary>
public sealed class MailCorpusTests
{
    [Fact, Trait("Lesson", "1"), Trait("Req", "A31")]
    public async Task None_of_the_bounces_complaints_and_automatic_answers_opens_a_case_or_is_answered()
    {
        var (mails, cases, letters) = await Sort("bounces");
        var wrong = mails.Where(m => m.Mail.State is MailState.OpenedCase or MailState.Reply).Select(m => m.Name);
        Assert.Empty(wrong);
        Assert.Equal((0, 0), (cases, letters));
    }

    [Fact, Trait("Lesson", "9"), Trait("Lesson", "A10")]
    public async Task Every_mail_ends_in_a_state_with_a_reason_and_none_is_lost()
    {
        var (mails, cases, _) = await Sort("mail");
        Assert.All(mails, m => Assert.True(m.Mail.State != MailState.Stored && m.Mail.Reason.Length > 0, m.Name));
        Assert.Equal(mails.Count(m => m.Mail.State == MailState.OpenedCase), cases);
        Assert.DoesNotContain(mails, m => m.Mail.Reason is MailReason.Fault or MailReason.StoppedParser or MailReason.HungParser);
        Assert.InRange(mails.Count(m => m.Mail.State == MailState.OpenedCase), mails.Count / 3, mails.Count);
    }

    private static async Task<(List<(string Name, IncomingMail Mail)> Mails, int Cases, int Letters)> Sort(string folder)
    {
        var root = RealData.Folder(folder);
        Assert.SkipWhen(root is null, "the data of others is not here");
        await using var own = await World.Fresh();
        var kept = new List<(string Name, Id<IncomingMail> Id)>();
        foreach (var path in Directory.EnumerateFiles(root!, "*", SearchOption.AllDirectories).Order(StringComparer.Ordinal))
        {
            if (Path.GetExtension(path) is ".eml" or ".txt" or "")
                kept.Add((Path.GetRelativePath(root!, path), await own.Kept(await File.ReadAllBytesAsync(path, Cancel))));
        }
        Assert.True(kept.Count > 100);
        var settled = new List<(string, IncomingMail)>();
        foreach (var (name, id) in kept.DistinctBy(k => k.Id))
            settled.Add((name, await own.Settled(id)));
        await using var db = own.Db();
        return (settled, await db.Set<Case>().CountAsync(Cancel), await db.Set<OutboxMessage>().CountAsync(Cancel));
    }
}
