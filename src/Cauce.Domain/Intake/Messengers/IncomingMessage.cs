using Cauce.Domain.Cases;
using Cauce.Domain.Common;
using Cauce.Domain.Communication;
using Cauce.Domain.Identity;

namespace Cauce.Domain.Intake.Messengers;

public enum IncomingState
{
    /// <summary>Kept whole; what it is has still to be found out.</summary>
    Stored = 1,
    OpenedCase = 2,

    /// <summary>What it says stands in a case.</summary>
    Said = 3,

    /// <summary>It tells what became of a letter of ours.</summary>
    Receipt = 4,

    /// <summary>The peer goes on with a case that was there, by its tracking link.</summary>
    Bound = 5,
    Ignored = 6,

    /// <summary>It waits for a person to say what to do with it.</summary>
    Quarantined = 7,
}

/// <summary>Something a messenger told us: always kept whole before anything else is done with it, and always in a state that can be seen.</summary>
public sealed class IncomingMessage
{
    /// <summary>A second failure is one too many: it waits for a person, and the next one goes on.</summary>
    public const int MostTries = 2;

    /// <summary>Of what is shown in lists.</summary>
    public const int ExcerptLength = 300;

    private IncomingMessage() { }

    /// <param name="identity">What the messenger calls it; unique in its account.</param>
    /// <param name="peer">Who wrote it, as far as that can be told without reading it whole; empty otherwise.</param>
    public IncomingMessage(Id<IncomingMessage> id, MessengerAccount account, string identity, string peer, DateTimeOffset now)
    {
        (Id, AccountId, Branch, Identity, Peer) = (id, account.Id, account.Branch, identity, peer);
        (StoredAt, NextTryAt) = (now, now);
    }

    public Id<IncomingMessage> Id { get; private set; }

    /// <summary>Order of arrival in the whole organisation.</summary>
    public long Seq { get; private set; }

    public Id<MessengerAccount> AccountId { get; private set; }

    /// <summary>That of its account when it came.</summary>
    public int Branch { get; private set; }

    public string Identity { get; private set; } = "";

    public string Peer { get; private set; } = "";

    public string PeerName { get; private set; } = "";

    /// <summary>The beginning of its words; empty until it was read.</summary>
    public string Excerpt { get; private set; } = "";

    /// <summary>Of the whole post it came in, byte for byte, in the file store. One post may hold several messages.</summary>
    public byte[] Sha256 { get; private set; } = [];

    /// <summary>Bytes of the post.</summary>
    public long Size { get; private set; }

    public DateTimeOffset StoredAt { get; private set; }

    public IncomingState State { get; private set; } = IncomingState.Stored;

    /// <summary>Why it is in that state, as a code: see <see cref="IncomingReason"/>.</summary>
    public string Reason { get; private set; } = "";

    public string ReasonDetail { get; private set; } = "";

    /// <summary>How often sorting it has failed.</summary>
    public int Tries { get; private set; }

    /// <summary>When to sort it next or, while a node has it in hand, when another may; null once it is settled.</summary>
    public DateTimeOffset? NextTryAt { get; private set; }

    public Id<Conversation>? ConversationId { get; private set; }

    /// <summary>The case it opened, or stands in.</summary>
    public Id<Case>? CaseId { get; private set; }

    /// <summary>The message of that case that tells it; null where it opened the case.</summary>
    public Id<Message>? SaidAs { get; private set; }

    /// <summary>Who did with it by hand what its state says; null where Cauce did.</summary>
    public Guid? By { get; private set; }

    public string ByName { get; private set; } = "";

    public DateTimeOffset? SettledAt { get; private set; }

    public int Version { get; private set; } = 1;

    public void Keep(long seq, byte[] sha256, long size) => (Seq, Sha256, Size) = (seq, sha256, size);

    public void Describe(string peer, string peerName, string words) =>
        (Peer, PeerName, Excerpt) = (Text.ToLine(peer, 200), Text.ToLine(peerName, 120), Text.ToLine(words, ExcerptLength));

    public void BelongTo(Id<Conversation> conversation) => ConversationId = conversation;

    public void StandIn(Id<Case> about, Id<Message>? saidAs) => (CaseId, SaidAs) = (about, saidAs);

    public void Settle(IncomingState state, string reason, string detail, DateTimeOffset now)
    {
        (State, Reason, ReasonDetail, SettledAt, NextTryAt) = (state, reason, Text.ToLine(detail), now, null);
        Version++;
    }

    /// <summary>Sorting it failed in a way that is its own fault.</summary>
    public void Failed(string reason, string detail, DateTimeOffset next, DateTimeOffset now)
    {
        Tries++;
        (Reason, ReasonDetail, NextTryAt) = (reason, Text.ToLine(detail), next);
        if (Tries >= MostTries)
            Settle(IncomingState.Quarantined, reason, detail, now);
        Version++;
    }

    /// <summary>It was not to blame: tried again later.</summary>
    public void PutOff(DateTimeOffset until)
    {
        NextTryAt = until;
        Version++;
    }

    /// <summary>Why a person cannot make a case or a message of it, or null.</summary>
    public Refusal? WhyNotTake() => State is IncomingState.Quarantined or IncomingState.Ignored ? null : IncomingRefusals.AlreadySettled;

    /// <summary>Why it cannot be sorted once more or put aside, or null.</summary>
    public Refusal? WhyNotRetry() => State is IncomingState.Quarantined ? null : IncomingRefusals.AlreadySettled;

    /// <exception cref="RefusedException">It does not wait.</exception>
    public void Retry(Actor actor, DateTimeOffset now)
    {
        WhyNotRetry().Enforce();
        (State, Reason, ReasonDetail, Tries, NextTryAt, SettledAt) = (IncomingState.Stored, "", "", 0, now, null);
        ActedBy(actor);
        Version++;
    }

    /// <exception cref="RefusedException">It does not wait.</exception>
    public void Ignore(string reason, Actor actor, DateTimeOffset now)
    {
        WhyNotRetry().Enforce();
        Settle(IncomingState.Ignored, reason, "", now);
        ActedBy(actor);
    }

    public void ActedBy(Actor actor) => (By, ByName) = (actor.Id, actor.Kind == ActorKind.System ? "" : actor.Name);
}

/// <summary>Every "no" about what came by messengers.</summary>
public static class IncomingRefusals
{
    public static readonly Refusal AlreadySettled = new("incoming.already-settled");

    /// <summary>It cannot be read, so there are no words to put into a case.</summary>
    public static readonly Refusal Unreadable = new("incoming.unreadable");

    /// <summary>Argument: the number that was typed.</summary>
    public static readonly Refusal UnknownCase = new("incoming.unknown-case") { Field = "Case" };

    /// <summary>A post that names nobody has nobody to keep out.</summary>
    public static readonly Refusal NoPeer = new("incoming.no-peer");
}

/// <summary>Why an incoming message is in its state: stable codes, each with its words on the page.</summary>
public static class IncomingReason
{
    public const string NewMatter = "newMatter";
    public const string OpenCase = "openCase";
    public const string RecentlyClosed = "recentlyClosed";
    public const string TrackingLink = "trackingLink";
    public const string ByHand = "byHand";
    public const string Receipt = "receipt";

    // A person must look.
    public const string Unreadable = "unreadable";
    public const string UnknownLink = "unknownLink";
    public const string TooManyFromPeer = "tooManyFromPeer";
    public const string Fault = "fault";

    // Nobody need.
    public const string Blocked = "blocked";
    public const string Group = "group";
    public const string NotForUs = "notForUs";
    public const string UnknownLetter = "unknownLetter";

    // A case was opened and receipt was not confirmed by itself.
    public const string BudgetOfPeer = "budgetOfPeer";
}
