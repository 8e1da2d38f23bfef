using Cauce.App.Data;
using Cauce.Domain.Cases;
using Cauce.Domain.Intake.Mail;
using Microsoft.EntityFrameworkCore;

namespace Cauce.App.Intake.Mail;

/// <summary>A line of the list of incoming mails.</summary>
public sealed record MailLine(
    Id<IncomingMail> Id, long Seq, MailState State, string Reason, string ReasonDetail, string FromAddress, string FromName, string Subject,
    DateTimeOffset ReceivedAt, string Mailbox, string? CaseNumber, long Size, int Tries, string ByName, DateTimeOffset? SettledAt)
{
    /// <summary>Who it is from, as far as it is known.</summary>
    public string From => FromName.Length > 0 ? FromName : FromAddress;
}

/// <summary>What the list shows, newest first.</summary>
/// <param name="Next">The place to go on after; null at the end.</param>
public sealed record MailsLook(IReadOnlyList<MailLine> Mails, MailState? State, string? Next)
{
    private const int PageSize = 50;

    /// <summary>Beyond this nobody counts on: the page says "more".</summary>
    public const int MostCounted = 99;

    /// <summary>How many wait for a person, up to one more than <see cref="MostCounted"/>.</summary>
    public int Waiting { get; init; }

    /// <summary>How many are still to be sorted, up to one more than <see cref="MostCounted"/>.</summary>
    public int Unsorted { get; init; }

    internal static async Task<MailsLook> Read(AppDb db, Actor actor, MailState? state, string? before, CancellationToken cancel, int size = PageSize)
    {
        var visible = db.MailsVisibleTo(actor);
        var mails = state is { } one ? visible.Where(m => m.State == one) : visible;
        if (long.TryParse(before, out var last))
            mails = mails.Where(m => m.Seq < last);
        var lines = await Lines(db, mails.OrderByDescending(m => m.Seq).Take(size + 1)).ToListAsync(cancel);
        var shown = lines.OrderByDescending(l => l.Seq).Take(size).ToList();
        return new MailsLook(shown, state, lines.Count > size ? shown[^1].Seq.ToString(System.Globalization.CultureInfo.InvariantCulture) : null)
        {
            Waiting = await Count(visible, MailState.Quarantined, cancel),
            Unsorted = await Count(visible, MailState.Stored, cancel),
        };
    }

    internal static IQueryable<MailLine> Lines(AppDb db, IQueryable<IncomingMail> mails) =>
        from m in mails
        join b in db.Set<Mailbox>() on m.MailboxId equals b.Id
        join c in db.Set<Case>() on m.CaseId equals (Id<Case>?)c.Id into cases
        from c in cases.DefaultIfEmpty()
        select new MailLine(m.Id, m.Seq, m.State, m.Reason, m.ReasonDetail, m.FromAddress, m.FromName, m.Subject, m.ReceivedAt, b.Name,
            c == null ? null : c.Number, m.Size, m.Tries, m.ByName, m.SettledAt);

    private static Task<int> Count(IQueryable<IncomingMail> visible, MailState state, CancellationToken cancel) =>
        visible.Where(m => m.State == state).Select(m => m.Seq).OrderBy(seq => seq).Take(MostCounted + 1).CountAsync(cancel);
}

/// <summary>One mail, to be read.</summary>
/// <param name="Content">Null for one that could not be read.</param>
public sealed record MailLook(IncomingMail Mail, MailLine Line, MailContent? Content, IReadOnlyList<MailFile> Files)
{
    /// <summary>What the scanner knows of its files.</summary>
    public required IReadOnlyList<FileScan> Scans { get; init; }

    /// <exception cref="MissingException">There is none, or the actor may not see it.</exception>
    internal static async Task<MailLook> Read(AppDb db, Actor actor, Guid id, CancellationToken cancel)
    {
        var mail = await db.MailsVisibleTo(actor).FirstOrDefaultAsync(m => m.Id == new Id<IncomingMail>(id), cancel) ?? throw new MissingException("mail");
        var line = await MailsLook.Lines(db, db.Set<IncomingMail>().Where(m => m.Id == mail.Id)).SingleAsync(cancel);
        var content = await db.Set<MailContent>().FirstOrDefaultAsync(c => c.Id == mail.Id, cancel);
        var files = await db.Set<MailFile>().Where(f => f.MailId == mail.Id).OrderBy(f => f.Position).ToListAsync(cancel);
        var digests = db.Set<MailFile>().Where(f => f.MailId == mail.Id && f.Sha256 != null).Select(f => f.Sha256!);
        var scans = files.Count == 0 ? [] : await db.Set<FileScan>().Where(s => digests.Contains(s.Sha256)).ToListAsync(cancel);
        return new MailLook(mail, line, content, files) { Scans = scans };
    }
}
