using Cauce.Domain.Cases;
using Cauce.Domain.Common;
using Cauce.Domain.Communication;
using Cauce.Domain.Identity;

namespace Cauce.Domain.Intake.Mail;

public enum MailState
{
    /// <summary>Kept whole; what it is has still to be found out.</summary>
    Stored = 1,
    OpenedCase = 2,

    /// <summary>What it says stands in a case.</summary>
    Reply = 3,

    /// <summary>A server, or whoever received it, sends back a letter of ours.</summary>
    Bounce = 4,

    /// <summary>No person wrote it.</summary>
    Automatic = 5,
    Ignored = 6,

    /// <summary>It waits for a person to say what to do with it.</summary>
    Quarantined = 7,
}

/// <summary>A mail that came in: always kept whole before anything else is done with it, and always in a state that can be seen.</summary>
public sealed partial class IncomingMail
{
    private IncomingMail() { }

    public IncomingMail(Id<IncomingMail> id, Mailbox mailbox, MailIdentity identity, DateTimeOffset receivedAt, DateTimeOffset now)
    {
        Id = id;
        MailboxId = mailbox.Id;
        Branch = mailbox.Branch;
        Identity = identity.Value;
        MessageId = identity.MessageId;
        ReceivedAt = receivedAt < now ? receivedAt : now;
        StoredAt = now;
        NextTryAt = now;
    }

    public Id<IncomingMail> Id { get; private set; }

    /// <summary>Order of arrival in the whole organisation.</summary>
    public long Seq { get; private set; }

    public Id<Mailbox> MailboxId { get; private set; }

    /// <summary>That of its mailbox when it came.</summary>
    public int Branch { get; private set; }

    /// <summary>Unique in its mailbox; see <see cref="MailIdentity"/>.</summary>
    public string Identity { get; private set; } = "";

    /// <summary>With its angle brackets; null where the mail has none.</summary>
    public string? MessageId { get; private set; }

    /// <summary>Of the whole message, in the file store; empty where it was never fetched.</summary>
    public byte[] Sha256 { get; private set; } = [];

    /// <summary>Bytes.</summary>
    public long Size { get; private set; }

    /// <summary>When the server received it, never in the future: clocks of a case start here.</summary>
    public DateTimeOffset ReceivedAt { get; private set; }

    public DateTimeOffset StoredAt { get; private set; }

    public MailState State { get; private set; } = MailState.Stored;

    /// <summary>Why it is in that state, as a code: see <see cref="MailReason"/>.</summary>
    public string Reason { get; private set; } = "";

    /// <summary>The number, rule or limit the reason mentions; empty where there is none.</summary>
    public string ReasonDetail { get; private set; } = "";

    /// <summary>How often sorting it has failed.</summary>
    public int Tries { get; private set; }

    /// <summary>When to sort it next, or, while a node has it in hand, when another may; null once it is settled.</summary>
    public DateTimeOffset? NextTryAt { get; private set; }

    public string FromAddress { get; private set; } = "";

    public string FromName { get; private set; } = "";

    public string Subject { get; private set; } = "";

    /// <summary>The case it opened, stands in, or is thought to belong to.</summary>
    public Id<Case>? CaseId { get; private set; }

    /// <summary>The message of that case that tells it; null where it opened the case.</summary>
    public Id<Message>? SaidAs { get; private set; }

    /// <summary>The letter of ours it answers or sends back.</summary>
    public Id<OutboxMessage>? LetterId { get; private set; }

    /// <summary>When it set off an automatic answer; counted against the budgets.</summary>
    public DateTimeOffset? AnsweredAt { get; private set; }

    /// <summary>Who did with it by hand what its state says; null where Cauce did.</summary>
    public Guid? By { get; private set; }

    public string ByName { get; private set; } = "";

    public DateTimeOffset? SettledAt { get; private set; }

    public int Version { get; private set; } = 1;

    public bool IsKept => Sha256.Length > 0;

    /// <summary>Where its bytes stand, and its place in the order.</summary>
    public void Keep(long seq, byte[] sha256, long size) => (Seq, Sha256, Size) = (seq, sha256, size);

    /// <summary>Its first lines, as they were read.</summary>
    public void Describe(string fromAddress, string fromName, string subject)
    {
        FromAddress = Text.ToLine(fromAddress, EmailAddress.MaxLength);
        FromName = Text.ToLine(fromName);
        Subject = Text.ToLine(subject);
    }

    /// <summary>A second failure is one too many: it waits for a person, and the next one goes on.</summary>
    public const int MostTries = 2;

    /// <summary>Sorting it failed in a way that is its own fault.</summary>
    public void Failed(string reason, string detail, DateTimeOffset now)
    {
        Tries++;
        (Reason, ReasonDetail) = (reason, Text.ToLine(detail));
        NextTryAt = now;
        if (Tries >= MostTries)
            Settle(MailState.Quarantined, reason, detail, now);
        Version++;
    }

    /// <summary>It was not to blame: tried again later.</summary>
    public void PutOff(DateTimeOffset until)
    {
        NextTryAt = until;
        Version++;
    }

    public void Settle(MailState state, string reason, string detail, DateTimeOffset now)
    {
        State = state;
        Reason = reason;
        ReasonDetail = Text.ToLine(detail);
        SettledAt = now;
        NextTryAt = null;
        Version++;
    }

    public void BelongTo(Id<Case> @case, Id<Message>? saidAs) => (CaseId, SaidAs) = (@case, saidAs);

    /// <summary>The letter it answers or sends back.</summary>
    public void IsAbout(Id<OutboxMessage> letter) => LetterId = letter;

    public void Answered(DateTimeOffset now) => AnsweredAt = now;
}
