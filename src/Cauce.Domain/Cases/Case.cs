using Cauce.Domain.Common;
using Cauce.Domain.Customers;
using Cauce.Domain.Deadlines;

namespace Cauce.Domain.Cases;

/// <summary>
/// What a customer says is wrong, from the first word to the last: the facts, each with who and when. The verbs
/// stand in the other parts of this class, one file for each stretch of the way.
/// </summary>
public sealed partial class Case
{
    private readonly List<Clock> clocks = [];

    private Case() { }

    public Id<Case> Id { get; private set; }

    /// <summary>Order of registration in the whole organisation, without gaps: the key of search and of pages.</summary>
    public long Seq { get; private set; }

    /// <summary>See <see cref="CaseNumber"/>.</summary>
    public string Number { get; private set; } = "";

    /// <summary>Code of its <see cref="Cases.Kind"/>.</summary>
    public string Kind { get; private set; } = "";

    public int Branch { get; private set; }

    /// <summary>Only people named on it see it (misconduct reports).</summary>
    public bool IsConfidential { get; private set; }

    public string Subject { get; private set; } = "";

    /// <summary>The customer's own words. Never changed.</summary>
    public string Description { get; private set; } = "";

    /// <summary>Our restatement, for the customer to confirm that they were heard and understood.</summary>
    public string? Restatement { get; private set; }

    public DateTimeOffset? RestatementConfirmedAt { get; private set; }

    public Circumstances Circumstances { get; private set; } = new();

    /// <summary>When it happened; local midnight where only the day is known.</summary>
    public DateTimeOffset OccurredAt { get; private set; }

    /// <summary>When the organisation heard of it; every legal clock starts here.</summary>
    public DateTimeOffset ReceivedAt { get; private set; }

    /// <summary>The day of <see cref="ReceivedAt"/> in the branch's zone.</summary>
    public DateOnly ReceivedOn { get; private set; }

    /// <summary>When it was written into Cauce.</summary>
    public DateTimeOffset RegisteredAt { get; private set; }

    /// <summary>Code of the <see cref="Cases.Channel"/> it came by.</summary>
    public string Channel { get; private set; } = "";

    public Origin Origin { get; private set; }

    public Complainant Complainant { get; private set; } = new();

    public Id<Customer>? CustomerId { get; private set; }

    public Id<Contact>? ContactId { get; private set; }

    public Id<Product>? ProductId { get; private set; }

    public string? Reason { get; private set; }

    public string? Category { get; private set; }

    public string? Process { get; private set; }

    public string? Area { get; private set; }

    public Severity Severity { get; private set; }

    public Urgency Urgency { get; private set; }

    public Priority Priority { get; private set; }

    public Guid? OwnerId { get; private set; }

    public DateTimeOffset? OwnedSince { get; private set; }

    /// <summary>How its kind flows, as it was when the case was registered.</summary>
    public Flow Flow { get; private set; } = new();

    public DateTimeOffset? AcknowledgedAt { get; private set; }

    /// <summary>How receipt was confirmed: <c>email</c>, <c>screen</c>, <c>receipt</c>, <c>api</c>, <c>outbox</c> (a letter waits there).</summary>
    public string? AcknowledgedVia { get; private set; }

    public DateTimeOffset? ClassifiedAt { get; private set; }

    public DateTimeOffset? AnalysisStartedAt { get; private set; }

    /// <summary>Cause and consequences are written down.</summary>
    public DateTimeOffset? AnalysedAt { get; private set; }

    /// <summary>The first time one of us, not Cauce itself, wrote, rang or proposed a solution to the customer.</summary>
    public DateTimeOffset? FirstAnsweredAt { get; private set; }

    /// <summary>Somebody with the authority let it pass a gate, with a reason in the history.</summary>
    public DateTimeOffset? GateOverriddenAt { get; private set; }

    public DateTimeOffset? StartedAt { get; private set; }

    /// <summary>The standing solution was told to the customer; null again once it was rejected.</summary>
    public DateTimeOffset? SolvedAt { get; private set; }

    /// <summary>The standing or last proposed <see cref="Solution"/>.</summary>
    public Id<Solution>? SolutionId { get; private set; }

    /// <summary>How many solutions the customer rejected; the next one is an alternative.</summary>
    public int Rejections { get; private set; }

    public DateTimeOffset? AcceptedAt { get; private set; }

    public Acceptance? Acceptance { get; private set; }

    public DateTimeOffset? ClosedAt { get; private set; }

    public ClosureOutcome? Outcome { get; private set; }

    public int Reopenings { get; private set; }

    /// <summary>The case that took over the words of this one.</summary>
    public Id<Case>? MergedInto { get; private set; }

    /// <summary>The customer has said something that nobody has answered yet.</summary>
    public DateTimeOffset? WaitsForUsSince { get; private set; }

    /// <summary>We asked or proposed something and the customer has not said anything yet.</summary>
    public DateTimeOffset? WaitsForCustomerSince { get; private set; }

    /// <summary>The answer is late: noticed by the clock while nothing had been answered.</summary>
    public DateTimeOffset? OverdueSince { get; private set; }

    public DateTimeOffset AnswerDueAt { get; private set; }

    /// <summary>SHA-256 of the tracking key; the key itself is not kept.</summary>
    public byte[] TrackingKeyHash { get; private set; } = [];

    /// <summary>Where an import took it from: unique, so that importing again finds it.</summary>
    public string? ImportKey { get; private set; }

    public byte[] Salt { get; private set; } = [];

    /// <summary>Stored for the index of the list; follows from the facts.</summary>
    public Stage Stage { get; private set; }

    /// <summary>The nearest moment any of its clocks must be looked at; null when none runs.</summary>
    public DateTimeOffset? NextLookAt { get; private set; }

    /// <summary>When the nearest running clock is due: the order of the work list.</summary>
    public DateTimeOffset? NextDueAt { get; private set; }

    /// <summary>Bumped by every act; a form that was opened on an older one is refused.</summary>
    public int Version { get; private set; }

    public IReadOnlyList<Clock> Clocks => clocks;

    public bool IsOpen => ClosedAt is null;

    public bool IsSerious => Severity >= Severity.Serious;

    /// <exception cref="RefusedException">Somebody changed the case since <paramref name="version"/> was read.</exception>
    public void Expect(int? version)
    {
        if (version is { } read && read != Version)
            CaseRefusals.ChangedMeanwhile.Enforce();
    }

    private Refusal? WhyNotOpen() => IsOpen ? null : CaseRefusals.Closed.With(Number);

    private Stage StageFromFacts()
    {
        if (ClosedAt is not null) return Stage.Closed;
        if (AcceptedAt is not null) return Stage.Accepted;
        if (SolvedAt is not null) return Stage.Solved;
        if (StartedAt is not null) return Stage.InProgress;
        if (AnalysisStartedAt is not null) return Stage.Analysis;
        if (ClassifiedAt is not null) return Stage.Classified;
        return AcknowledgedAt is not null ? Stage.Acknowledged : Stage.Registered;
    }
}
