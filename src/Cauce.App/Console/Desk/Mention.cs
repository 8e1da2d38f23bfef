using System.Text.RegularExpressions;

namespace Cauce.App.Console.Desk;

/// <summary>A colleague called by name in a note: <c>@Luis.Ferrer</c>.</summary>
internal static partial class Mention
{
    public static MatchCollection In(string text) => Pattern().Matches(text);

    /// <summary>A name as it is written after the @: one word.</summary>
    public static string Of(string name) => string.Join('.', name.Split(' ', StringSplitOptions.RemoveEmptyEntries));

    [GeneratedRegex(@"(?<=^|\s|[(«])@[\p{L}\d][\p{L}\d._-]{0,60}", RegexOptions.None, matchTimeoutMilliseconds: 200)]
    private static partial Regex Pattern();
}
