using System.Text.RegularExpressions;
using Cauce.Domain.Communication;

namespace Cauce.App.Communication.Letters;

/// <summary>
/// Reads a filled template: the subject, then <c>## a heading</c>, <c>1. a step</c>, <c>&gt; somebody's words</c>,
/// <c>**a name:** what matters</c>, <c>[words](address)</c> alone on its line, and paragraphs between empty lines.
/// </summary>
internal static partial class LetterMarkup
{
    /// <exception cref="RefusedException">Nothing is left of it, or a link leads nowhere.</exception>
    public static LetterDraft Read(string filled, Marks marks)
    {
        var lines = filled.TrimStart().Split('\n');
        var letter = new LetterDraft(marks.Fill(lines[0].Trim()).Trim());
        var paragraph = new List<string>();
        var steps = new List<string>();
        foreach (var line in lines.Skip(1).Select(line => line.Trim()).Append(""))
        {
            if (steps.Count > 0 && !Step().IsMatch(line) && line.Length > 0)
                Flush();
            if (Step().Match(line) is { Success: true } step)
                steps.Add(marks.Fill(step.Groups["words"].ValueSpan));
            else if (line.Length == 0 || IsOfItsOwn(line))
                Flush();
            else
                paragraph.Add(line);
            if (IsOfItsOwn(line))
                Add(letter, line, marks);
        }
        Flush();
        return letter.Subject.Length == 0 || letter.Text.Length < 2 ? throw LetterRefusals.Empty.AsException() : letter;

        void Flush()
        {
            if (paragraph.Count > 0 && marks.Fill(string.Join(' ', paragraph)) is { Length: > 0 } words)
                letter.Say(words);
            if (steps.Count > 0)
                letter.Steps([.. steps]);
            paragraph.Clear();
            steps.Clear();
        }
    }

    private static bool IsOfItsOwn(string line) =>
        line.StartsWith("## ", StringComparison.Ordinal) || line.StartsWith("> ", StringComparison.Ordinal) || Fact().IsMatch(line) || Link().IsMatch(line);

    private static void Add(LetterDraft letter, string line, Marks marks)
    {
        if (line.StartsWith("## ", StringComparison.Ordinal))
            letter.Head(marks.Fill(line.AsSpan(3)));
        else if (line.StartsWith("> ", StringComparison.Ordinal))
            letter.Quote(marks.Fill(line.AsSpan(2)));
        else if (Fact().Match(line) is { Success: true } fact)
            letter.Fact(marks.Fill(fact.Groups["name"].ValueSpan), marks.Fill(fact.Groups["value"].ValueSpan));
        else
            AddLink(letter, Link().Match(line), marks);
    }

    private static void AddLink(LetterDraft letter, Match link, Marks marks)
    {
        var url = marks.Fill(link.Groups["url"].ValueSpan);
        if (!Uri.TryCreate(url, UriKind.Absolute, out var address) || address.Scheme is not ("https" or "http" or "mailto" or "tel"))
            LetterRefusals.BadLink.With(url).Enforce();
        letter.Link(marks.Fill(link.Groups["words"].ValueSpan), url);
    }

    [GeneratedRegex(@"^\d+\. (?<words>.+)$", RegexOptions.NonBacktracking | RegexOptions.ExplicitCapture)]
    private static partial Regex Step();

    [GeneratedRegex(@"^\*\*(?<name>[^*]+?):?\*\*:? *(?<value>.+)$", RegexOptions.NonBacktracking | RegexOptions.ExplicitCapture)]
    private static partial Regex Fact();

    [GeneratedRegex(@"^\[(?<words>[^\]]+)\]\((?<url>[^)\s]+)\)$", RegexOptions.NonBacktracking | RegexOptions.ExplicitCapture)]
    private static partial Regex Link();
}
