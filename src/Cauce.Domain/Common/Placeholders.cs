using System.Text.RegularExpressions;

namespace Cauce.Domain.Common;

/// <summary>
/// Fills the <c>{{name}}</c> places of a ready-made text, once: no value is read for places again. What cannot be filled stays,
/// and <see cref="Blanks"/> refuses to send it.
/// </summary>
public static partial class Placeholders
{
    /// <param name="values">By name; null and white space fill nothing.</param>
    public static string Fill(string text, IReadOnlyDictionary<string, string?> values) => Shape().Replace(text, place =>
        values.TryGetValue(place.Groups["name"].Value, out var value) && !string.IsNullOrWhiteSpace(value) ? Tame(value) : place.Value);

    /// <summary>The places that nothing here can fill, in order, once each.</summary>
    public static IReadOnlyList<string> Unknown(string text, IReadOnlyCollection<string> known) =>
        [.. Shape().Matches(text).Where(place => !known.Contains(place.Groups["name"].Value)).Select(place => place.Value).Distinct()];

    /// <summary>On one line, and no blank of its own: somebody may be called <c>{{name}}</c>.</summary>
    private static string Tame(string value)
    {
        var line = Text.ToLine(value);
        return Blanks.WhyNotSend(line) is null ? line : line.Replace('{', '(').Replace('}', ')').Replace('[', '(').Replace(']', ')');
    }

    [GeneratedRegex(@"\{\{\s*(?<name>\p{L}\w{0,40})\s*\}\}", RegexOptions.NonBacktracking | RegexOptions.ExplicitCapture)]
    private static partial Regex Shape();
}
