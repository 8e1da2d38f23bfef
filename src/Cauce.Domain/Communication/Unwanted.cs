using Cauce.Domain.Common;

namespace Cauce.Domain.Communication;

/// <summary>An address that wants no letters but those about its own cases: no surveys, no notices.</summary>
public sealed class Unwanted
{
    private Unwanted() { }

    public Unwanted(string addressKey, Id<OutboxMessage> letterId, DateTimeOffset at)
    {
        AddressKey = addressKey;
        LetterId = letterId;
        At = at;
    }

    /// <summary>See <see cref="EmailAddress.Key"/>.</summary>
    public string AddressKey { get; private set; } = "";

    /// <summary>The letter whose reader said so.</summary>
    public Id<OutboxMessage> LetterId { get; private set; }

    public DateTimeOffset At { get; private set; }
}
