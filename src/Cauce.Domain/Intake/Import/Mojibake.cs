using System.Text;

namespace Cauce.Domain.Intake.Import;

/// <summary>Text that was UTF-8, was read as windows-1252 and written again: "reclamaciÃ³n".</summary>
public static class Mojibake
{
    private static readonly UTF8Encoding StrictUtf8 = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    internal static Encoding Windows1252 { get; } =
        CodePagesEncodingProvider.Instance.GetEncoding(1252, EncoderFallback.ExceptionFallback, DecoderFallback.ReplacementFallback)!;

    /// <summary>Whether most of the accented places of a text are such damage.</summary>
    public static bool IsIn(string text)
    {
        var (broken, sound) = Repair(text, out _);
        return broken > 0 && broken >= sound;
    }

    /// <summary>The text with every damaged place undone, as often as it was damaged; sound places are left alone.</summary>
    public static string Repair(string text)
    {
        // Twice is the most that was ever seen; a limit keeps a hostile text from deciding.
        for (var round = 0; round < 3 && Repair(text, out var repaired).Broken > 0; round++)
            text = repaired;
        return text;
    }

    private static (int Broken, int Sound) Repair(string text, out string repaired)
    {
        var (broken, sound) = (0, 0);
        var result = new StringBuilder(text.Length);
        for (var at = 0; at < text.Length; )
        {
            var ascii = char.IsAscii(text[at]);
            var end = at;
            while (end < text.Length && char.IsAscii(text[end]) == ascii)
                end++;
            var run = text[at..end];
            var original = ascii ? null : Undo(run);
            result.Append(original ?? run);
            if (original is not null)
                broken++;
            else if (!ascii)
                sound++;
            at = end;
        }
        repaired = result.ToString();
        return (broken, sound);
    }

    private static string? Undo(string run)
    {
        try
        {
            return run.Length < 2 ? null : StrictUtf8.GetString(Windows1252.GetBytes(run));
        }
        catch (ArgumentException)
        {
            return null;
        }
    }
}
