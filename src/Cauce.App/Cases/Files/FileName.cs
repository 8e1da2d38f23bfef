using System.Globalization;
using System.Text;

namespace Cauce.App.Cases.Files;

/// <summary>
/// Makes a name from outside harmless on every system it may be saved on. The store itself never uses names: bytes stand
/// under their digest.
/// </summary>
public static class FileName
{
    private const int Longest = 120;
    private const string Nameless = "archivo";
    private const string Forbidden = "<>:\"|?*";

    private static readonly HashSet<string> Reserved = new(StringComparer.OrdinalIgnoreCase)
    {
        "CON", "PRN", "AUX", "NUL", "CLOCK$", "CONIN$", "CONOUT$",
        "COM0", "COM1", "COM2", "COM3", "COM4", "COM5", "COM6", "COM7", "COM8", "COM9", "COM¹", "COM²", "COM³",
        "LPT0", "LPT1", "LPT2", "LPT3", "LPT4", "LPT5", "LPT6", "LPT7", "LPT8", "LPT9", "LPT¹", "LPT²", "LPT³",
    };

    /// <summary>
    /// The last part of a path, without what cannot be seen (control and format characters), without what no system takes,
    /// without dots and spaces at its ends, never a device name of Windows, at most 120 characters with its extension kept.
    /// </summary>
    public static string Neutral(string? claimed)
    {
        var visible = Visible(claimed ?? "");
        var name = visible[(visible.LastIndexOfAny(['/', '\\']) + 1)..].Trim('.', ' ');
        name = Shorten(name).Trim('.', ' ');
        if (name.Length == 0)
            return Nameless;
        return Reserved.Contains(name.Split('.')[0].TrimEnd(' ')) ? "_" + name : name;
    }

    /// <summary>In lower case, without its dot; empty where there is none. Asked of neutral names only.</summary>
    public static string ExtensionOf(string name) => Path.GetExtension(name).TrimStart('.').ToLowerInvariant();

    private static string Visible(string claimed)
    {
        var visible = new StringBuilder(claimed.Length);
        foreach (var rune in Text.Storable(claimed).EnumerateRunes())
        {
            var category = Rune.GetUnicodeCategory(rune);
            if (Rune.IsWhiteSpace(rune))
                visible.Append(' ');
            else if (category is UnicodeCategory.Control or UnicodeCategory.Format or UnicodeCategory.PrivateUse or UnicodeCategory.OtherNotAssigned
                || rune == Rune.ReplacementChar)
                continue;
            else
                visible.Append(rune.IsAscii && Forbidden.Contains((char)rune.Value, StringComparison.Ordinal) ? "_" : rune.ToString());
        }
        return visible.ToString().Normalize(NormalizationForm.FormC);
    }

    private static string Shorten(string name)
    {
        if (name.Length <= Longest)
            return name;
        var extension = Path.GetExtension(name);
        if (extension.Length is 0 or > 12)
            return Text.Shorten(name, Longest);
        return Text.Shorten(name[..^extension.Length], Longest - extension.Length) + extension;
    }
}
