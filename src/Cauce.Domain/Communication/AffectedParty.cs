using Cauce.Domain.Cases;
using Cauce.Domain.Common;
using Cauce.Domain.Identity;

namespace Cauce.Domain.Communication;

/// <summary>Somebody else whom a case touches: a neighbour, an heir, another supplier.</summary>
public sealed class AffectedParty
{
    private AffectedParty() { }

    public Id<AffectedParty> Id { get; private set; }

    public Id<Case> CaseId { get; private set; }

    public string Name { get; private set; } = "";

    /// <summary>What they are to the matter, in free words.</summary>
    public string Relation { get; private set; } = "";

    public string? Email { get; private set; }

    public string? Phone { get; private set; }

    /// <summary>Language they are written to in: <c>es</c> or <c>en</c>.</summary>
    public string Language { get; private set; } = "es";

    public DateTimeOffset At { get; private set; }

    public string ByName { get; private set; } = "";

    /// <summary>They turned out not to be touched; what they were told stays.</summary>
    public DateTimeOffset? RetiredAt { get; private set; }

    public string? RetiredByName { get; private set; }

    /// <summary>Puts somebody on the list of a case.</summary>
    /// <exception cref="RefusedException">There is no way to reach them.</exception>
    public static AffectedParty List(Case @case, PartyFacts facts, Actor actor, DateTimeOffset now)
    {
        if (facts.Email is null && facts.Phone is null)
            PartyRefusals.NoContact.Enforce();
        var party = new AffectedParty
        {
            Id = Id<AffectedParty>.New(now), CaseId = @case.Id, Name = facts.Name, Relation = facts.Relation, Email = facts.Email,
            Phone = facts.Phone, Language = facts.Language, At = now, ByName = actor.Name,
        };
        @case.Record(PartyHistory.Added, actor, now, new Details { { "party", party.Id } });
        return party;
    }

    public Refusal? WhyNotRetire() => RetiredAt is null ? null : PartyRefusals.Retired;

    /// <exception cref="RefusedException">See <see cref="WhyNotRetire"/>.</exception>
    public void Retire(Case @case, Actor actor, DateTimeOffset now)
    {
        WhyNotRetire().Enforce();
        RetiredAt = now;
        RetiredByName = actor.Name;
        @case.Record(PartyHistory.Retired, actor, now, new Details { { "party", Id } });
    }

    /// <summary>Nobody is told anything by a way they have not, nor once they are off the list.</summary>
    public Refusal? WhyNotInform(NoticeWay way) =>
        WhyNotRetire() ?? (way switch { NoticeWay.Email => Email, NoticeWay.Phone => Phone, _ => Name } is null ? PartyRefusals.NoSuchWay : null);
}

/// <summary>Who an affected party is, as somebody wrote it down.</summary>
public sealed record PartyFacts(string Name, string Relation, string? Email, string? Phone, string Language);

/// <summary>The history codes of what other affected parties are told.</summary>
public static class PartyHistory
{
    public const string Added = "party.added";
    public const string Retired = "party.retired";

    /// <summary>One was informed; the detail <c>via</c> is a <see cref="NoticeWay"/>.</summary>
    public const string Informed = "party.informed";

    /// <summary>Customers who have no case were informed, many at once.</summary>
    public const string CustomersInformed = "party.customers-informed";
}

public static class PartyRefusals
{
    public static readonly Refusal NoContact = new("party.no-contact") { Field = "Email" };
    public static readonly Refusal Retired = new("party.retired");
    public static readonly Refusal NoSuchWay = new("party.no-such-way") { Field = "Via" };
}
