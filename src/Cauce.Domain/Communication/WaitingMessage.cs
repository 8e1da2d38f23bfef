using Cauce.Domain.Cases;
using Cauce.Domain.Common;
using Cauce.Domain.Identity;

namespace Cauce.Domain.Communication;

/// <summary>
/// A reply that is written and not yet said: it goes at a moment its author chose, or in a few seconds, so that it can still be
/// taken back. Nothing is told to the customer, and nothing stands in the history, before that moment.
/// </summary>
public sealed class WaitingMessage
{
    /// <summary>A reply is not put off for longer.</summary>
    public static readonly TimeSpan Longest = TimeSpan.FromDays(60);

    private WaitingMessage() { }

    public Id<WaitingMessage> Id { get; private set; }

    public Id<Case> CaseId { get; private set; }

    public ReplyPurpose Purpose { get; private set; }

    public string Body { get; private set; } = "";

    public Guid Author { get; private set; }

    public string AuthorName { get; private set; } = "";

    public DateTimeOffset WrittenAt { get; private set; }

    public DateTimeOffset DueAt { get; private set; }

    /// <summary>Its author chose the moment; else it only waits for a second thought.</summary>
    public bool IsScheduled { get; private set; }

    /// <summary>It could not be said; it stays until somebody looks at it.</summary>
    public DateTimeOffset? FailedAt { get; private set; }

    /// <summary>Code of the refusal.</summary>
    public string? FailedBecause { get; private set; }

    /// <param name="sendAt">When its author wants it to go; null: after the pause.</param>
    /// <exception cref="RefusedException">It cannot be said, the moment is past or too far, or it has no author to ask.</exception>
    public static WaitingMessage Write(Case @case, ReplyPurpose? purpose, string body, Actor actor, DateTimeOffset? sendAt, TimeSpan pause, DateTimeOffset now)
    {
        Message.WhyNotSay(MessageKind.Reply, body).Enforce();
        WhyNotAt(sendAt, now).Enforce();
        if (actor.Id is not { } author)
            throw WaitingRefusals.AuthorGone.AsException();
        return new WaitingMessage
        {
            Id = Id<WaitingMessage>.New(now),
            CaseId = @case.Id,
            Purpose = purpose ?? ReplyPurpose.Answer,
            Body = body,
            Author = author,
            AuthorName = actor.Name,
            WrittenAt = now,
            DueAt = sendAt ?? now + pause,
            IsScheduled = sendAt is not null,
        };
    }

    /// <summary>Why it must not go although its moment has come, or null: what it says may be wrong by now.</summary>
    public Refusal? WhyNotSend(Case @case) =>
        !IsScheduled ? null
        : @case.WaitsForUsSince > WrittenAt ? WaitingRefusals.CustomerSpoke
        : @case.ClosedAt > WrittenAt ? WaitingRefusals.ClosedMeanwhile : null;

    public void Fail(Refusal because, DateTimeOffset now) => (FailedAt, FailedBecause) = (now, because.Code);

    private static Refusal? WhyNotAt(DateTimeOffset? sendAt, DateTimeOffset now) =>
        sendAt <= now ? WaitingRefusals.MomentPast : sendAt > now + Longest ? WaitingRefusals.TooFar.With((int)Longest.TotalDays) : null;
}

/// <summary>A file that goes with a waiting reply.</summary>
public sealed class WaitingFile
{
    private WaitingFile() { }

    public WaitingFile(Id<WaitingMessage> messageId, int position, string name, string type, long size, byte[] sha256)
    {
        MessageId = messageId;
        Position = position;
        Name = name;
        Type = type;
        Size = size;
        Sha256 = sha256;
    }

    public Id<WaitingMessage> MessageId { get; private set; }

    public int Position { get; private set; }

    public string Name { get; private set; } = "";

    public string Type { get; private set; } = "";

    /// <summary>Bytes.</summary>
    public long Size { get; private set; }

    public byte[] Sha256 { get; private set; } = [];
}

/// <summary>Every "no" about replies that wait.</summary>
public static class WaitingRefusals
{
    public static readonly Refusal MomentPast = new("waiting.moment-past") { Field = "SendAt" };

    /// <summary>Its argument is the most days.</summary>
    public static readonly Refusal TooFar = new("waiting.too-far") { Field = "SendAt" };

    /// <summary>Only replies can wait: a call or a note is of the moment it is written down.</summary>
    public static readonly Refusal OnlyReplies = new("waiting.only-replies") { Field = "SendAt" };

    /// <summary>Another reply is on its way in this case; its argument is whose.</summary>
    public static readonly Refusal AnotherWaits = new("waiting.another-waits");

    public static readonly Refusal CustomerSpoke = new("waiting.customer-spoke");
    public static readonly Refusal ClosedMeanwhile = new("waiting.closed-meanwhile");

    /// <summary>Whoever wrote it no longer works here, or no longer sees the case.</summary>
    public static readonly Refusal AuthorGone = new("waiting.author-gone");
}
