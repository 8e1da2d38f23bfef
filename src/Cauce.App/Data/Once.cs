using Microsoft.EntityFrameworkCore;

namespace Cauce.App.Data;

/// <summary>
/// A request that must be carried out once, however often it is sent. Its mark is written in the transaction of its act, so
/// that both are there or neither.
/// </summary>
/// <param name="Key">As the caller chose it.</param>
/// <param name="ApiKeyId">Each API key has its own keys.</param>
/// <param name="Route">Method and path.</param>
/// <param name="Digest">SHA-256 of the body.</param>
public sealed record Once(string Key, Guid ApiKeyId, string Route, byte[] Digest)
{
    private static readonly AsyncLocal<Once?> OfRequest = new();

    /// <summary>What the request that runs now asked for; null for most.</summary>
    public static Once? Current
    {
        get => OfRequest.Value;
        set => OfRequest.Value = value;
    }

    /// <summary>An act of this request has been marked as done.</summary>
    public bool IsMarked { get; private set; }

    /// <summary>The first act of the request carries the mark; what it writes later belongs to the same answer.</summary>
    internal async Task<T> Do<T>(Work work, Func<Work, Task<T>> act)
    {
        if (await work.Sql.Scalar("SELECT route FROM idempotency_keys WHERE api_key_id = @p0 AND key = @p1", ApiKeyId, Key) is not null)
            throw new RepeatedException();
        var result = await act(work);
        var number = result is Cases.Registered registered ? registered.Number : null;
        await work.Sql.Run(
            "INSERT INTO idempotency_keys (api_key_id, key, route, digest, case_number, at) VALUES (@p0, @p1, @p2, @p3, @p4, @p5)",
            ApiKeyId, Key, Route, Digest, number, work.Now);
        IsMarked = true;
        return result;
    }
}

/// <summary>The same request has been carried out before: its answer is to be given again.</summary>
public sealed class RepeatedException() : Exception("carried out before");

/// <summary>The mark of a request that was carried out, and its answer once that is known.</summary>
public sealed class IdempotencyKey
{
    public Guid ApiKeyId { get; private set; }

    public string Key { get; private set; } = "";

    public string Route { get; private set; } = "";

    public byte[] Digest { get; private set; } = [];

    /// <summary>The case it registered.</summary>
    public string? CaseNumber { get; private set; }

    public int? Status { get; private set; }

    public string? Location { get; private set; }

    public string? Body { get; private set; }

    public DateTimeOffset At { get; private set; }
}
