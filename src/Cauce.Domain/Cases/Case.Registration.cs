using Cauce.Domain.Common;
using Cauce.Domain.Customers;
using Cauce.Domain.Deadlines;
using Cauce.Domain.Identity;

namespace Cauce.Domain.Cases;

/// <summary>What is known of a case at the moment it is registered.</summary>
public sealed record Registration
{
    public required Kind Kind { get; init; }

    public required int Branch { get; init; }

    public required string Subject { get; init; }

    public required string Description { get; init; }

    public required DateTimeOffset OccurredAt { get; init; }

    public required DateTimeOffset ReceivedAt { get; init; }

    public required DateOnly ReceivedOn { get; init; }

    public required string Channel { get; init; }

    public Origin Origin { get; init; } = Origin.CustomerDetected;

    public Complainant Complainant { get; init; } = new();

    public Circumstances Circumstances { get; init; } = new();

    public Id<Product>? ProductId { get; init; }

    public string? Reason { get; init; }

    public Severity? Severity { get; init; }

    public Urgency? Urgency { get; init; }

    public Owner? Owner { get; init; }

    public required byte[] TrackingKeyHash { get; init; }

    public string? ImportKey { get; init; }
}

public sealed partial class Case
{
    /// <summary>Nothing that happened before this day is registered: a typing error is far more likely.</summary>
    public static readonly DateTimeOffset EarliestOccurrence = new(1990, 1, 1, 0, 0, 0, TimeSpan.Zero);

    /// <summary>Why these facts cannot make a case, or null. Asked before a number is taken.</summary>
    public static Refusal? WhyNotRegister(Registration facts, DateTimeOffset now)
    {
        if (string.IsNullOrWhiteSpace(facts.Subject)) return CaseRefusals.SubjectMissing;
        if (string.IsNullOrWhiteSpace(facts.Description)) return CaseRefusals.DescriptionMissing;
        if (facts.OccurredAt > now) return CaseRefusals.OccurredInFuture;
        if (facts.OccurredAt < EarliestOccurrence) return CaseRefusals.OccurredTooLongAgo;
        if (facts.ReceivedAt > now) return CaseRefusals.ReceivedInFuture;
        if (facts.ReceivedAt < facts.OccurredAt) return CaseRefusals.ReceivedBeforeOccurred;
        if (facts.Owner is { MayOwnSerious: false } && facts.Severity >= Cases.Severity.Serious)
            return CaseRefusals.AgentMayNotOwnSerious;
        return null;
    }

    /// <summary>A valid case that already has its number, its clocks and its first history entry.</summary>
    /// <param name="id">Made by the caller, so that clocks and letters could be prepared beforehand.</param>
    /// <exception cref="RefusedException">See <see cref="WhyNotRegister"/>.</exception>
    public static Case Register(
        Id<Case> id, Registration facts, Numbering numbering, (IReadOnlyList<Clock> Clocks, WorkCalendar Calendar) time, Actor actor, DateTimeOffset now)
    {
        WhyNotRegister(facts, now).Enforce();
        var registered = new Case
        {
            Id = id,
            Seq = numbering.Seq,
            Number = numbering.Number,
            Kind = facts.Kind.Code,
            Branch = facts.Branch,
            IsConfidential = facts.Kind.IsConfidential,
            Flow = Flow.Of(facts.Kind),
            Subject = facts.Subject,
            Description = facts.Description,
            Circumstances = facts.Circumstances,
            Complainant = facts.Complainant,
            OccurredAt = facts.OccurredAt,
            ReceivedAt = facts.ReceivedAt,
            ReceivedOn = facts.ReceivedOn,
            RegisteredAt = now,
            Channel = facts.Channel,
            Origin = facts.Origin,
            CustomerId = numbering.CustomerId,
            ProductId = facts.ProductId,
            Reason = facts.Reason,
            Severity = facts.Severity ?? Severity.Minor,
            Urgency = facts.Urgency ?? Urgency.Normal,
            OwnerId = facts.Owner?.Id,
            OwnedSince = facts.Owner is null ? null : now,
            TrackingKeyHash = facts.TrackingKeyHash,
            ImportKey = facts.ImportKey,
            Salt = Content.NewSalt(),
        };
        registered.Priority = Priorities.From(registered.Severity, registered.Urgency);
        registered.Complete(time.Clocks, time.Calendar);
        if (facts.ImportKey is not null)
            registered.TakeOverClocks(now);
        registered.Record(CaseHistory.Registered, actor, now, registered.RegistrationDetails(),
            new Content(id.Value, registered.WordsDigest()));
        return registered;
    }

    private Details RegistrationDetails()
    {
        var details = new Details
        {
            { "number", Number }, { "kind", Kind }, { "channel", Channel }, { "origin", Origin },
            { "received", ReceivedAt }, { "occurred", OccurredAt }, { "severity", Severity }, { "owner", OwnerId },
        };
        foreach (var clock in clocks)
            details.Add("due." + clock.Name, clock.DueAt);
        return details;
    }

    /// <summary>Receipt was confirmed to the customer: number, date promised, how to follow.</summary>
    /// <param name="via">See <see cref="AcknowledgedVia"/>.</param>
    /// <exception cref="RefusedException">It was confirmed before.</exception>
    public void Acknowledge(string via, Actor actor, DateTimeOffset now)
    {
        if (AcknowledgedAt is not null)
            CaseRefusals.AlreadyAcknowledged.Enforce();
        AcknowledgedAt = now;
        AcknowledgedVia = via;
        ClockOf(ClockName.Acknowledge)?.Meet(now);
        Record(CaseHistory.Acknowledged, actor, now, new Details { { "via", via }, { "promised", AnswerDueAt } });
    }
}

/// <summary>What only the database can give a new case: its place in the order, its number, and the customer on record.</summary>
public sealed record Numbering(long Seq, string Number, Id<Customer>? CustomerId);
