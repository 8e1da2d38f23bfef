using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text;
using Cauce.Domain.Common;
using Cauce.Domain.Identity;

namespace Cauce.Domain.Cases;

/// <summary>
/// One thing that happened in a case: dated, authored, append-only, chained by hash to the one before. It holds
/// what happened and the salted digest of personal content; the content stands in its own row, so that it can be
/// erased without breaking the chain.
/// </summary>
public sealed class HistoryEntry
{
    private HistoryEntry() { }

    public Id<Case> CaseId { get; private set; }

    /// <summary>1 for the registration, then without gaps.</summary>
    public int Index { get; private set; }

    /// <summary>UTC, in whole milliseconds: what both databases keep exactly.</summary>
    public DateTimeOffset At { get; private set; }

    public ActorKind ActorKind { get; private set; }

    /// <summary>The member of staff or API key; null for the customer and for Cauce itself.</summary>
    public Guid? ActorId { get; private set; }

    /// <summary>Name of the staff member or key at that time; empty for the customer.</summary>
    public string ActorName { get; private set; } = "";

    /// <summary>Stable code, e.g. <c>case.registered</c>.</summary>
    public string What { get; private set; } = "";

    /// <summary>Codes, dates and numbers that tell it, as <c>name=value</c> lines, escaped; never personal content.</summary>
    public string Details { get; private set; } = "";

    /// <summary>The row that holds the content, where there is one: a message, a note, a solution.</summary>
    public Guid? ContentId { get; private set; }

    /// <summary>SHA-256 of salt and content; null where the entry has no content.</summary>
    public byte[]? ContentDigest { get; private set; }

    /// <summary>SHA-256 of the case's facts after this entry: the last one must match the case as it stands.</summary>
    public byte[] StateDigest { get; private set; } = [];

    /// <summary>SHA-256 over the previous entry's hash and everything above.</summary>
    public byte[] Hash { get; private set; } = [];

    internal static HistoryEntry After(
        byte[] previousHash, Id<Case> caseId, int index, Occurred occurred, byte[] stateDigest)
    {
        var entry = new HistoryEntry
        {
            CaseId = caseId,
            Index = index,
            At = occurred.At,
            ActorKind = occurred.Actor.Kind,
            ActorId = occurred.Actor.Id,
            ActorName = occurred.Actor.Kind == ActorKind.Customer ? "" : occurred.Actor.Name,
            What = occurred.What,
            Details = occurred.Details.ToString(),
            ContentId = occurred.Content?.Id,
            ContentDigest = occurred.Content?.Digest,
            StateDigest = stateDigest,
        };
        entry.Hash = entry.HashAfter(previousHash);
        return entry;
    }

    /// <summary>The hash this entry must have when it follows <paramref name="previousHash"/> (empty for the first).</summary>
    public byte[] HashAfter(byte[] previousHash)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        Span<byte> number = stackalloc byte[8];
        hash.AppendData(previousHash);
        hash.AppendData(CaseId.Value.ToByteArray(bigEndian: true));
        BinaryPrimitives.WriteInt64BigEndian(number, Index);
        hash.AppendData(number);
        BinaryPrimitives.WriteInt64BigEndian(number, At.ToUnixTimeMilliseconds());
        hash.AppendData(number);
        hash.AppendData(Encoding.UTF8.GetBytes($"{(int)ActorKind}\n{ActorId:n}\n{ActorName}\n{What}\n{Details}\n{ContentId:n}\n"));
        hash.AppendData(ContentDigest ?? []);
        hash.AppendData(StateDigest);
        return hash.GetHashAndReset();
    }

    public IReadOnlyDictionary<string, string> ReadDetails() => Cases.Details.Parse(Details);
}

/// <summary>What an act tells the history.</summary>
public sealed record Occurred(string What, Actor Actor, DateTimeOffset At)
{
    public Details Details { get; init; } = new();

    public Content? Content { get; init; }
}

/// <summary>Personal content an entry vouches for, without holding it.</summary>
/// <param name="Id">The row it stands in.</param>
/// <param name="Digest">See <see cref="DigestOf"/>.</param>
public sealed record Content(Guid Id, byte[] Digest)
{
    /// <summary>Sixteen random bytes that keep a digest from being guessed after the content was erased.</summary>
    public static byte[] NewSalt() => RandomNumberGenerator.GetBytes(16);

    public static Content Of(Guid id, byte[] salt, string text) => new(id, DigestOf(salt, text));

    /// <summary>SHA-256 of salt, then the text in UTF-8.</summary>
    public static byte[] DigestOf(byte[] salt, string text)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        hash.AppendData(salt);
        hash.AppendData(Encoding.UTF8.GetBytes(text));
        return hash.GetHashAndReset();
    }
}
