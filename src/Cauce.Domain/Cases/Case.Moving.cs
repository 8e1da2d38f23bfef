using Cauce.Domain.Common;
using Cauce.Domain.Deadlines;
using Cauce.Domain.Identity;

namespace Cauce.Domain.Cases;

public sealed partial class Case
{
    /// <summary>The kind may be put right until the case is classified: later it would change the rules half-way.</summary>
    public Refusal? WhyNotChangeKind(Kind kind)
    {
        if (WhyNotOpen() is { } closed) return closed;
        if (ClassifiedAt is not null || SolvedAt is not null) return CaseRefusals.AlreadyClassified;
        if (kind.Code == Kind) return CaseRefusals.SameKind;
        return IsConfidential && !kind.IsConfidential ? CaseRefusals.ConfidentialStays : null;
    }

    /// <summary>It was registered as the wrong kind. The number stays; flow and terms become those of the new kind.</summary>
    /// <exception cref="RefusedException">See <see cref="WhyNotChangeKind"/>.</exception>
    public void ChangeKind(Kind kind, ClockPlan plan, Actor actor, DateTimeOffset now)
    {
        WhyNotChangeKind(kind).Enforce();
        var from = Kind;
        Kind = kind.Code;
        Flow = Flow.Of(kind);
        IsConfidential = kind.IsConfidential;
        ClockOf(ClockName.Acknowledge)?.Retime(plan.Acknowledge, source: null, Calendar);
        ClockOf(ClockName.Progress)?.Retime(plan.Progress, source: null, Calendar);
        ClockOf(ClockName.Answer)?.Retime(plan.Answer, plan.LegalSource, Calendar);
        ForgetFalseBreach(now);
        Record(CaseHistory.KindChanged, actor, now, new Details { { "kind", Kind }, { "from", from }, { "due", ClockOf(ClockName.Answer)?.DueAt } });
    }

    public Refusal? WhyNotMoveTo(int branch, Owner? responsible)
    {
        if (WhyNotOpen() is { } closed) return closed;
        if (branch == Branch) return CaseRefusals.SameBranch;
        if (responsible is null) return CaseRefusals.BranchHasNobody;
        return IsSerious && !responsible.MayOwnSerious ? CaseRefusals.NobodyMayOwnSerious : null;
    }

    /// <summary>Another branch takes the case over, and its responsible answers for it. The dates promised stay as they are.</summary>
    /// <exception cref="RefusedException">See <see cref="WhyNotMoveTo"/>.</exception>
    public void MoveTo(int branch, WorkCalendar calendar, Owner? responsible, Actor actor, DateTimeOffset now)
    {
        WhyNotMoveTo(branch, responsible).Enforce();
        var from = Branch;
        Branch = branch;
        Calendar = calendar;
        Record(CaseHistory.BranchChanged, actor, now, new Details { { "branch", branch }, { "from", from } });
        if (OwnerId != responsible!.Id)
            GiveTo(responsible, "branch", actor, now);
    }

    private void ForgetFalseBreach(DateTimeOffset now)
    {
        if (ClockOf(ClockName.Answer) is { } answer && now <= answer.DueAt)
            OverdueSince = null;
    }
}
