using Cauce.Domain.Common;
using Cauce.Domain.Customers;
using Cauce.Domain.Identity;

namespace Cauce.Domain.Cases;

/// <summary>What a case is about and how much it weighs.</summary>
public sealed record Classification
{
    public required Severity Severity { get; init; }

    public required Urgency Urgency { get; init; }

    public string? Reason { get; init; }

    public string? Category { get; init; }

    public string? Process { get; init; }

    public string? Area { get; init; }

    public Id<Product>? ProductId { get; init; }
}

public sealed partial class Case
{
    public Refusal? WhyNotClassify() => WhyNotOpen();

    /// <summary>Says what the case is about and how much it weighs; may be said again while it is open.</summary>
    /// <param name="owner">Who answers for it now, if anybody.</param>
    /// <param name="responsible">Who takes it when it turns out too serious for its owner: the branch's responsible.</param>
    /// <exception cref="RefusedException">It is closed, or it is serious and nobody may own it.</exception>
    public void Classify(Classification facts, Owner? owner, Owner? responsible, Actor actor, DateTimeOffset now)
    {
        WhyNotClassify().Enforce();
        var serious = facts.Severity >= Severity.Serious;
        var passesOn = serious && owner is not { MayOwnSerious: true };
        if (passesOn && responsible is not { MayOwnSerious: true })
            CaseRefusals.NobodyMayOwnSerious.Enforce();
        Severity = facts.Severity;
        Urgency = facts.Urgency;
        Priority = Priorities.From(facts.Severity, facts.Urgency);
        Reason = facts.Reason;
        Category = facts.Category;
        Process = facts.Process;
        Area = facts.Area;
        ProductId = facts.ProductId;
        ClassifiedAt ??= now;
        Record(CaseHistory.Classified, actor, now, new Details
        {
            { "severity", Severity }, { "urgency", Urgency }, { "priority", Priority }, { "reason", Reason },
            { "category", Category }, { "process", Process }, { "area", Area }, { "product", ProductId },
        });
        if (passesOn)
            GiveTo(responsible!, "serious", actor, now);
    }

    public Refusal? WhyNotAssign(Owner owner)
    {
        if (WhyNotOpen() is { } closed) return closed;
        if (IsSerious && !owner.MayOwnSerious) return CaseRefusals.AgentMayNotOwnSerious;
        return OwnerId == owner.Id ? CaseRefusals.AlreadyOwner.With(owner.Name) : null;
    }

    /// <summary>Gives the case to the one person who answers for it.</summary>
    /// <param name="handOver">What the new owner should know; among ourselves.</param>
    /// <exception cref="RefusedException">See <see cref="WhyNotAssign"/>.</exception>
    public void Assign(Owner owner, string? handOver, Actor actor, DateTimeOffset now)
    {
        WhyNotAssign(owner).Enforce();
        GiveTo(owner, handOver is null ? null : "handOver", actor, now, handOver);
    }

    private void GiveTo(Owner owner, string? because, Actor actor, DateTimeOffset now, string? handOver = null)
    {
        var from = OwnerId;
        OwnerId = owner.Id;
        OwnedSince = now;
        Record(CaseHistory.Assigned, actor, now,
            new Details { { "to", owner.Id }, { "toName", owner.Name }, { "from", from }, { "because", because } },
            handOver is null ? null : Keep(CaseHistory.Assigned, handOver, actor, now));
    }

    /// <summary>Says again, in our words, what we understood.</summary>
    public void Restate(string text, Actor actor, DateTimeOffset now)
    {
        WhyNotOpen().Enforce();
        if (string.IsNullOrWhiteSpace(text))
            CaseRefusals.TextMissing.Enforce();
        Restatement = text;
        RestatementConfirmedAt = null;
        Record(CaseHistory.Restated, actor, now, content: Keep(CaseHistory.Restated, text, actor, now));
    }

    /// <summary>The customer says that they were understood.</summary>
    public void ConfirmRestatement(Actor actor, DateTimeOffset now)
    {
        if (Restatement is null)
            CaseRefusals.NothingRestated.Enforce();
        RestatementConfirmedAt = now;
        Record(CaseHistory.RestatementConfirmed, actor, now);
    }

    /// <summary>Adds what the quick intake left for later.</summary>
    public void Describe(Circumstances circumstances, Id<Contact>? contact, Actor actor, DateTimeOffset now)
    {
        WhyNotOpen().Enforce();
        Circumstances = circumstances;
        ContactId = contact;
        Record(CaseHistory.Described, actor, now);
    }

    /// <summary>Says which customer on record this is, or that it is nobody known.</summary>
    public void BelongTo(Id<Customer>? customer, Actor actor, DateTimeOffset now)
    {
        CustomerId = customer;
        Record(CaseHistory.Described, actor, now, new Details { { "customer", customer } });
    }
}
