namespace Cauce.Domain.Common;

/// <summary>
/// A light stem: number and gender only, as in J. Savoy's light Spanish stemmer, widened so that short words and English plurals
/// agree with their singular too (casos/caso, meses/mes, luces/luz, invoices/invoice, companies/company).
/// Verbs are left alone: cutting more finds more of what nobody looked for.
/// </summary>
public static class SpanishStem
{
    /// <summary>The stem of one folded word of the letters a–z; anything else comes back unchanged.</summary>
    public static string Of(string word)
    {
        Span<char> letters = stackalloc char[word.Length <= 64 ? word.Length : 0];
        if (letters.Length == 0 || word.AsSpan().ContainsAnyExceptInRange('a', 'z'))
            return word;
        word.CopyTo(letters);
        return letters[..Cut(letters)].ToString();
    }

    /// <summary>Stems the word in place (its last letter may change) and returns the stem's length.</summary>
    internal static int Cut(Span<char> word)
    {
        var length = Singular(word);
        if (length >= 5 && word[length - 1] is ('o' or 'a'))
            length--;
        else if (length >= 4 && word[length - 1] == 'e')
            length = DropFinalE(word, length);
        else if (length >= 3 && word[length - 1] == 'z')
            word[length - 1] = 'c';
        else if (length >= 5 && word[length - 1] == 'y' && !IsVowel(word[length - 2]))
            word[length - 1] = 'i';
        return length;
    }

    private static int Singular(ReadOnlySpan<char> word)
    {
        var length = word.Length;
        if (length < 4 || word[length - 1] != 's')
            return length;
        return word[length - 2] switch
        {
            'e' when length == 4 => 3,
            'e' when length >= 7 && word.EndsWith("eses") && !word.EndsWith("eeses") => length - 4,
            'e' => length - 2,
            'a' or 'o' => length - 1,
            'i' or 'u' or 's' => length,
            _ => length - 1,
        };
    }

    private static int DropFinalE(ReadOnlySpan<char> word, int length)
    {
        while (length >= 4 && word[length - 1] == 'e')
            length--;
        return length;
    }

    private static bool IsVowel(char c) => c is 'a' or 'e' or 'i' or 'o' or 'u';
}
