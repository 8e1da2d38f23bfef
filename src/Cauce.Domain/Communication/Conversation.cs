using Cauce.Domain.Cases;
using Cauce.Domain.Common;
using Cauce.Domain.Customers;
using Cauce.Domain.Identity;

namespace Cauce.Domain.Communication;

/// <summary>Somebody who writes to us by a messenger: one account of ours and one person of theirs. What they write goes on in one case at a time.</summary>
public sealed class Conversation
{
    private Conversation() { }

    /// <param name="peer">Who they are to the messenger; known by nothing else.</param>
    public Conversation(Id<Conversation> id, Id<MessengerAccount> accountId, string provider, string peer, DateTimeOffset heardAt)
    {
        (Id, AccountId, Provider, Peer, CreatedAt, LastHeardAt) = (id, accountId, provider, peer, heardAt, heardAt);
    }

    public Id<Conversation> Id { get; private set; }

    public Id<MessengerAccount> AccountId { get; private set; }

    /// <summary>Code of the messenger; also the way its letters go.</summary>
    public string Provider { get; private set; } = "";

    public string Peer { get; private set; } = "";

    /// <summary>As they call themselves there.</summary>
    public string Name { get; private set; } = "";

    /// <summary>Digits, where the messenger vouches for them.</summary>
    public string? Phone { get; private set; }

    /// <summary>The case it goes on in; null before the first.</summary>
    public Id<Case>? CaseId { get; private set; }

    /// <summary>Who they are on record.</summary>
    public Id<Customer>? CustomerId { get; private set; }

    /// <summary>When they last wrote; some messengers carry answers only for a while after it.</summary>
    public DateTimeOffset LastHeardAt { get; private set; }

    public DateTimeOffset CreatedAt { get; private set; }

    /// <summary>What they write since then is kept and put aside, and nothing is sent to them.</summary>
    public DateTimeOffset? BlockedAt { get; private set; }

    public Guid? BlockedBy { get; private set; }

    public string BlockedByName { get; private set; } = "";

    public void Heard(string name, string? phone, DateTimeOffset at)
    {
        Name = name.Length > 0 ? Text.ToLine(name, 120) : Name;
        Phone = phone ?? Phone;
        if (at > LastHeardAt)
            LastHeardAt = at;
    }

    public void GoOnIn(Id<Case> about, Id<Customer>? customer) => (CaseId, CustomerId) = (about, customer ?? CustomerId);

    public void Block(Actor actor, DateTimeOffset now) => (BlockedAt, BlockedBy, BlockedByName) = (now, actor.Id, actor.Name);

    public void Unblock() => (BlockedAt, BlockedBy, BlockedByName) = (null, null, "");
}
