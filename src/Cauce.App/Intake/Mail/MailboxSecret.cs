using System.Text.Json;
using System.Text.Json.Nodes;
using Cauce.Domain.Intake.Mail;
using Microsoft.AspNetCore.DataProtection;

namespace Cauce.App.Intake.Mail;

/// <summary>What a mailbox is signed in with: a password, or what OAuth 2 needs to get a token.</summary>
internal sealed record MailboxSecret(string? Password)
{
    public string? TokenUrl { get; init; }

    public string? ClientId { get; init; }

    public string? ClientSecret { get; init; }

    public string? RefreshToken { get; init; }

    public string? Scope { get; init; }

    public MailSignIn Way => RefreshToken is { Length: > 0 } ? MailSignIn.OAuth : MailSignIn.Password;

    public bool IsEmpty => string.IsNullOrEmpty(Password) && string.IsNullOrEmpty(RefreshToken);

    /// <summary>Neither the one nor the other: it holds secrets.</summary>
    public override string ToString() => Way.ToString();
}

/// <summary>Seals the secrets of mailboxes with the installation's keys, which every node opens.</summary>
internal sealed class MailboxSeal(IDataProtectionProvider protection)
{
    private readonly IDataProtector sealer = protection.CreateProtector("Cauce.Mailbox");

    public string Close(MailboxSecret secret) => sealer.Protect(JsonSerializer.Serialize(secret));

    /// <exception cref="System.Security.Cryptography.CryptographicException">It was sealed by another installation.</exception>
    public MailboxSecret Open(Mailbox mailbox) => JsonSerializer.Deserialize<MailboxSecret>(sealer.Unprotect(mailbox.Sealed))!;

    /// <summary>The fields that <c>watch</c> and <c>check</c> have in common.</summary>
    public JsonObject Request(Mailbox mailbox)
    {
        var secret = Open(mailbox);
        var request = new JsonObject
        {
            ["mailbox"] = mailbox.Id.Value.ToString(),
            ["host"] = mailbox.Host,
            ["port"] = mailbox.Port,
            ["security"] = mailbox.Security.ToString().ToLowerInvariant(),
            ["user"] = mailbox.Account,
            ["folder"] = mailbox.Folder,
            ["verify"] = true,
        };
        if (secret.Way == MailSignIn.Password)
            request["password"] = secret.Password;
        else
        {
            request["oauth"] = new JsonObject
            {
                ["tokenUrl"] = secret.TokenUrl, ["clientId"] = secret.ClientId, ["clientSecret"] = secret.ClientSecret,
                ["refreshToken"] = secret.RefreshToken, ["scope"] = secret.Scope,
            };
        }
        return request;
    }
}
