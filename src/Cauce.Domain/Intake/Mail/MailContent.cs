using Cauce.Domain.Common;

namespace Cauce.Domain.Intake.Mail;

/// <summary>What a mail says, as it was read: to be shown. The message itself stands in the file store, untouched.</summary>
public sealed class MailContent
{
    private MailContent() { }

    public MailContent(Id<IncomingMail> id, string said, string quoted, byte[]? html)
    {
        Id = id;
        Said = Text.Storable(said);
        Quoted = Text.Storable(quoted);
        HtmlSha256 = html;
    }

    public Id<IncomingMail> Id { get; private set; }

    /// <summary>What the person wrote.</summary>
    public string Said { get; private set; } = "";

    /// <summary>The history that their mail program put below it.</summary>
    public string Quoted { get; private set; } = "";

    /// <summary>Of the HTML as it came, in the file store; null where there is none.</summary>
    public byte[]? HtmlSha256 { get; private set; }

    /// <summary>Addresses it was sent to, as they stand in the header.</summary>
    public string To { get; private set; } = "";

    public string Cc { get; private set; } = "";

    /// <summary>As the sender dates it; null where that is no date.</summary>
    public DateTimeOffset? SentAt { get; private set; }

    /// <summary><c>smimeSigned</c>, <c>smimeEncrypted</c>, <c>pgpSigned</c>, <c>pgpEncrypted</c>; null for most.</summary>
    public string? Protection { get; private set; }

    /// <summary>What the receiving server found out about the sender, in its words.</summary>
    public string Verdict { get; private set; } = "";

    public void Address(string to, string cc, DateTimeOffset? sentAt) => (To, Cc, SentAt) = (Text.ToLine(to, 2000), Text.ToLine(cc, 2000), sentAt);

    public void Weigh(MailVerdict verdict, string? protection)
    {
        Verdict = Text.ToLine(string.Join(' ', new[] { ("SPF", verdict.Spf), ("DKIM", verdict.Dkim), ("DMARC", verdict.Dmarc) }
            .Where(one => one.Item2.Length > 0).Select(one => $"{one.Item1} {one.Item2}")));
        Protection = protection;
    }
}

/// <summary>A file that came with a mail: kept by its digest, or left in the original because it may not be kept apart.</summary>
public sealed class MailFile
{
    private MailFile() { }

    public MailFile(Id<IncomingMail> mailId, int position, string name, string type, long size)
    {
        MailId = mailId;
        Position = position;
        Name = Text.ToLine(name);
        Type = Text.ToLine(type, 200);
        Size = size;
    }

    public Id<IncomingMail> MailId { get; private set; }

    /// <summary>From 1.</summary>
    public int Position { get; private set; }

    public string Name { get; private set; } = "";

    public string Type { get; private set; } = "";

    /// <summary>Bytes.</summary>
    public long Size { get; private set; }

    /// <summary>The Content-ID by which the HTML of the mail places it; null for most.</summary>
    public string? Cid { get; private set; }

    /// <summary>Null: it stands in the original alone.</summary>
    public byte[]? Sha256 { get; private set; }

    /// <summary>Code of the refusal for which it was not kept apart.</summary>
    public string? Refusal { get; private set; }

    public void Kept(string name, string type, byte[] sha256) => (Name, Type, Sha256) = (name, type, sha256);

    public void PlacedBy(string cid) => Cid = Text.ToLine(cid, 300);

    public void Refused(string code) => Refusal = code;
}
