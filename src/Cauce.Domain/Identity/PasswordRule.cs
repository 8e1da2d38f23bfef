using Cauce.Domain.Common;

namespace Cauce.Domain.Identity;

/// <summary>
/// What a password must be: long, and not what anybody would try first. Nothing is asked about kinds of characters
/// (NIST SP 800-63B, 3.1.1.2).
/// </summary>
public static class PasswordRule
{
    public const int MinLength = 12;

    /// <summary>Longer ones only cost time to hash.</summary>
    public const int MaxLength = 200;

    private const int FewestDifferent = 5;

    /// <param name="own">What the person is known by: e-mail, name. A password that is one of them is guessed first.</param>
    public static Refusal? WhyNot(string? password, params string[] own)
    {
        var given = password ?? "";
        if (given.Length < MinLength)
            return IdentityRefusals.PasswordTooShort.With(MinLength);
        if (given.Length > MaxLength)
            return IdentityRefusals.PasswordTooLong.With(MaxLength);
        return IsGuessable(given, own) ? IdentityRefusals.PasswordGuessable : null;
    }

    private static bool IsGuessable(string password, string[] own) =>
        password.Distinct().Count() < FewestDifferent || IsRun(password)
        || own.Any(known => known.Length > 0 && password.Contains(known, StringComparison.OrdinalIgnoreCase));

    /// <summary>Each character is the neighbour of the one before: 123456789012, abcdefghijkl.</summary>
    private static bool IsRun(string password) =>
        password.Zip(password.Skip(1), (a, b) => b - a).All(step => step is 1 or -9) || password.Zip(password.Skip(1), (a, b) => b - a).All(step => step is -1 or 9);
}
