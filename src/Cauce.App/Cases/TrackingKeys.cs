using System.Buffers.Text;
using System.Security.Cryptography;
using Cauce.App.Data;
using Cauce.Domain.Cases;

namespace Cauce.App.Cases;

/// <summary>
/// The keys by which customers follow their cases without an account: 192 bits derived from a secret of the installation,
/// so that every letter can carry the key while the database holds only its hash.
/// </summary>
public sealed class TrackingKeys
{
    private const int KeyBytes = 24;
    private byte[] secret = [];

    public async Task Load(AppDb db, CancellationToken cancel = default) => secret = await Secret.Of("tracking", db, cancel);

    /// <summary>32 characters of base64url.</summary>
    public string Of(Id<Case> id) =>
        Base64Url.EncodeToString(HMACSHA256.HashData(secret, id.Value.ToByteArray(bigEndian: true)).AsSpan(0, KeyBytes));

    /// <summary>What only this installation can sign. The text begins with what it is for, so that no signature serves for another thing.</summary>
    public byte[] Sign(string text) => HMACSHA256.HashData(secret, System.Text.Encoding.UTF8.GetBytes("signed\n" + text));

    public byte[] HashOf(Id<Case> id) => Hash(Of(id));

    public static byte[] Hash(string key) => SHA256.HashData(System.Text.Encoding.ASCII.GetBytes(key));
}
