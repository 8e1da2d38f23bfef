using System.Buffers;
using System.Text;

namespace Cauce.Domain.Common;

/// <summary>
/// What people write is kept as they wrote it: nothing is stripped, escaped or "cleaned".
/// Refused is only what cannot be kept at all (U+0000 and halves of surrogate pairs, which PostgreSQL cannot store), what is longer
/// than agreed, and line breaks in a single line, which become mail headers.
/// </summary>
public static class Text
{
    /// <summary>Names, subjects, labels: UTF-16 units.</summary>
    public const int MaxLine = 300;

    /// <summary>Descriptions, messages, reports: UTF-16 units.</summary>
    public const int MaxBody = 100_000;

    public static readonly Refusal Missing = new("text.missing");

    /// <summary>Argument: the longest allowed, in characters.</summary>
    public static readonly Refusal TooLong = new("text.too-long");

    /// <summary>Argument: the position of the character that cannot be stored, from 1.</summary>
    public static readonly Refusal Unstorable = new("text.unstorable");

    public static readonly Refusal LineBreak = new("text.line-break");

    private static readonly SearchValues<char> Breaks = SearchValues.Create('\r', '\n');

    /// <summary>A single line with the white space around it removed and otherwise untouched.</summary>
    /// <exception cref="RefusedException">What <see cref="WhyNotLine"/> says.</exception>
    public static string Line(string? value, string field, int max = MaxLine)
    {
        WhyNotLine(value, field, max).Enforce();
        return value!.Trim();
    }

    /// <summary>As <see cref="Line"/>, but nothing and white space are null.</summary>
    public static string? OptionalLine(string? value, string field, int max = MaxLine) =>
        string.IsNullOrWhiteSpace(value) ? null : Line(value, field, max);

    /// <summary>A text of many lines, exactly as given.</summary>
    /// <exception cref="RefusedException">What <see cref="WhyNotBody"/> says.</exception>
    public static string Body(string? value, string field, int max = MaxBody)
    {
        WhyNotBody(value, field, max).Enforce();
        return value!;
    }

    public static Refusal? WhyNotLine(string? value, string field, int max = MaxLine)
    {
        var line = value.AsSpan().Trim();
        return WhyNot(line, field, max) ?? (line.ContainsAny(Breaks) ? LineBreak with { Field = field } : null);
    }

    public static Refusal? WhyNotBody(string? value, string field, int max = MaxBody) =>
        string.IsNullOrWhiteSpace(value) ? Missing with { Field = field } : WhyNot(value, field, max);

    /// <summary>For doors that must accept what comes (mail, imports): what cannot be stored becomes U+FFFD. The raw original is kept elsewhere.</summary>
    public static string Storable(string? value)
    {
        if (value is null || FirstUnstorable(value) < 0)
            return value ?? "";
        var storable = new StringBuilder(value.Length);
        foreach (var rune in value.EnumerateRunes())
            storable.Append(rune.Value == 0 ? Rune.ReplacementChar.ToString() : rune.ToString());
        return storable.ToString();
    }

    /// <summary>For the same doors: a storable line, its breaks as single spaces, trimmed and shortened. Empty for nothing.</summary>
    public static string ToLine(string? value, int max = MaxLine)
    {
        var line = Storable(value).Trim();
        if (line.AsSpan().ContainsAny(Breaks))
            line = string.Join(' ', line.Split(['\r', '\n'], StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries));
        return Shorten(line, max);
    }

    /// <summary>At most <paramref name="max"/> UTF-16 units, the last of them an ellipsis where something is missing; never half a character.</summary>
    public static string Shorten(string value, int max)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(max, 1);
        if (value.Length <= max)
            return value;
        var end = max - 1;
        if (end > 0 && char.IsHighSurrogate(value[end - 1]))
            end--;
        return value[..end].TrimEnd() + "…";
    }

    private static Refusal? WhyNot(ReadOnlySpan<char> text, string field, int max)
    {
        if (text.IsEmpty)
            return Missing with { Field = field };
        if (text.Length > max)
            return TooLong.With(max) with { Field = field };
        var unstorable = FirstUnstorable(text);
        return unstorable < 0 ? null : Unstorable.With(unstorable + 1) with { Field = field };
    }

    private static int FirstUnstorable(ReadOnlySpan<char> text)
    {
        for (var at = 0; at < text.Length; at++)
        {
            if (text[at] == '\0' || (char.IsSurrogate(text[at]) && !IsPairAt(text, at)))
                return at;
            if (char.IsSurrogate(text[at]))
                at++;
        }
        return -1;
    }

    private static bool IsPairAt(ReadOnlySpan<char> text, int at) => at + 1 < text.Length && char.IsSurrogatePair(text[at], text[at + 1]);
}
