using Cauce.Domain.Common;
using Cauce.Domain.Identity;

namespace Cauce.Domain.Cases;

public sealed partial class Case
{
    /// <summary>Why it cannot be closed now: only the customer's word, or documented silence where that may end it, closes.</summary>
    public Refusal? WhyNotClose()
    {
        if (WhyNotOpen() is { } closed) return closed;
        if (AcceptedAt is not null) return null;
        if (SolvedAt is null) return CaseRefusals.NotSolved;
        if (!Flow.NeedsAcceptance) return null;
        if (Acceptance != Cases.Acceptance.Silence) return CaseRefusals.NotAccepted;
        return Flow.SilenceMayClose ? null : CaseRefusals.SilenceMayNotClose;
    }

    /// <exception cref="RefusedException">See <see cref="WhyNotClose"/>.</exception>
    public void Close(Actor actor, DateTimeOffset now)
    {
        WhyNotClose().Enforce();
        var outcome = AcceptedAt is not null ? ClosureOutcome.Accepted
            : Flow.NeedsAcceptance ? ClosureOutcome.NoAnswer
            : ClosureOutcome.Answered;
        End(outcome, now);
        Record(CaseHistory.Closed, actor, now, new Details { { "outcome", outcome } });
    }

    public Refusal? WhyNotReopen() => IsOpen ? CaseRefusals.NotClosed
        : MergedInto is not null ? CaseRefusals.Closed.With(Number) : null;

    /// <summary>Opens a closed case again: a fact with a reason. What was accepted stands in the history.</summary>
    /// <exception cref="RefusedException">It is open, or went on in another case, or no reason was given.</exception>
    public void Reopen(string reason, Actor actor, DateTimeOffset now)
    {
        WhyNotReopen().Enforce();
        if (string.IsNullOrWhiteSpace(reason))
            CaseRefusals.ReasonMissing.Enforce();
        ClosedAt = null;
        Outcome = null;
        AcceptedAt = null;
        Acceptance = null;
        SolvedAt = null;
        StartedAt ??= now;
        Reopenings++;
        WaitsForUsSince = now;
        OweAnswer(now);
        Record(CaseHistory.Reopened, actor, now, new Details { { "times", Reopenings } },
            Keep(CaseHistory.Reopened, reason, actor, now));
    }

    public Refusal? WhyNotMergeInto(Case other)
    {
        if (WhyNotOpen() is { } closed) return closed;
        if (other.Id == Id) return CaseRefusals.SameCase;
        if (other.IsConfidential != IsConfidential) return CaseRefusals.ConfidentialDiffers;
        if (CustomerId is { } mine && other.CustomerId is { } theirs && mine != theirs) return CaseRefusals.OtherCustomer;
        if (Children > 0) return IncidentRefusals.HasChildren.With(Children);
        return other.WhyNotOpen();
    }

    /// <summary>Its words go on in another case of the same customer; this one closes as merged and keeps its number for ever.</summary>
    /// <exception cref="RefusedException">See <see cref="WhyNotMergeInto"/>.</exception>
    public void MergeInto(Case other, Actor actor, DateTimeOffset now)
    {
        WhyNotMergeInto(other).Enforce();
        MergedInto = other.Id;
        End(ClosureOutcome.Merged, now);
        Record(CaseHistory.MergedInto, actor, now, new Details { { "other", other.Number } });
        other.Record(CaseHistory.TookOver, actor, now, new Details { { "other", Number } });
    }

    /// <summary>Two cases know of each other; said on both.</summary>
    public void Link(Case other, LinkType type, Actor actor, DateTimeOffset now)
    {
        if (other.Id == Id)
            CaseRefusals.SameCase.Enforce();
        Record(CaseHistory.Linked, actor, now, new Details { { "other", other.Number }, { "type", type } });
        other.Record(CaseHistory.Linked, actor, now, new Details { { "other", Number }, { "type", type } });
    }

    /// <summary>Writes on both that one was split off the other.</summary>
    public void SplitOff(Case child, Actor actor, DateTimeOffset now)
    {
        WhyNotOpen().Enforce();
        Record(CaseHistory.SplitOff, actor, now, new Details { { "other", child.Number } });
        child.Record(CaseHistory.SplitOff, actor, now, new Details { { "from", Number } });
    }

    /// <summary>What an import knows: the case was closed elsewhere.</summary>
    /// <param name="closedAt">Null where nobody wrote it down: it then counts as closed by now, and in no time to resolve.</param>
    public void ImportAsClosed(DateTimeOffset? closedAt, Actor actor, DateTimeOffset now)
    {
        SolvedAt = closedAt;
        StartedAt ??= closedAt;
        End(ClosureOutcome.Imported, closedAt ?? now);
        Record(CaseHistory.Closed, actor, now, new Details { { "outcome", ClosureOutcome.Imported }, { "closed", closedAt } });
    }

    private void End(ClosureOutcome outcome, DateTimeOffset at)
    {
        ClosedAt = at;
        Outcome = outcome;
        WaitsForUsSince = null;
        WaitsForCustomerSince = null;
        StopClocks(at);
    }
}
