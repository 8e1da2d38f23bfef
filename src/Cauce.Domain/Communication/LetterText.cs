using Cauce.Domain.Common;
using Cauce.Domain.Identity;

namespace Cauce.Domain.Communication;

/// <summary>
/// One wording of a letter in one language, as an administrator wrote it. It is never changed: a new wording is a new row,
/// and the last one holds, so that it can be told what a letter said at any time.
/// </summary>
public sealed class LetterText
{
    private LetterText() { }

    /// <param name="version">One more than the last wording's.</param>
    public LetterText(string letter, string language, int version, Actor actor, DateTimeOffset now)
    {
        Letter = letter;
        Language = language;
        Version = version;
        By = actor.Id;
        ByName = actor.Name;
        At = now;
    }

    /// <summary>Which letter: <c>acknowledgement</c>, <c>solution</c>...</summary>
    public string Letter { get; private set; } = "";

    /// <summary><c>es</c> or <c>en</c>.</summary>
    public string Language { get; private set; } = "";

    /// <summary>1, 2, 3... per letter and language.</summary>
    public int Version { get; private set; }

    /// <summary>The template, its subject in the first line; null: back to the wording that comes with the program.</summary>
    public string? Template { get; private set; }

    public Guid? By { get; private set; }

    /// <summary>Name at that time.</summary>
    public string ByName { get; private set; } = "";

    public DateTimeOffset At { get; private set; }

    public LetterText Saying(string template)
    {
        Template = template;
        return this;
    }
}

/// <summary>Every "no" about the wording of a letter.</summary>
public static class LetterRefusals
{
    /// <summary>A placeholder that this letter has not; its argument is the name.</summary>
    public static readonly Refusal UnknownPlaceholder = new("letter.unknown-placeholder") { Field = "Template" };

    /// <summary>Braces that do not close, a block without end; its argument says where.</summary>
    public static readonly Refusal NotATemplate = new("letter.not-a-template") { Field = "Template" };

    /// <summary>There is no subject in the first line, or nothing below it.</summary>
    public static readonly Refusal Empty = new("letter.empty") { Field = "Template" };

    /// <summary>Something the letter must say is missing; its argument is the placeholder.</summary>
    public static readonly Refusal MustMention = new("letter.must-mention") { Field = "Template" };

    /// <summary>Somebody else worded it since it was read; its argument is who.</summary>
    public static readonly Refusal ChangedMeanwhile = new("letter.changed-meanwhile");

    /// <summary>A link that leads nowhere a customer should go; its argument is the line.</summary>
    public static readonly Refusal BadLink = new("letter.bad-link") { Field = "Template" };
}
