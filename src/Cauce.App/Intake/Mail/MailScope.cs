using Cauce.App.Cases;
using Cauce.App.Cases.Files;
using Cauce.App.Communication;
using Cauce.App.Data;
using Cauce.Domain.Cases;
using Cauce.Domain.Intake.Mail;
using Microsoft.EntityFrameworkCore;

namespace Cauce.App.Intake.Mail;

/// <summary>Which incoming mails an actor sees. Every list, page and act by hand starts here.</summary>
internal static class MailScope
{
    /// <summary>Those of the actor's branches that belong to no case, and those of the cases the actor sees.</summary>
    public static IQueryable<IncomingMail> MailsVisibleTo(this AppDb db, Actor actor)
    {
        var mails = db.Set<IncomingMail>().AsQueryable();
        if (actor.Kind == ActorKind.System)
            return mails;
        if (!actor.May(Permission.WorkCases))
            return mails.Where(m => false);
        var cases = db.CasesVisibleTo(actor);
        var (all, branches) = (actor.SeesAllBranches, actor.Branches);
        return mails.Where(m => m.CaseId == null ? all || branches.Contains(m.Branch) : cases.Any(c => c.Id == m.CaseId));
    }

    /// <summary>To be changed.</summary>
    /// <exception cref="MissingException">There is none, or the actor may not see it.</exception>
    public static async Task<IncomingMail> Mail(this Work work, Actor actor, Id<IncomingMail> id) =>
        await work.Db.MailsVisibleTo(actor).AsTracking().FirstOrDefaultAsync(m => m.Id == id) ?? throw new MissingException("mail");

    /// <summary>What is known of the words of a mail; of one that could never be read, its original as a file.</summary>
    public static async Task<MailWords> WordsOf(this Work work, IncomingMail mail)
    {
        if (await work.Db.Set<MailContent>().AsNoTracking().FirstOrDefaultAsync(c => c.Id == mail.Id) is not { } content)
            return new MailWords("", "", [new StoredFile("original.eml", "message/rfc822", mail.Size, mail.Sha256)], []);
        var files = await work.Db.Set<MailFile>().AsNoTracking().Where(f => f.MailId == mail.Id).OrderBy(f => f.Position).ToListAsync();
        return new MailWords(
            content.Said, content.Quoted,
            [.. files.Where(f => f.Sha256 is not null).Select(f => new StoredFile(f.Name, f.Type, f.Size, f.Sha256!))],
            [.. files.Where(f => f.Sha256 is null).Select(f => f.Name)]);
    }
}

/// <summary>The mails and what came with them stay in the file store.</summary>
internal sealed class FilesOfMails : INamesFiles
{
    public async IAsyncEnumerable<byte[]> Named(AppDb db)
    {
        await foreach (var digest in db.Set<IncomingMail>().Select(m => m.Sha256).AsAsyncEnumerable())
        {
            if (digest.Length > 0)
                yield return digest;
        }
        await foreach (var digest in db.Set<MailContent>().Where(c => c.HtmlSha256 != null).Select(c => c.HtmlSha256!).AsAsyncEnumerable())
            yield return digest;
        await foreach (var digest in db.Set<MailFile>().Where(f => f.Sha256 != null).Select(f => f.Sha256!).AsAsyncEnumerable())
            yield return digest;
    }
}

/// <summary>Answers to the letters of a case come to a mailbox of its branch.</summary>
internal sealed class ReplyToMailbox(IDbContextFactory<AppDb> databases) : IReplyAddress
{
    public async Task<string?> For(Id<Case> about, CancellationToken cancel)
    {
        await using var db = await databases.CreateDbContextAsync(cancel);
        return await (from c in db.Set<Case>()
                      join m in db.Set<Mailbox>() on c.Branch equals m.Branch
                      where c.Id == about && m.PausedAt == null
                      orderby m.CreatedAt
                      select m.Address).FirstOrDefaultAsync(cancel);
    }
}
