using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;

namespace Cauce.App.Identity;

/// <summary>A key another program acts with, in the name of a member of staff. Shown once, kept as a hash, revocable.</summary>
public sealed class ApiKey
{
    public const string Prefix = "cauce_";

    public Id<ApiKey> Id { get; set; }

    public string Name { get; set; } = "";

    /// <summary>SHA-256 of the key.</summary>
    public byte[] Hash { get; set; } = [];

    /// <summary>The first characters, to recognise it by in a list.</summary>
    public string Start { get; set; } = "";

    /// <summary>The last four characters.</summary>
    public string End { get; set; } = "";

    public Guid StaffId { get; set; }

    /// <summary>Comma-separated permissions it is limited to; null for all its owner has.</summary>
    public string? Scopes { get; set; }

    public DateTimeOffset CreatedAt { get; set; }

    public DateTimeOffset? RevokedAt { get; set; }

    /// <summary>A new key of a member of staff, from the secret that is shown once.</summary>
    public static ApiKey Of(string secret, string name, Guid staff, string? scopes, DateTimeOffset now) => new()
    {
        Id = Id<ApiKey>.New(now),
        Name = name,
        Hash = HashOf(secret),
        Start = secret[..(Prefix.Length + 4)],
        End = secret[^4..],
        StaffId = staff,
        Scopes = scopes,
        CreatedAt = now,
    };

    public static string NewSecret() => Prefix + Base64Url.EncodeToString(RandomNumberGenerator.GetBytes(32));

    public static byte[] HashOf(string key) => SHA256.HashData(Encoding.UTF8.GetBytes(key));
}
