using Cauce.Domain.Common;
using Cauce.Domain.Identity;

namespace Cauce.Domain.Intake.Chats;

/// <summary>
/// A conversation on the site with somebody who waits for words now. It is answered, and ends; or it becomes a case with
/// its transcript. What nobody answers becomes a case by itself: nothing a customer said is left lying.
/// </summary>
public sealed class Chat
{
    /// <summary>Nobody took it in this time: it becomes a case, and its customer is told so.</summary>
    public static readonly TimeSpan Patience = TimeSpan.FromMinutes(3);

    /// <summary>Neither side said anything for so long: it is over.</summary>
    public static readonly TimeSpan Silence = TimeSpan.FromMinutes(20);

    /// <summary>Lines of one chat; what is longer is a case.</summary>
    public const int MostLines = 400;

    /// <summary>Characters of one line.</summary>
    public const int LongestLine = 4000;

    private Chat() { }

    /// <param name="id">The case it may become has the same, and so the same key.</param>
    /// <param name="keyHash">Of the key by which the visitor has the page.</param>
    public static Chat Start(Id<Chat> id, byte[] keyHash, int branch, ChatVisitor visitor, DateTimeOffset now) => new()
    {
        Id = id, KeyHash = keyHash, Branch = branch, Name = visitor.Name, Email = visitor.Email, Phone = visitor.Phone,
        Language = visitor.Language, Site = visitor.Site, StartedAt = now, LastAt = now,
    };

    public Id<Chat> Id { get; private set; }

    public byte[] KeyHash { get; private set; } = [];

    public int Branch { get; private set; }

    public string Name { get; private set; } = "";

    public string? Email { get; private set; }

    /// <summary>As they wrote it.</summary>
    public string? Phone { get; private set; }

    public string Language { get; private set; } = "es";

    /// <summary>Origin of the page that showed it in a frame; null on our own portal.</summary>
    public string? Site { get; private set; }

    public DateTimeOffset StartedAt { get; private set; }

    /// <summary>Who talks with them; null while nobody has taken it.</summary>
    public Guid? TakenBy { get; private set; }

    /// <summary>Name at that time.</summary>
    public string TakenByName { get; private set; } = "";

    public DateTimeOffset? TakenAt { get; private set; }

    /// <summary>When a person first answered.</summary>
    public DateTimeOffset? AnsweredAt { get; private set; }

    /// <summary>Since when the visitor waits for words of ours; null while they do not.</summary>
    public DateTimeOffset? WaitsSince { get; private set; }

    /// <summary>When anything was last said.</summary>
    public DateTimeOffset LastAt { get; private set; }

    public int Lines { get; private set; }

    public DateTimeOffset? EndedAt { get; private set; }

    public ChatOutcome? Outcome { get; private set; }

    /// <summary>Who ended it; empty for the visitor and for Cauce.</summary>
    public string EndedByName { get; private set; } = "";

    /// <summary>The case it became, by its number.</summary>
    public string? CaseNumber { get; private set; }

    public int Version { get; private set; }

    public bool IsOpen => EndedAt is null;

    /// <summary>Whether it must become a case by now: nobody took it, or it fell silent with the visitor waiting.</summary>
    public bool IsForgotten(DateTimeOffset now) =>
        IsOpen && WaitsSince is { } since && (TakenBy is null ? now - since >= Patience : now - LastAt >= Silence);

    /// <summary>Whether it is over because nobody says anything, and nobody waits.</summary>
    public bool IsSilent(DateTimeOffset now) => IsOpen && WaitsSince is null && now - LastAt >= Silence;

    /// <summary>The visitor says something.</summary>
    /// <exception cref="RefusedException">It has ended, or has too many lines.</exception>
    public ChatLine Say(Id<ChatLine> id, string text, DateTimeOffset now)
    {
        MustGoOn();
        WaitsSince ??= now;
        return Add(id, text, by: null, now);
    }

    /// <summary>Takes it, from a colleague too: whoever answers is named.</summary>
    /// <exception cref="RefusedException">It has ended.</exception>
    public void Take(Actor actor, DateTimeOffset now)
    {
        MustBeOpen();
        if (TakenBy == actor.Id)
            return;
        (TakenBy, TakenByName, TakenAt, Version) = (actor.Id, actor.Name, now, Version + 1);
    }

    /// <summary>We say something. Who answers what nobody has taken takes it.</summary>
    /// <exception cref="RefusedException">It has ended, or a colleague has it.</exception>
    public ChatLine Answer(Id<ChatLine> id, string text, Actor actor, DateTimeOffset now)
    {
        MustGoOn();
        if (TakenBy is { } other && other != actor.Id)
            throw ChatRefusals.Taken.With(TakenByName).AsException();
        Take(actor, now);
        AnsweredAt ??= now;
        WaitsSince = null;
        return Add(id, text, actor, now);
    }

    /// <summary>Ends it without a case.</summary>
    /// <exception cref="RefusedException">It has ended.</exception>
    public void End(ChatOutcome outcome, string byName, DateTimeOffset now)
    {
        MustBeOpen();
        (EndedAt, Outcome, EndedByName, Version) = (now, outcome, byName, Version + 1);
    }

    /// <summary>It goes on as a case; one that its visitor has left can still become one.</summary>
    /// <exception cref="RefusedException">It is one already.</exception>
    public void Become(string number, string byName, DateTimeOffset now)
    {
        if (CaseNumber is { } known)
            throw ChatRefusals.IsCase.With(known).AsException();
        EndedAt ??= now;
        (Outcome, EndedByName, CaseNumber, Version) = (ChatOutcome.BecameCase, byName, number, Version + 1);
    }

    private ChatLine Add(Id<ChatLine> id, string text, Actor? by, DateTimeOffset now)
    {
        LastAt = now;
        Version++;
        return new ChatLine(id, Id, ++Lines, text, by, now);
    }

    private void MustGoOn()
    {
        MustBeOpen();
        if (Lines >= MostLines)
            ChatRefusals.TooLong.Enforce();
    }

    private void MustBeOpen()
    {
        if (!IsOpen)
            ChatRefusals.Ended.Enforce();
    }
}

/// <summary>How a chat ended.</summary>
public enum ChatOutcome
{
    /// <summary>What was asked was answered.</summary>
    Answered = 1,

    BecameCase = 2,

    /// <summary>It was about a case that is known already.</summary>
    KnownCase = 3,

    /// <summary>It was no matter of ours, or nobody's.</summary>
    NotForUs = 4,

    /// <summary>The visitor ended it, or said nothing more once answered.</summary>
    VisitorLeft = 5,
}

/// <param name="Email">As <see cref="EmailAddress"/> writes it; null without.</param>
public sealed record ChatVisitor(string Name, string? Email, string? Phone, string Language, string? Site);
