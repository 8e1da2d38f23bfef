using Cauce.App.Cases.Files;
using Cauce.App.Data;
using Cauce.Domain.Intake.Mail;
using Microsoft.EntityFrameworkCore;

namespace Cauce.App.Intake.Mail;

/// <summary>
/// Keeps mails whole before anything else is done with them: the bytes in the file store and a row for each, in one
/// transaction. Who has kept them may tell the server so.
/// </summary>
public sealed class KeepMail(Writer writer, FileStore files, MailBell bell) : IAct
{
    /// <summary>Headers longer than this have no Message-ID that we would find.</summary>
    private const int HeadLength = 256 * 1024;

    /// <inheritdoc cref="Commit"/>
    public async Task<IReadOnlyList<Id<IncomingMail>>> Do(Id<Mailbox> mailbox, IReadOnlyList<FetchedMail> fetched, CancellationToken cancel = default) =>
        await Commit(mailbox, await TakeIn(fetched, cancel), cancel);

    /// <summary>Moves the bytes into the file store. May be done once: what follows may be tried again and again.</summary>
    /// <returns>Without those whose file is not there (any more).</returns>
    internal async Task<IReadOnlyList<RawMail>> TakeIn(IReadOnlyList<FetchedMail> fetched, CancellationToken cancel) =>
        [.. (await Task.WhenAll(fetched.Select(mail => TakeIn(mail, cancel)))).OfType<RawMail>()];

    /// <summary>In the order given. All or none: nothing is passed over.</summary>
    /// <returns>Their rows; for one that is known already, the row it has had since.</returns>
    /// <exception cref="MissingException">There is no such mailbox.</exception>
    internal async Task<IReadOnlyList<Id<IncomingMail>>> Commit(Id<Mailbox> mailbox, IReadOnlyList<RawMail> raw, CancellationToken cancel)
    {
        var kept = await writer.Do(async work =>
        {
            var box = await work.Db.Set<Mailbox>().AsTracking().FirstOrDefaultAsync(m => m.Id == mailbox) ?? throw new MissingException("mailbox");
            var rows = new List<Id<IncomingMail>>(raw.Count);
            foreach (var mail in raw)
                rows.Add(await Keep(mail, box, work));
            return rows;
        }, cancel);
        bell.Ring();
        return kept;
    }

    private async Task<RawMail?> TakeIn(FetchedMail mail, CancellationToken cancel)
    {
        if (mail.Path is null)
            return new RawMail(mail, [], mail.Bytes, MailIdentity.OfUnfetched(mail.UidValidity ?? 0, mail.Uid ?? 0));
        if (!File.Exists(mail.Path))
            return null;
        var (sha256, size) = await files.TakeOver(mail.Path, cancel);
        await using var stream = files.Open(sha256)!;
        var head = new byte[(int)Math.Min(HeadLength, size)];
        await stream.ReadExactlyAsync(head, cancel);
        return new RawMail(mail, sha256, size, MailIdentity.Of(MailIdentity.FindMessageId(head), sha256));
    }

    private static async Task<Id<IncomingMail>> Keep(RawMail raw, Mailbox box, Work work)
    {
        var identity = raw.Identity.Value;
        if (work.Inserts.OfType<IncomingMail>().FirstOrDefault(m => m.MailboxId == box.Id && m.Identity == identity) is { } twin)
            return twin.Id;
        var known = await work.Sql.Scalar("SELECT id FROM incoming_mails WHERE mailbox_id = @p0 AND identity = @p1", box.Id.Value, identity);
        if (WriterSql.ReadId(known) is { } id)
            return new Id<IncomingMail>(id);
        var mail = new IncomingMail(Id<IncomingMail>.New(work.Now), box, raw.Identity, raw.Mail.ReceivedAt, work.Now);
        mail.Keep(await work.Next("mail"), raw.Sha256, raw.Size);
        if (raw.Mail.IsUnreadable)
            mail.Settle(MailState.Quarantined, MailReason.Unfetched, "", work.Now);
        else if (!mail.IsKept || raw.Size > MailLimits.Bytes)
            mail.Settle(MailState.Quarantined, MailReason.TooLarge, $"{raw.Size / (1024 * 1024)} MB", work.Now);
        work.Insert(mail);
        return mail.Id;
    }
}

/// <summary>A fetched mail whose bytes stand in the store.</summary>
internal sealed record RawMail(FetchedMail Mail, byte[] Sha256, long Size, MailIdentity Identity);

/// <summary>A mail as it was fetched: a file that is ours to take.</summary>
/// <param name="Path">Absolute; null where it could not be fetched: too large, or the server would not give it.</param>
/// <param name="ReceivedAt">When the server received it.</param>
public sealed record FetchedMail(string? Path, DateTimeOffset ReceivedAt)
{
    public long? UidValidity { get; init; }

    public long? Uid { get; init; }

    /// <summary>The server has it and would not give it, however often it was asked.</summary>
    public bool IsUnreadable { get; init; }

    /// <summary>Size that the server tells.</summary>
    public long Bytes { get; init; }
}
