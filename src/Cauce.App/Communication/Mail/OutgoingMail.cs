namespace Cauce.App.Communication.Mail;

/// <summary>
/// One message to be sent. It is complete before the first attempt: every attempt for it carries the same
/// <see cref="MessageId"/> and <see cref="Date"/>, so that a repeated delivery is recognisable as such.
/// </summary>
internal sealed record OutgoingMail
{
    /// <summary>Unique for ever, with its angle brackets: <c>&lt;something@domain&gt;</c>.</summary>
    public required string MessageId { get; init; }

    /// <summary>At least one. All of them see each other.</summary>
    public required IReadOnlyList<Correspondent> To { get; init; }

    /// <summary>Line breaks in it become spaces.</summary>
    public required string Subject { get; init; }

    public required string Text { get; init; }

    /// <summary>When the message was written, which is what its reader is shown.</summary>
    public required DateTimeOffset Date { get; init; }

    public string? Html { get; init; }

    /// <summary>Null: the installation's own sender.</summary>
    public Correspondent? From { get; init; }

    /// <summary>Where an answer should go; null: to the sender.</summary>
    public Correspondent? ReplyTo { get; init; }

    /// <summary>
    /// What the servers on its way are asked to report, where they can (RFC 3461): <c>failure</c>, <c>delay</c>, <c>success</c>.
    /// </summary>
    public IReadOnlyList<string> Reports { get; init; } = ["failure", "delay"];

    /// <summary>
    /// Further headers, such as <c>In-Reply-To</c> and <c>References</c>. <c>Auto-Submitted</c> is
    /// <c>auto-generated</c> (RFC 3834) unless set here: <c>no</c> for a letter that a person wrote. The headers that
    /// have a property of their own are refused.
    /// </summary>
    public IReadOnlyDictionary<string, string> Headers { get; init; } = new Dictionary<string, string>();

    public IReadOnlyList<MailAttachment> Attachments { get; init; } = [];
}

/// <summary>A file that travels with a message.</summary>
/// <param name="Name">What the reader sees, without a path.</param>
/// <param name="Path">Absolute path of the file on this node.</param>
/// <param name="Type">Media type, such as <c>application/pdf</c>.</param>
internal sealed record MailAttachment(string Name, string Path, string Type);
