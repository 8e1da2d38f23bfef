namespace Cauce.Domain.Common;

/// <summary>Finds a telephone number written in groups ("+34 600 123 456", "91 234 56 78") in folded text, so that it is one search term.</summary>
internal static class PhoneRun
{
    private const int MaxDigits = 15;

    /// <summary>
    /// The digits of the number that starts at <paramref name="start"/> and where it ends; empty when none does.
    /// Without an international prefix only the nine digits of a Spanish number, grouped as people write them, count:
    /// anything looser would swallow years and amounts.
    /// </summary>
    public static ReadOnlySpan<char> At(string folded, int start, Span<char> digits, out int end)
    {
        end = start;
        if (!char.IsAsciiDigit(folded[start]) || (start > 0 && Fold.IsWord(folded[start - 1])))
            return [];
        var international = start > 0 && folded[start - 1] == '+';
        Span<char> groups = stackalloc char[MaxDigits + 2];
        var (count, group, at) = (0, 0, start);
        while (at < folded.Length && char.IsAsciiDigit(folded[at]))
        {
            var size = DigitsAt(folded, at);
            if (count + size > MaxDigits + 2 || (at + size < folded.Length && Fold.IsWord(folded[at + size])))
                return [];
            folded.AsSpan(at, size).CopyTo(digits[count..]);
            groups[group++] = (char)('0' + Math.Min(size, 9));
            (count, end) = (count + size, at + size);
            if (!international && count == 9 && IsSpanish(digits[..9]) && IsUsual(groups[..group]))
                return SearchChunk.Joins(folded, end) ? [] : digits[..9];
            at = SkipSeparators(folded, end);
        }
        // A number ends where a chunk ends, or what follows would be cut differently here and in the index.
        return SearchChunk.Joins(folded, end) ? [] : Recognise(digits[..count], international);
    }

    /// <summary>The nine digits of a Spanish number without its prefix; any other number as it is.</summary>
    public static ReadOnlySpan<char> National(ReadOnlySpan<char> digits) =>
        digits.Length == 11 && digits.StartsWith("34") && IsSpanish(digits[2..]) ? digits[2..] : digits;

    private static ReadOnlySpan<char> Recognise(ReadOnlySpan<char> digits, bool international)
    {
        if (!international && digits.StartsWith("00") && digits.Length >= 11)
            return digits[2..];
        if (international && digits.Length is >= 8 and <= MaxDigits)
            return digits;
        return digits.Length == 11 && National(digits).Length == 9 ? digits : [];
    }

    private static bool IsSpanish(ReadOnlySpan<char> digits) => digits.Length == 9 && digits[0] is >= '6' and <= '9';

    private static bool IsUsual(ReadOnlySpan<char> groups) => groups is "9" or "333" or "3222" or "2322" or "234" or "27" or "36";

    private static int DigitsAt(string text, int at)
    {
        var size = 0;
        while (at + size < text.Length && char.IsAsciiDigit(text[at + size]))
            size++;
        return size;
    }

    private static int SkipSeparators(string text, int at)
    {
        var limit = Math.Min(text.Length, at + 3);
        while (at < limit && text[at] is (' ' or '.' or '-' or '(' or ')'))
            at++;
        return at;
    }
}
