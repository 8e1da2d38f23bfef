namespace Cauce.Domain.Intake.Mail;

/// <summary>What is going on between a mailbox and its server.</summary>
public enum MailboxState
{
    Paused,

    /// <summary>No node has it in hand yet.</summary>
    Idle,
    Connected,

    /// <summary>It cannot be read: see the trouble, and since when.</summary>
    Troubled,
}

public sealed partial class Mailbox
{
    /// <summary>UIDVALIDITY of the folder (RFC 9051, 2.3.1.1) the position is counted in; null before the first connection.</summary>
    public long? UidValidity { get; private set; }

    /// <summary>Every message up to this UID is kept.</summary>
    public long LastUid { get; private set; }

    /// <summary>Since when it has been read without trouble; null while it is not.</summary>
    public DateTimeOffset? ConnectedAt { get; private set; }

    /// <summary>The mail library's or server's code (<c>EAUTH</c>, <c>ECONNECTION</c>…); null without trouble.</summary>
    public string? Trouble { get; private set; }

    public DateTimeOffset? TroubleSince { get; private set; }

    /// <summary>Which node fetches from it.</summary>
    public Guid? LeaseHolder { get; private set; }

    /// <summary>When another node may take it, should that one have died.</summary>
    public DateTimeOffset? LeaseUntil { get; private set; }

    /// <summary>What it is doing now.</summary>
    public MailboxState StateAt(DateTimeOffset now)
    {
        if (PausedAt is not null)
            return MailboxState.Paused;
        if (Trouble is not null)
            return MailboxState.Troubled;
        return ConnectedAt is not null && LeaseUntil > now ? MailboxState.Connected : MailboxState.Idle;
    }

    /// <summary>Everything up to this message is kept. A folder that was made anew counts from its own beginning.</summary>
    public void Reach(long uidValidity, long uid)
    {
        LastUid = uidValidity == UidValidity ? Math.Max(LastUid, uid) : uid;
        UidValidity = uidValidity;
    }

    public void Connected(DateTimeOffset now)
    {
        ConnectedAt ??= now;
        (Trouble, TroubleSince) = (null, null);
    }

    /// <summary>It cannot be read. The first moment stands until it can again.</summary>
    public void Failed(string code, DateTimeOffset now)
    {
        Trouble = code;
        TroubleSince ??= now;
        ConnectedAt = null;
    }
}
