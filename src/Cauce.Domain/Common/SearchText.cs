using System.Text;

namespace Cauce.Domain.Common;

/// <summary>One thing to look for: every token that equals <see cref="Text"/>, or that begins with it.</summary>
/// <param name="Text">Letters a–z and digits only: safe to write into a full-text query of either engine.</param>
/// <param name="Prefix">The person may still be typing it.</param>
public sealed record SearchTerm(string Text, bool Prefix = false);

/// <summary>What a person searched for: all <see cref="Terms"/> must be found.</summary>
/// <param name="AllCases">The text also held a word that only means "case" (caso, incidencia, reclamación), which excludes nothing.</param>
public sealed record SearchQuery(IReadOnlyList<SearchTerm> Terms, bool AllCases)
{
    /// <summary>Nothing to look for: symbols or nothing at all. With <see cref="AllCases"/> every case is meant, otherwise none was named.</summary>
    public bool IsEmpty => Terms.Count == 0;
}

/// <summary>
/// The one place where texts become search tokens and searches become terms, so that both databases find the same:
/// folded, stemmed, codes whole and by their parts, telephone numbers by their digits.
/// </summary>
public static class SearchText
{
    public const int MaxTerms = 12;

    /// <summary>Characters of a search that are read; the rest is ignored.</summary>
    public const int MaxQueryLength = 1000;

    /// <summary>The distinct tokens of all texts, separated by one space, for the full-text index. Empty for no words.</summary>
    public static string Index(params ReadOnlySpan<string?> texts)
    {
        var tokens = new SearchTokens();
        foreach (var text in texts)
        {
            if (!string.IsNullOrEmpty(text))
                tokens.Take(Fold.Text(text));
        }
        return tokens.ToString();
    }

    /// <summary>The terms of a search. Never throws, whatever the text.</summary>
    /// <param name="typing">The last word may be unfinished: it also finds what it begins.</param>
    public static SearchQuery Query(string? text, bool typing = false)
    {
        var words = new QueryWords();
        words.Take(Fold.Text(Bounded(text ?? "")));
        return words.ToQuery(typing);
    }

    // Cut at a space where there is one: half a word finds something else.
    private static string Bounded(string text)
    {
        if (text.Length <= MaxQueryLength)
            return text;
        var space = text.LastIndexOf(' ', MaxQueryLength);
        return text[..(space > 0 ? space : MaxQueryLength)];
    }
}
