using System.Text.Encodings.Web;
using System.Text.Json;

namespace Cauce.Domain.Deadlines;

/// <summary>One step of how a date was obtained: a code and its values, all as invariant text (dates as yyyy-MM-dd).</summary>
public sealed class ExplanationPart(string code, params IEnumerable<string> arguments)
{
    public string Code { get; } = code;

    public IReadOnlyList<string> Arguments { get; } = [.. arguments];
}

/// <summary>How a due date was obtained, step by step: kept with the date, told in any language years later.</summary>
public sealed class Explanation : IEquatable<Explanation>
{
    // Names with accents stay readable in the store; the text is never put into HTML unescaped.
    private static readonly JsonSerializerOptions Readable = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    private readonly string _text;

    internal Explanation(IReadOnlyList<ExplanationPart> parts)
    {
        Parts = parts;
        _text = JsonSerializer.Serialize<string[][]>([.. parts.Select(part => (string[])[part.Code, .. part.Arguments])], Readable);
    }

    public IReadOnlyList<ExplanationPart> Parts { get; }

    /// <summary>Reads back what <see cref="ToString"/> wrote.</summary>
    /// <exception cref="FormatException">The text is not an explanation.</exception>
    public static Explanation Parse(string text)
    {
        try
        {
            var parts = JsonSerializer.Deserialize<string[][]>(text) ?? [];
            return new Explanation([.. parts.Select(part => new ExplanationPart(part[0], part[1..]))]);
        }
        catch (Exception unreadable) when (unreadable is JsonException or IndexOutOfRangeException or NullReferenceException)
        {
            throw new FormatException("Not an explanation of a due date.", unreadable);
        }
    }

    /// <summary>The steps as sentences. Spanish for <c>es</c> and its regions, English for anything else.</summary>
    public string In(string culture)
    {
        var sentences = culture.StartsWith("es", StringComparison.OrdinalIgnoreCase) ? SpanishSentences.All : EnglishSentences.All;
        return string.Join(' ', Parts.Where(part => sentences.ContainsKey(part.Code)).Select(part => sentences[part.Code](part.Arguments)));
    }

    /// <summary>The stored form: a compact JSON array of arrays.</summary>
    public override string ToString() => _text;

    public bool Equals(Explanation? other) => other?._text == _text;

    public override bool Equals(object? obj) => Equals(obj as Explanation);

    public override int GetHashCode() => StringComparer.Ordinal.GetHashCode(_text);
}
