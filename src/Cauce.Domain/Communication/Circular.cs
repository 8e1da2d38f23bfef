using Cauce.Domain.Cases;
using Cauce.Domain.Common;
using Cauce.Domain.Identity;

namespace Cauce.Domain.Communication;

public enum CircularKind
{
    /// <summary>An answer to what each customer said.</summary>
    Reply = 1,

    /// <summary>A solution proposed in each case.</summary>
    Solution = 2,

    /// <summary>How the incident goes: answers no claim, and reaches customers without a case too.</summary>
    Notice = 3,
}

public enum CircularState
{
    /// <summary>Confirmed; some node works on it, or will.</summary>
    Running = 1,
    Finished = 2,
}

/// <summary>One act for all the customers of an incident: what is said, in each language, and how far it has come.</summary>
public sealed class Circular : LongWork
{
    private Circular() { }

    public Circular(Case parent, CircularWords words, Actor by, DateTimeOffset now)
    {
        Id = Id<Circular>.New(now);
        CaseId = parent.Id;
        (Kind, TextEs, TextEn, OriginEs, OriginEn, WithApology) = (words.Kind, words.TextEs, words.TextEn, words.OriginEs, words.OriginEn, words.WithApology);
        (By, ByKind, ByName) = (by.Id, by.Kind, by.Name);
        CreatedAt = now;
        Salt = Content.NewSalt();
    }

    public Id<Circular> Id { get; private set; }

    /// <summary>The case of the incident.</summary>
    public Id<Case> CaseId { get; private set; }

    public CircularKind Kind { get; private set; }

    public string? TextEs { get; private set; }

    public string? TextEn { get; private set; }

    /// <summary>What caused it, where the customers are told; of a solution only.</summary>
    public string? OriginEs { get; private set; }

    public string? OriginEn { get; private set; }

    public bool WithApology { get; private set; }

    /// <summary>The member of staff, also when their key did it.</summary>
    public Guid? By { get; private set; }

    public ActorKind ByKind { get; private set; }

    public string ByName { get; private set; } = "";

    public DateTimeOffset CreatedAt { get; private set; }

    public CircularState State { get; private set; } = CircularState.Running;

    public DateTimeOffset? EndedAt { get; private set; }

    public byte[] Salt { get; private set; } = [];

    protected override bool IsRunning => State == CircularState.Running;

    public CircularWords Words => new(Kind, TextEs, TextEn) { OriginEs = OriginEs, OriginEn = OriginEn, WithApology = WithApology };

    /// <summary>What was written, before it was filled in for each.</summary>
    public Content AsContent() => Content.Of(Id.Value, Salt, $"{TextEs}\n{TextEn}\n{OriginEs}\n{OriginEn}");

    public void Finish(DateTimeOffset now)
    {
        State = CircularState.Finished;
        EndedAt = now;
        LetGo();
    }

    /// <summary>Those that failed are tried once more.</summary>
    /// <param name="failed">How many there are.</param>
    /// <exception cref="RefusedException">It runs, or nothing failed.</exception>
    public void TryAgain(int failed)
    {
        if (State == CircularState.Running)
            CircularRefusals.Running.Enforce();
        if (failed == 0)
            CircularRefusals.NothingFailed.Enforce();
        State = CircularState.Running;
        EndedAt = null;
        Changed();
    }
}

/// <summary>What a circular says, in each language. Nothing is translated by a machine: who reads a language that is missing is told nothing.</summary>
public sealed record CircularWords(CircularKind Kind, string? TextEs, string? TextEn)
{
    public string? OriginEs { get; init; }

    public string? OriginEn { get; init; }

    public bool WithApology { get; init; }

    public string? TextIn(string language) => language == "en" ? TextEn : TextEs;

    public string? OriginIn(string language) => language == "en" ? OriginEn : OriginEs;

    /// <summary>The text of a language is demanded when somebody reads it; where one language tells the origin, so does the other.</summary>
    public Refusal? WhyNotIn(string language)
    {
        var suffix = language == "en" ? "En" : "Es";
        if (TextIn(language) is null)
            return (language == "en" ? CircularRefusals.EnglishMissing : CircularRefusals.SpanishMissing) with { Field = "Text" + suffix };
        return OriginIn(language) is null && (OriginEs ?? OriginEn) is not null ? CircularRefusals.OriginMissing with { Field = "Origin" + suffix } : null;
    }
}

public static class CircularHistory
{
    /// <summary>One act for all was begun, from the case of the incident.</summary>
    public const string Started = "circular.started";
    public const string Finished = "circular.finished";
}

public static class CircularRefusals
{
    public static readonly Refusal SpanishMissing = new("circular.spanish-missing");
    public static readonly Refusal EnglishMissing = new("circular.english-missing");
    public static readonly Refusal OriginMissing = new("circular.origin-missing");
    public static readonly Refusal NobodyToTell = new("circular.nobody-to-tell");
    public static readonly Refusal AlreadyAnswered = new("circular.already-answered");

    /// <summary>The same words went to them before, from the same incident.</summary>
    public static readonly Refusal AlreadyTold = new("circular.already-told");
    public static readonly Refusal NoAddress = new("circular.no-address");

    /// <summary>They said that they want no such letters.</summary>
    public static readonly Refusal Unwanted = new("circular.unwanted");

    /// <summary>A customer who has a case under the incident is told there.</summary>
    public static readonly Refusal HasCase = new("circular.has-case");

    /// <summary>The argument is what was pasted.</summary>
    public static readonly Refusal UnknownRecipient = new("circular.unknown-recipient");

    /// <summary>The argument is the most.</summary>
    public static readonly Refusal TooManyRecipients = new("circular.too-many-recipients") { Field = "Recipients" };

    /// <summary>Only a notice goes to customers without a case.</summary>
    public static readonly Refusal OnlyNotices = new("circular.only-notices") { Field = "Recipients" };
    public static readonly Refusal NotVisible = new("circular.not-visible");
    public static readonly Refusal Running = new("circular.running");
    public static readonly Refusal NothingFailed = new("circular.nothing-failed");

    /// <summary>Trouble of ours, which the log tells.</summary>
    public static readonly Refusal Trouble = new("circular.trouble");
}
