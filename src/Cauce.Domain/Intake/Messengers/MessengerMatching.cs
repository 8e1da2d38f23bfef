using Cauce.Domain.Cases;
using Cauce.Domain.Common;

namespace Cauce.Domain.Intake.Messengers;

/// <summary>What is known of a message when it is decided what becomes of it.</summary>
public sealed record MessengerFacts
{
    public bool IsBlocked { get; init; }

    /// <summary>It was said in a group, where nobody speaks to us alone.</summary>
    public bool IsGroup { get; init; }

    /// <summary>There is something to read or to see.</summary>
    public bool HasContent { get; init; } = true;

    /// <summary>It opens with a tracking link.</summary>
    public bool HasLink { get; init; }

    /// <summary>The case that link leads to; null where it leads to none.</summary>
    public Id<Case>? LinkedCase { get; init; }

    /// <summary>The newest open case of this conversation.</summary>
    public Id<Case>? OpenCase { get; init; }

    /// <summary>The case it last went on in, where that is closed.</summary>
    public Id<Case>? ClosedCase { get; init; }

    public DateTimeOffset? ClosedAt { get; init; }

    /// <summary>Cases this peer opened in the last hour.</summary>
    public int OpenedByPeer { get; init; }
}

/// <summary>What becomes of a message.</summary>
/// <param name="Reason">See <see cref="IncomingReason"/>.</param>
/// <param name="Case">The case it goes to.</param>
public sealed record MessengerDecision(IncomingState State, string Reason, Id<Case>? Case = null)
{
    /// <summary>For a case that is opened: receipt must not be confirmed by itself.</summary>
    public bool InSilence { get; init; }
}

/// <summary>
/// Decides what becomes of a message. A conversation goes on in its newest open case, so that several short messages are one
/// matter; with nothing open, in one that was closed a short while ago ("thank you", "it broke again"); else it opens a case.
/// Only its tracking link brings a case into a conversation: no number, no name.
/// </summary>
public static class MessengerMatching
{
    /// <summary>For so long after the closing, words belong to the closed case: what follows is for people to decide.</summary>
    public static readonly TimeSpan StillTheSameMatter = TimeSpan.FromDays(7);

    /// <summary>Cases a peer may open in an hour; from then on, messages wait for a person.</summary>
    public const int MostOpenedByPeer = 20;

    /// <summary>From here on, cases are opened without an automatic answer, so that two machines do not write to each other for ever.</summary>
    public const int MostAnswersToPeer = 5;

    public static MessengerDecision Decide(MessengerFacts facts, DateTimeOffset now)
    {
        if (facts.IsBlocked) return new(IncomingState.Ignored, IncomingReason.Blocked);
        if (facts.IsGroup) return new(IncomingState.Ignored, IncomingReason.Group);
        if (facts.LinkedCase is { } linked) return new(IncomingState.Bound, IncomingReason.TrackingLink, linked);
        if (facts.HasLink) return new(IncomingState.Ignored, IncomingReason.UnknownLink);
        if (!facts.HasContent) return new(IncomingState.Ignored, IncomingReason.NotForUs);
        if (facts.OpenCase is { } open) return new(IncomingState.Said, IncomingReason.OpenCase, open);
        if (facts.ClosedCase is { } closed && facts.ClosedAt is { } at && now - at < StillTheSameMatter)
            return new(IncomingState.Said, IncomingReason.RecentlyClosed, closed);
        return facts.OpenedByPeer >= MostOpenedByPeer
            ? new(IncomingState.Quarantined, IncomingReason.TooManyFromPeer)
            : new(IncomingState.OpenedCase, IncomingReason.NewMatter) { InSilence = facts.OpenedByPeer >= MostAnswersToPeer };
    }
}
