using System.Buffers;
using System.Globalization;

namespace Cauce.Domain.Common;

/// <summary>
/// One e-mail address, as RFC 5321 allows them outside quotation marks; two are equal when mail to them reaches the same mailbox in practice:
/// without regard to case, and with an international domain in either of its forms.
/// </summary>
/// <remarks>Refused: several addresses, display names, comments, quoted local parts, IP literals, domains of one label, any white space or control character.</remarks>
public sealed class EmailAddress : IEquatable<EmailAddress>
{
    /// <summary>RFC 5321, 4.5.3.1.3, less the two brackets.</summary>
    public const int MaxLength = 254;

    /// <summary>RFC 5321, 4.5.3.1.1.</summary>
    private const int MaxLocal = 64;

    public static readonly Refusal Missing = new("email.missing");
    public static readonly Refusal Invalid = new("email.invalid");

    /// <summary>Argument: the longest allowed.</summary>
    public static readonly Refusal TooLong = new("email.too-long", MaxLength);

    private static readonly SearchValues<char> LocalSymbols = SearchValues.Create("!#$%&'*+-/=?^_`{|}~.");
    private static readonly IdnMapping Idn = new() { UseStd3AsciiRules = true };

    private EmailAddress(string value, string key) => (Value, Key) = (value, key);

    /// <summary>As given, with the domain in lower case: for showing and for sending to.</summary>
    public string Value { get; }

    /// <summary>In lower case with the domain in its ASCII form: for comparing, storing uniquely and looking up.</summary>
    public string Key { get; }

    public string Domain => Value[(Value.LastIndexOf('@') + 1)..];

    /// <exception cref="RefusedException"><see cref="Missing"/>, <see cref="Invalid"/> or <see cref="TooLong"/>.</exception>
    public static EmailAddress Parse(string? text)
    {
        var refusal = Read(text, out var address);
        refusal.Enforce();
        return address!;
    }

    public static bool TryParse(string? text, out EmailAddress? address) => Read(text, out address) is null;

    public static Refusal? WhyNot(string? text) => Read(text, out _);

    public bool Equals(EmailAddress? other) => other is not null && Key == other.Key;

    public override bool Equals(object? obj) => Equals(obj as EmailAddress);

    public override int GetHashCode() => Key.GetHashCode(StringComparison.Ordinal);

    public override string ToString() => Value;

    private static Refusal? Read(string? text, out EmailAddress? address)
    {
        address = null;
        // Only blanks are forgiven around an address: a line break there may be the start of a forged header.
        var trimmed = (text ?? "").Trim(' ');
        if (trimmed.Length == 0)
            return Missing;
        if (trimmed.Length > MaxLength)
            return TooLong;
        var at = trimmed.IndexOf('@');
        if (at <= 0 || !IsLocal(trimmed.AsSpan(0, at)))
            return Invalid;
        var domain = trimmed[(at + 1)..].ToLowerInvariant();
        var ascii = AsciiDomain(domain);
        if (ascii is null)
            return Invalid;
        var local = trimmed[..at];
        var key = $"{local.ToLowerInvariant()}@{ascii}";
        if (key.Length > MaxLength)
            return TooLong;
        address = new EmailAddress($"{local}@{domain}", key);
        return null;
    }

    private static bool IsLocal(ReadOnlySpan<char> local)
    {
        if (local.Length > MaxLocal || local[0] == '.' || local[^1] == '.' || local.IndexOf("..") >= 0)
            return false;
        foreach (var c in local)
        {
            if (!char.IsLetterOrDigit(c) && !LocalSymbols.Contains(c))
                return false;
        }
        return true;
    }

    private static string? AsciiDomain(string domain)
    {
        if (!domain.Contains('.', StringComparison.Ordinal) || domain[^1] == '.')
            return null;
        try
        {
            var ascii = Idn.GetAscii(domain).ToLowerInvariant();
            return ascii.Length <= 253 && HasPlausibleEnd(ascii) && ascii.Split('.').All(IsLabel) ? ascii : null;
        }
        catch (ArgumentException)
        {
            return null;
        }
    }

    private static bool IsLabel(string label) =>
        label.Length is >= 1 and <= 63
        && label[0] != '-'
        && label[^1] != '-'
        && label.All(c => char.IsAsciiLetterOrDigit(c) || c == '-');

    private static bool HasPlausibleEnd(string ascii) => ascii[(ascii.LastIndexOf('.') + 1)..] is { Length: >= 2 } end && !end.All(char.IsAsciiDigit);
}
