using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace Cauce.Domain.Intake;

public enum SignatureCheck
{
    Valid,
    Missing,

    /// <summary>It is no signature of ours: cut off, of another version, not in hexadecimal.</summary>
    Malformed,
    Forged,

    /// <summary>Made too long ago, or in the future: somebody may have recorded it.</summary>
    OutOfTime,
}

/// <summary>
/// The signature of a post between Cauce and another system, the same in both directions: <c>Cauce-Timestamp</c> is the moment
/// in seconds since 1970, <c>Cauce-Signature</c> is <c>v1=</c> and the HMAC-SHA256 of timestamp, full stop and body, in
/// hexadecimal; several signatures stand with commas between them, while a secret is being changed.
/// </summary>
public static class HookSignature
{
    public const string TimestampHeader = "Cauce-Timestamp";
    public const string SignatureHeader = "Cauce-Signature";
    private const string Version = "v1=";
    private const int Most = 4;

    /// <summary>How far the clocks of both sides may differ, and how long a recorded post could be sent again.</summary>
    public static readonly TimeSpan Tolerance = TimeSpan.FromMinutes(5);

    public static string Sign(string secret, DateTimeOffset at, ReadOnlySpan<byte> body) =>
        Version + Convert.ToHexStringLower(Hash(secret, at.ToUnixTimeSeconds().ToString(CultureInfo.InvariantCulture), body));

    /// <param name="secrets">Any of them will do.</param>
    public static SignatureCheck Check(string? timestamp, string? signature, ReadOnlySpan<byte> body, IReadOnlyList<string> secrets, DateTimeOffset now)
    {
        if (string.IsNullOrWhiteSpace(timestamp) || string.IsNullOrWhiteSpace(signature))
            return SignatureCheck.Missing;
        if (!long.TryParse(timestamp, NumberStyles.None, CultureInfo.InvariantCulture, out var seconds) || seconds > 253402300799)
            return SignatureCheck.Malformed;
        var given = signature.Split(',', StringSplitOptions.TrimEntries).Take(Most).Select(Read).OfType<byte[]>().ToList();
        if (given.Count == 0)
            return SignatureCheck.Malformed;
        var valid = false;
        foreach (var secret in secrets)
        {
            var expected = Hash(secret, timestamp, body);
            foreach (var one in given)
                valid |= CryptographicOperations.FixedTimeEquals(one, expected);
        }
        if (!valid)
            return SignatureCheck.Forged;
        return (now - DateTimeOffset.FromUnixTimeSeconds(seconds)).Duration() <= Tolerance ? SignatureCheck.Valid : SignatureCheck.OutOfTime;
    }

    private static byte[]? Read(string one)
    {
        if (!one.StartsWith(Version, StringComparison.Ordinal) || one.Length != Version.Length + (2 * SHA256.HashSizeInBytes))
            return null;
        var bytes = new byte[SHA256.HashSizeInBytes];
        return Convert.FromHexString(one.AsSpan(Version.Length), bytes, out _, out _) == System.Buffers.OperationStatus.Done ? bytes : null;
    }

    private static byte[] Hash(string secret, string timestamp, ReadOnlySpan<byte> body)
    {
        using var hash = IncrementalHash.CreateHMAC(HashAlgorithmName.SHA256, Encoding.UTF8.GetBytes(secret));
        hash.AppendData(Encoding.UTF8.GetBytes(timestamp + "."));
        hash.AppendData(body);
        return hash.GetHashAndReset();
    }
}
