namespace Cauce.Domain.Common;

/// <summary>
/// A telephone number as the person wrote it, with its digits in the international order of ITU-T E.164 for finding it again.
/// That the digits look right does not mean that anybody answers.
/// </summary>
public sealed record PhoneNumber
{
    /// <summary>Spain.</summary>
    public const string DefaultPrefix = "34";

    private const int MaxText = 60;
    private const int MaxDigits = 15;
    private const int ShortNumber = 7;

    public static readonly Refusal Missing = new("phone.missing");
    public static readonly Refusal Invalid = new("phone.invalid");

    private static readonly string[] ExtensionMarks = ["ext", "x", "#", ","];

    private PhoneNumber(string text, string digits) => (Text, Digits) = (text, digits);

    /// <summary>As written, trimmed.</summary>
    public string Text { get; }

    /// <summary>Country prefix and number, digits only; numbers of fewer than seven digits (short service numbers) carry no prefix.</summary>
    public string Digits { get; }

    /// <exception cref="RefusedException"><see cref="Missing"/> or <see cref="Invalid"/>.</exception>
    public static PhoneNumber Parse(string? text, string prefix = DefaultPrefix)
    {
        Read(text, prefix, out var number).Enforce();
        return number!;
    }

    public static bool TryParse(string? text, out PhoneNumber? number, string prefix = DefaultPrefix) => Read(text, prefix, out number) is null;

    public static Refusal? WhyNot(string? text, string prefix = DefaultPrefix) => Read(text, prefix, out _);

    /// <summary>Two numbers are equal when they dial the same.</summary>
    public bool Equals(PhoneNumber? other) => other is not null && Digits == other.Digits;

    public override int GetHashCode() => Digits.GetHashCode(StringComparison.Ordinal);

    public override string ToString() => Text;

    private static Refusal? Read(string? text, string prefix, out PhoneNumber? number)
    {
        number = null;
        var trimmed = (text ?? "").Trim();
        if (trimmed.Length == 0)
            return Missing;
        if (trimmed.Length > MaxText)
            return Invalid;
        var folded = First(WithoutExtension(Fold.Text(trimmed)));
        if (folded.Any(c => !char.IsAsciiDigit(c) && c is not (' ' or '.' or '-' or '(' or ')' or '/' or '+')) || folded.LastIndexOf('+') > 0)
            return Invalid;
        var digits = International(folded, prefix);
        if (digits.Length is < 3 or > MaxDigits)
            return Invalid;
        number = new PhoneNumber(trimmed, digits);
        return null;
    }

    private static string WithoutExtension(string folded)
    {
        foreach (var mark in ExtensionMarks)
        {
            var at = folded.IndexOf(mark, StringComparison.Ordinal);
            if (at > 0)
                folded = folded[..at];
        }
        return folded.Trim();
    }

    // "600 123 456 / 912 345 678" is two numbers, "91/2345678" is one.
    private static string First(string folded)
    {
        var first = folded.Split('/', ';')[0].Trim();
        return first.Count(char.IsAsciiDigit) >= ShortNumber ? first : folded;
    }

    private static string International(string folded, string prefix)
    {
        // "+44 (0)20": the zero is dialled only inside the country.
        var digits = string.Concat(folded.Replace("(0)", "", StringComparison.Ordinal).Where(char.IsAsciiDigit));
        if (folded.StartsWith('+'))
            return digits;
        if (digits.StartsWith("00", StringComparison.Ordinal))
            return digits[2..];
        var alreadyPrefixed = prefix == DefaultPrefix && PhoneRun.National(digits).Length < digits.Length;
        return alreadyPrefixed || digits.Length < ShortNumber ? digits : prefix + digits;
    }
}
