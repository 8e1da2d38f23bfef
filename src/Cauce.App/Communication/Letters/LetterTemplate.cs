using System.Text.RegularExpressions;
using Cauce.Domain.Communication;
using HandlebarsDotNet;

namespace Cauce.App.Communication.Letters;

/// <summary>
/// The wording of a letter: its subject in the first line, and below it paragraphs in a small part of Markdown
/// (<see cref="LetterMarkup"/>) with Handlebars' placeholders, <c>#if</c>, <c>#unless</c> and <c>#each</c>. The values never
/// become markup: the template is filled with marks, read, and only then do the values stand in their places.
/// </summary>
internal sealed partial class LetterTemplate
{
    public const int MaxLength = 20_000;

    private static readonly IHandlebars Engine = Handlebars.Create(new HandlebarsConfiguration { NoEscape = true });

    private readonly HandlebarsTemplate<object, object> fill;

    private LetterTemplate(HandlebarsTemplate<object, object> fill) => this.fill = fill;

    /// <exception cref="RefusedException">It is no template, names what the letter has not, or leaves out what it must say.</exception>
    public static LetterTemplate Read(LetterForm form, string template)
    {
        WhyNot(form, template).Enforce();
        var read = Compile(template);
        foreach (var sample in LetterSamples.Of(form))
            read.Write(sample);
        return read;
    }

    /// <summary>One that was read before, or came with the program.</summary>
    public static LetterTemplate Compile(string template)
    {
        try
        {
            return new LetterTemplate(Engine.Compile(template.ReplaceLineEndings("\n")));
        }
        catch (HandlebarsException wrong)
        {
            throw LetterRefusals.NotATemplate.With(wrong.Message.Split('\n')[0]).AsException();
        }
    }

    /// <exception cref="RefusedException">See <see cref="Read"/>.</exception>
    public LetterDraft Write(IReadOnlyDictionary<string, object> values)
    {
        var marks = new Marks();
        try
        {
            return LetterMarkup.Read(fill(marks.For(values)), marks);
        }
        catch (HandlebarsException wrong)
        {
            throw LetterRefusals.NotATemplate.With(wrong.Message.Split('\n')[0]).AsException();
        }
    }

    private static Refusal? WhyNot(LetterForm form, string template)
    {
        if (template.AsSpan().ContainsAnyInRange(Marks.First, Marks.Last))
            return LetterRefusals.NotATemplate.With("U+E000");
        foreach (Match found in Mustaches().Matches(template))
        {
            var name = found.Groups["name"].Value;
            var known = found.Groups["block"].Value switch
            {
                "#if" or "#unless" => form.All.Contains(name),
                "#each" => form.Lists.Contains(name),
                "/" => name is "if" or "unless" or "each",
                _ => name is "else" or "this" || form.Texts.Contains(name),
            };
            if (!known)
                return LetterRefusals.UnknownPlaceholder.With(found.Value);
        }
        return form.Must.FirstOrDefault(name => !template.Contains("{{" + name + "}}", StringComparison.Ordinal)) is { } missing
            ? LetterRefusals.MustMention.With("{{" + missing + "}}") : null;
    }

    /// <summary>Everything between braces, the odd ones too: what is not of the few known shapes is unknown.</summary>
    [GeneratedRegex(@"\{\{+(?<block>#if|#unless|#each|/)?\s*(?<name>[^{}]*?)\s*\}\}+", RegexOptions.NonBacktracking | RegexOptions.ExplicitCapture)]
    private static partial Regex Mustaches();
}
