using System.Text;

namespace Cauce.Domain.Intake.Mail;

/// <summary>In which of our languages somebody writes: Spanish, unless the text is plainly English.</summary>
public static class LanguageGuess
{
    private const int Longest = 4000;

    private static readonly HashSet<string> English =
    [
        "the", "and", "is", "are", "was", "were", "have", "has", "had", "i", "you", "your", "my", "we", "our", "it", "this", "that", "with", "for",
        "not", "please", "hello", "dear", "thanks", "thank", "to", "of", "in", "on", "been", "would", "could", "but", "received", "order",
    ];

    private static readonly HashSet<string> Spanish =
    [
        "el", "la", "los", "las", "de", "del", "que", "y", "en", "un", "una", "es", "son", "no", "se", "con", "por", "para", "su", "mi", "me", "lo",
        "al", "ha", "han", "he", "hola", "buenos", "buenas", "gracias", "saludos", "pedido", "pero", "este", "esta", "como", "usted", "les", "muy",
    ];

    /// <returns><c>es</c> or <c>en</c>.</returns>
    public static string Of(string text)
    {
        var (english, spanish) = (0, 0);
        foreach (var word in Words(text.Length > Longest ? text[..Longest] : text))
        {
            if (English.Contains(word)) english++;
            if (Spanish.Contains(word)) spanish++;
        }
        return english >= 3 && english > 2 * spanish ? "en" : "es";
    }

    private static IEnumerable<string> Words(string text)
    {
        var word = new StringBuilder();
        foreach (var c in text)
        {
            if (char.IsLetter(c))
                word.Append(char.ToLowerInvariant(c));
            else if (word.Length > 0)
            {
                yield return word.ToString();
                word.Clear();
            }
        }
        if (word.Length > 0)
            yield return word.ToString();
    }
}
