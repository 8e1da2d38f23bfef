using System.Security.Cryptography;
using System.Text;
using Cauce.Domain.Cases;
using Cauce.Domain.Common;

namespace Cauce.Domain.Communication;

/// <summary>What a token found in an incoming mail turned out to be.</summary>
public enum ThreadTokenCheck
{
    /// <summary>The mail carries none.</summary>
    Missing,

    /// <summary>Made with our key for this letter, this case and this recipient.</summary>
    Valid,

    /// <summary>It names a letter and is not signed: the format of before. Anybody could have written it.</summary>
    Unsigned,

    /// <summary>A piece of one; a mail program or a server has cut it.</summary>
    Truncated,

    /// <summary>Signed with another key, or for another letter, case or recipient.</summary>
    Forged,
}

/// <summary>
/// What every letter carries in its Message-ID and in the address for answers, so that an answer finds its case: the letter's
/// identity and an HMAC-SHA256 over case, letter and recipient, truncated to 128 bits (RFC 2104, section 5, allows half).
/// 52 characters that survive mail servers which change capitals: <c>a-z</c> and <c>2-7</c> (RFC 4648, base 32).
/// </summary>
public sealed record ThreadToken
{
    /// <summary>Characters of one of the two halves.</summary>
    private const int Half = 26;

    /// <summary>RFC 5321, 4.5.3.1.1: the longest part before the @.</summary>
    private const int LongestLocal = 64;

    private const string Alphabet = "abcdefghijklmnopqrstuvwxyz234567";

    private ThreadToken(Id<OutboxMessage> letter, string signature) => (Letter, Signature) = (letter, signature);

    public Id<OutboxMessage> Letter { get; }

    /// <summary>26 characters.</summary>
    public string Signature { get; }

    /// <summary>Makes the token of a letter.</summary>
    /// <param name="key">The installation's own, 32 bytes.</param>
    /// <param name="caseId">Null for a letter about no case.</param>
    /// <param name="recipient">As <see cref="EmailAddress.Key"/> writes it.</param>
    public static ThreadToken For(byte[] key, Id<Case>? caseId, Id<OutboxMessage> letter, string recipient) =>
        new(letter, Sign(key, caseId, letter, recipient));

    /// <summary>Looks for a token in a Message-ID or in the part after the plus of an address.</summary>
    /// <returns>The token, unchecked; or null, and why there is none.</returns>
    public static (ThreadToken? Token, ThreadTokenCheck Why) Read(string? text)
    {
        var word = WordOf(text);
        if (word.Length == 2 * Half && Decode(word[..Half]) is { } id && Decode(word[Half..]) is not null)
            return (new ThreadToken(new Id<OutboxMessage>(new Guid(id, bigEndian: true)), word[Half..]), ThreadTokenCheck.Missing);
        if (word.Length == 32 && Guid.TryParseExact(word, "n", out _))
            return (null, ThreadTokenCheck.Unsigned);
        var isPiece = word.Length is >= Half and < 2 * Half && word.All(c => Alphabet.Contains(c, StringComparison.Ordinal));
        return (null, isPiece ? ThreadTokenCheck.Truncated : ThreadTokenCheck.Missing);
    }

    /// <summary>Whether it was made with this key for the letter it names, as that letter stands in the outbox. Takes the same time for every answer.</summary>
    public ThreadTokenCheck Check(byte[] key, Id<Case>? caseId, string recipient) =>
        CryptographicOperations.FixedTimeEquals(Encoding.ASCII.GetBytes(Signature), Encoding.ASCII.GetBytes(Sign(key, caseId, Letter, recipient)))
            ? ThreadTokenCheck.Valid : ThreadTokenCheck.Forged;

    /// <summary>With its angle brackets.</summary>
    public string MessageId(string domain) => $"<{this}@{domain}>";

    /// <summary>The mailbox's address with the token after a plus; null where the two do not fit into one.</summary>
    public string? ReplyAddress(EmailAddress mailbox)
    {
        var at = mailbox.Value.LastIndexOf('@');
        var local = $"{mailbox.Value[..at]}+{this}";
        return local.Length <= LongestLocal ? local + mailbox.Value[at..] : null;
    }

    public override string ToString() => Encode(Letter.Value.ToByteArray(bigEndian: true)) + Signature;

    private static string WordOf(string? text)
    {
        var word = (text ?? "").Trim().TrimStart('<').TrimEnd('>');
        var at = word.LastIndexOf('@');
        if (at >= 0)
            word = word[..at];
        return word[(word.LastIndexOf('+') + 1)..].ToLowerInvariant();
    }

    private static string Sign(byte[] key, Id<Case>? caseId, Id<OutboxMessage> letter, string recipient)
    {
        byte[] signed =
        [
            .. (caseId?.Value ?? Guid.Empty).ToByteArray(bigEndian: true), .. letter.Value.ToByteArray(bigEndian: true),
            .. Encoding.UTF8.GetBytes(recipient),
        ];
        return Encode(HMACSHA256.HashData(key, signed).AsSpan(0, 16));
    }

    private static string Encode(ReadOnlySpan<byte> sixteen)
    {
        var number = System.Buffers.Binary.BinaryPrimitives.ReadUInt128BigEndian(sixteen);
        var text = new char[Half];
        for (var i = Half - 1; i >= 0; i--, number >>= 5)
            text[i] = Alphabet[(int)(number & 31)];
        return new string(text);
    }

    /// <summary>Null for what no sixteen bytes encode to.</summary>
    private static byte[]? Decode(string text)
    {
        UInt128 number = 0;
        for (var i = 0; i < Half; i++)
        {
            var digit = Alphabet.IndexOf(text[i], StringComparison.Ordinal);
            if (digit < 0 || (i == 0 && digit > 7))
                return null;
            number = (number << 5) | (UInt128)(uint)digit;
        }
        var bytes = new byte[16];
        System.Buffers.Binary.BinaryPrimitives.WriteUInt128BigEndian(bytes, number);
        return bytes;
    }
}
