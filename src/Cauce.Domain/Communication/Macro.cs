using Cauce.Domain.Cases;
using Cauce.Domain.Common;
using Cauce.Domain.Identity;

namespace Cauce.Domain.Communication;

/// <summary>What somebody made ready: for themselves, or for everybody.</summary>
public abstract class Ready
{
    /// <summary>Whose it is; null for everybody's.</summary>
    public Guid? OwnerId { get; private set; }

    public string Name { get; private set; } = "";

    /// <summary>For who reads Spanish; may hold places such as <c>{{name}}</c>.</summary>
    public string? TextEs { get; private set; }

    public string? TextEn { get; private set; }

    /// <summary>Who wrote it last.</summary>
    public string ByName { get; private set; } = "";

    public DateTimeOffset At { get; private set; }

    public string? TextIn(string language) => language == "en" ? TextEn : TextEs;

    public bool IsFor(Actor actor) => OwnerId is null || OwnerId == actor.Id;

    /// <summary>One's own is one's own; what is everybody's is for those who lead others.</summary>
    public static Refusal? WhyNotKeep(Guid? owner, Actor actor) =>
        actor.WhyMayNot(owner is null ? Permission.AssignCases : Permission.WorkCases)
        ?? (owner is null || owner == actor.Id ? null : ReadyRefusals.NotYours);

    /// <exception cref="RefusedException">See <see cref="WhyNotKeep"/>.</exception>
    protected void Keep(Guid? owner, string name, string? textEs, string? textEn, Actor actor, DateTimeOffset now)
    {
        WhyNotKeep(owner, actor).Enforce();
        (OwnerId, Name, TextEs, TextEn, ByName, At) = (owner, name, textEs, textEn, actor.Name, now);
    }
}

/// <summary>A text to be put into what one writes.</summary>
public sealed class Snippet : Ready
{
    private Snippet() { }

    public Snippet(Id<Snippet> id) => Id = id;

    public Id<Snippet> Id { get; private set; }

    /// <exception cref="RefusedException">There is no text, or it is not theirs to write.</exception>
    public void Word(Guid? owner, string name, string? textEs, string? textEn, Actor actor, DateTimeOffset now)
    {
        if ((textEs ?? textEn) is null)
            ReadyRefusals.NoText.Enforce();
        Keep(owner, name, textEs, textEn, actor, now);
    }
}

/// <summary>Several acts and a text, done in a case at once: all of them or none.</summary>
public sealed class Macro : Ready
{
    /// <summary>Stands for whoever runs it.</summary>
    public const string Me = "me";

    private Macro() { }

    public Macro(Id<Macro> id) => Id = id;

    public Id<Macro> Id { get; private set; }

    /// <summary>The text is a note among ourselves and not a reply.</summary>
    public bool AsNote { get; private set; }

    public MacroActs Acts { get; private set; } = new();

    /// <exception cref="RefusedException">It would do nothing, or it is not theirs to write.</exception>
    public void Write(Guid? owner, string name, (string? Es, string? En, bool AsNote) text, MacroActs acts, Actor actor, DateTimeOffset now)
    {
        if ((text.Es ?? text.En) is null && acts == new MacroActs())
            ReadyRefusals.DoesNothing.Enforce();
        Keep(owner, name, text.Es, text.En, actor, now);
        AsNote = text.AsNote;
        Acts = acts;
    }
}

/// <summary>What a macro does besides speaking; what is null is left as it is.</summary>
public sealed record MacroActs
{
    /// <summary><see cref="Macro.Me"/>, or the id of a member of staff.</summary>
    public string? Assign { get; init; }

    /// <summary>Code of a reason.</summary>
    public string? Reason { get; init; }

    public Severity? Severity { get; init; }

    public Urgency? Urgency { get; init; }

    /// <summary>A step of the plan.</summary>
    public string? Step { get; init; }

    /// <summary>In how many days it is due.</summary>
    public int? StepDays { get; init; }

    /// <summary>Somebody begins to put it right.</summary>
    public bool Start { get; init; }
}

public static class ReadyRefusals
{
    public static readonly Refusal NotYours = new("ready.not-yours");
    public static readonly Refusal NoText = new("ready.no-text") { Field = "TextEs" };
    public static readonly Refusal DoesNothing = new("ready.does-nothing");

    /// <summary>Its text is not written in the customer's language; the argument is the macro.</summary>
    public static readonly Refusal OtherLanguage = new("ready.other-language");
}
