using System.Text;

namespace Cauce.App.Cases;

/// <summary>
/// Fills a text that names its values: <c>{owner}</c> is replaced; <c>[ because of {reason}]</c> stands only where all its values
/// are there; <c>[because=serious| since it is serious]</c> only where the value is that one.
/// </summary>
internal static class Sentence
{
    /// <param name="raw">The values as they are kept, which conditions look at.</param>
    /// <param name="shown">How a value reads; null where there is none.</param>
    public static string Fill(string text, IReadOnlyDictionary<string, string> raw, Func<string, string?> shown)
    {
        var filled = new StringBuilder();
        for (var at = 0; at < text.Length;)
        {
            var open = text.IndexOf('[', at);
            var close = open < 0 ? -1 : text.IndexOf(']', open);
            if (close < 0)
                open = text.Length;
            filled.Append(Values(text[at..open], shown) ?? "");
            if (open < text.Length)
                filled.Append(Optional(text[(open + 1)..close], raw, shown));
            at = close < 0 ? text.Length : close + 1;
        }
        return filled.ToString();
    }

    private static string? Optional(string part, IReadOnlyDictionary<string, string> raw, Func<string, string?> shown)
    {
        var bar = part.IndexOf('|', StringComparison.Ordinal);
        if (bar < 0)
            return Values(part, shown);
        var condition = part[..bar].Split('=', 2);
        return raw.GetValueOrDefault(condition[0]) == condition[1] ? Values(part[(bar + 1)..], shown) : null;
    }

    /// <summary>Null when a value is missing.</summary>
    private static string? Values(string text, Func<string, string?> shown)
    {
        var filled = new StringBuilder();
        for (var at = 0; at < text.Length;)
        {
            var open = text.IndexOf('{', at);
            if (open < 0)
                return filled.Append(text.AsSpan(at)).ToString();
            var close = text.IndexOf('}', open);
            if (shown(text[(open + 1)..close]) is not { } value)
                return null;
            filled.Append(text.AsSpan(at, open - at)).Append(value);
            at = close + 1;
        }
        return filled.ToString();
    }
}
