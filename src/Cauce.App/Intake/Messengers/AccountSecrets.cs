using System.Security.Cryptography;
using System.Text.Json;
using Cauce.Domain.Communication;
using Microsoft.AspNetCore.DataProtection;

namespace Cauce.App.Intake.Messengers;

/// <summary>The keys of an account. Which of them there are depends on the messenger.</summary>
internal sealed record AccountSecrets
{
    /// <summary>What the messenger's posts are signed with.</summary>
    public string? Secret { get; init; }

    /// <summary>Valid too, while the other is being replaced.</summary>
    public string? NextSecret { get; init; }

    /// <summary>What we sign in with.</summary>
    public string? Token { get; init; }

    /// <summary>The word by which the messenger shows, when its posts are set up, that it is the right one.</summary>
    public string? VerifyToken { get; init; }

    public IReadOnlyList<string> Signing => [.. new[] { Secret, NextSecret }.OfType<string>().Where(one => one.Length > 0)];

    /// <summary>43 characters that nobody guesses.</summary>
    public static string New() => Convert.ToBase64String(RandomNumberGenerator.GetBytes(32)).TrimEnd('=').Replace('+', '-').Replace('/', '_');

    /// <summary>These, and where one is missing the other's.</summary>
    public AccountSecrets Or(AccountSecrets known) => new()
    {
        Secret = Secret ?? known.Secret, NextSecret = NextSecret ?? known.NextSecret, Token = Token ?? known.Token, VerifyToken = VerifyToken ?? known.VerifyToken,
    };

    /// <summary>It holds secrets.</summary>
    public override string ToString() => nameof(AccountSecrets);
}

/// <summary>Seals the secrets of accounts with the installation's keys, which every node opens.</summary>
internal sealed class AccountSeal(IDataProtectionProvider protection)
{
    private readonly IDataProtector sealer = protection.CreateProtector("Cauce.Messenger");

    public string Close(AccountSecrets secrets) => sealer.Protect(JsonSerializer.Serialize(secrets));

    /// <exception cref="CryptographicException">It was sealed by another installation.</exception>
    public AccountAtHand Open(MessengerAccount account) =>
        new(account, JsonSerializer.Deserialize<AccountSecrets>(sealer.Unprotect(account.Sealed))!);
}
