using System.Globalization;

namespace Cauce.Domain.Common;

/// <summary>A colour as pages and letters write it: <c>#rrggbb</c>.</summary>
public readonly record struct Color(byte Red, byte Green, byte Blue)
{
    /// <summary>Of white words on it, 1 to 21 (WCAG 2.2, contrast ratio); ordinary text wants 4.5.</summary>
    public double ContrastWithWhite => 1.05 / (Luminance + 0.05);

    private double Luminance => (0.2126 * Linear(Red)) + (0.7152 * Linear(Green)) + (0.0722 * Linear(Blue));

    public static bool TryParse(string text, out Color color)
    {
        color = default;
        if (text.Length != 7 || text[0] != '#' || !uint.TryParse(text.AsSpan(1), NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out var value))
            return false;
        color = new Color((byte)(value >> 16), (byte)(value >> 8), (byte)value);
        return true;
    }

    private static double Linear(byte part) => part / 255d is var share && share <= 0.04045 ? share / 12.92 : Math.Pow((share + 0.055) / 1.055, 2.4);
}
