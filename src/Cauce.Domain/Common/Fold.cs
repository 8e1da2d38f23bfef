using System.Collections.Concurrent;
using System.Globalization;
using System.Text;

namespace Cauce.Domain.Common;

/// <summary>
/// Takes from a text everything two people may write differently: case, accents (ñ→n, ü→u), ligatures, full-width forms,
/// foreign digits and invisible characters. Works for every script, never throws, and folding twice changes nothing.
/// </summary>
public static class Fold
{
    private static readonly string?[] Known = BuildTable();
    private static readonly ConcurrentDictionary<int, string> Rare = new();

    /// <summary>The folded text; lone surrogates become spaces, since they are no letters of anything.</summary>
    public static string Text(string? text)
    {
        if (string.IsNullOrEmpty(text))
            return "";
        var folded = new StringBuilder(text.Length + 8);
        Append(text, folded);
        return folded.ToString();
    }

    /// <summary>The words of a folded text, with everything that is neither letter nor digit as one space: "Nº  Exp." → "n exp". For comparing labels.</summary>
    public static string Words(string? text)
    {
        var words = new StringBuilder();
        foreach (var c in Text(text))
        {
            if (IsWord(c))
                words.Append(c);
            else if (words.Length > 0 && words[^1] != ' ')
                words.Append(' ');
        }
        return words.ToString().TrimEnd();
    }

    /// <summary>Letters and digits of any script in a folded text (halves of a pair count as letters).</summary>
    internal static bool IsWord(char c) =>
        c < 128
            ? char.IsAsciiLetterOrDigit(c)
            : char.IsLetterOrDigit(c) || char.IsSurrogate(c) || char.GetUnicodeCategory(c) is UnicodeCategory.SpacingCombiningMark;

    internal static void Append(ReadOnlySpan<char> text, StringBuilder folded)
    {
        foreach (var rune in text.EnumerateRunes())
        {
            if (rune.IsAscii)
                folded.Append(char.ToLowerInvariant((char)rune.Value));
            else if (rune.Value < Known.Length)
                folded.Append(Known[rune.Value]);
            else if (rune.Value is >= 0x4E00 and <= 0x9FFF)
                folded.Append((char)rune.Value);
            else
                folded.Append(Remember(rune));
        }
    }

    private static string Remember(Rune rune)
    {
        if (Rare.TryGetValue(rune.Value, out var known))
            return known;
        var folded = Of(rune);
        // Bounded: a hostile text may hold every character there is.
        if (Rare.Count < 4096)
            Rare[rune.Value] = folded;
        return folded;
    }

    private static string?[] BuildTable()
    {
        var table = new string?[0x250];
        for (var value = 0; value < table.Length; value++)
            table[value] = Of(new Rune(value));
        return table;
    }

    private static string Of(Rune rune)
    {
        if (rune == Rune.ReplacementChar)
            return " ";
        // º and ª abbreviate; as letters they would glue "Nº8812" into one word.
        if (rune.Value is 0xBA or 0xAA)
            return " ";
        if (rune.Value is 0x2116)
            return "n ";
        // Half the marks need two rounds: what a decomposition or a lower case yields may itself fold further.
        var text = Decompose(rune.ToString());
        for (var round = 0; round < 3; round++)
        {
            var next = string.Concat(text.EnumerateRunes().Select(Simple));
            next = Decompose(next);
            if (next == text)
                break;
            text = next;
        }
        return text;
    }

    // Unassigned code points may be refused by the platform's normaliser; they stay as they are.
    private static string Decompose(string text)
    {
        try
        {
            return text.Normalize(NormalizationForm.FormKD);
        }
        catch (ArgumentException)
        {
            return text;
        }
    }

    private static string Simple(Rune rune) =>
        Rune.GetUnicodeCategory(rune) switch
        {
            UnicodeCategory.NonSpacingMark or UnicodeCategory.EnclosingMark or UnicodeCategory.Format => "",
            UnicodeCategory.DecimalDigitNumber => ((int)Rune.GetNumericValue(rune)).ToString(CultureInfo.InvariantCulture),
            UnicodeCategory.SpaceSeparator or UnicodeCategory.LineSeparator or UnicodeCategory.ParagraphSeparator => " ",
            _ => Letter(Rune.ToLowerInvariant(rune)),
        };

    private static string Letter(Rune lower) =>
        lower.Value switch
        {
            'ß' => "ss",
            'æ' => "ae",
            'œ' => "oe",
            'ø' => "o",
            'đ' or 'ð' => "d",
            'ħ' => "h",
            'ı' => "i",
            'ł' => "l",
            'ŧ' => "t",
            'þ' => "th",
            'ŋ' => "n",
            'ς' => "σ",
            '’' or '‘' or 'ʼ' => "'",
            >= 0x2010 and <= 0x2015 => "-",
            0x2212 => "-",
            _ => lower.ToString(),
        };
}
