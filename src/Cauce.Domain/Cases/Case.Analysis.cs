using Cauce.Domain.Common;
using Cauce.Domain.Identity;

namespace Cauce.Domain.Cases;

public sealed partial class Case
{
    public Refusal? WhyNotAnalyse()
    {
        if (WhyNotOpen() is { } closed) return closed;
        if (ClassifiedAt is null) return CaseRefusals.NotClassified;
        return OwnerId is null ? CaseRefusals.OwnerMissing : null;
    }

    /// <summary>Keeps what the analysis has found so far; it is complete when cause and consequences are there.</summary>
    /// <exception cref="RefusedException">See <see cref="WhyNotAnalyse"/>.</exception>
    public void RecordAnalysis(Analysis analysis, Actor actor, DateTimeOffset now)
    {
        WhyNotAnalyse().Enforce();
        analysis.WhyNotRated().Enforce();
        AnalysisStartedAt ??= now;
        AnalysedAt = analysis.IsComplete ? AnalysedAt ?? now : null;
        Record(CaseHistory.AnalysisRecorded, actor, now,
            new Details { { "complete", analysis.IsComplete }, { "customerImpact", analysis.CustomerImpact }, { "companyImpact", analysis.CompanyImpact } },
            analysis.AsContent());
    }

    public Refusal? WhyNotRate() => WhyNotOpen();

    /// <summary>Says how much harm there is, to the customer and to the company: possible at any time while it is open.</summary>
    /// <exception cref="RefusedException">See <see cref="WhyNotRate"/>, or an impact is not between 1 and 5.</exception>
    public void Rate(Analysis analysis, Actor actor, DateTimeOffset now)
    {
        WhyNotRate().Enforce();
        analysis.WhyNotRated().Enforce();
        Record(CaseHistory.RiskRated, actor, now,
            new Details { { "customerImpact", analysis.CustomerImpact }, { "companyImpact", analysis.CompanyImpact } });
    }

    /// <summary>Why nothing may be done yet beyond containing the damage: the gate between analysis and intervention.</summary>
    public Refusal? WhyNotIntervene()
    {
        if (WhyNotOpen() is { } closed) return closed;
        if (ClassifiedAt is null && (IsSerious || Flow.Rigour == Rigour.Full)) return CaseRefusals.NotClassified;
        if (OwnerId is null) return CaseRefusals.OwnerMissing;
        if (AnalysedAt is not null) return null;
        if (IsSerious) return CaseRefusals.CauseMissing;
        return Flow.Rigour == Rigour.Full && GateOverriddenAt is null ? CaseRefusals.AnalysisMissing : null;
    }

    /// <summary>The gate may be passed with a reason by who has the authority; never for a serious case.</summary>
    public Refusal? WhyNotOverride(Actor actor)
    {
        if (actor.WhyMayNot(Permission.OverrideGates) is { } not) return not;
        return WhyNotIntervene() switch
        {
            null => CaseRefusals.NothingToOverride,
            { Code: "case.cause-missing" } => CaseRefusals.SeriousGateStands,
            { Code: "case.analysis-missing" } => null,
            var other => other,
        };
    }

    /// <exception cref="RefusedException">See <see cref="WhyNotOverride"/>, or no reason was given.</exception>
    public void Override(string reason, Actor actor, DateTimeOffset now)
    {
        WhyNotOverride(actor).Enforce();
        if (string.IsNullOrWhiteSpace(reason))
            CaseRefusals.ReasonMissing.Enforce();
        GateOverriddenAt = now;
        Record(CaseHistory.GateOverridden, actor, now, content: Keep(CaseHistory.GateOverridden, reason, actor, now));
    }

    public Refusal? WhyNotStart() => WhyNotIntervene() ?? (StartedAt is null ? null : CaseRefusals.AlreadyStarted);

    /// <summary>Somebody begins to put it right.</summary>
    /// <exception cref="RefusedException">See <see cref="WhyNotStart"/>.</exception>
    public void Start(Actor actor, DateTimeOffset now)
    {
        WhyNotStart().Enforce();
        StartedAt = now;
        Record(CaseHistory.Started, actor, now);
    }

    /// <summary>Containment may come before the analysis; any other action begins the intervention.</summary>
    public Refusal? WhyNotAct(ActionType type) => type == ActionType.Containment ? WhyNotOpen() : WhyNotIntervene();

    /// <exception cref="RefusedException">See <see cref="WhyNotAct"/>.</exception>
    public void Add(CaseAction action, Actor actor, DateTimeOffset now)
    {
        WhyNotAct(action.Type).Enforce();
        if (string.IsNullOrWhiteSpace(action.What))
            CaseRefusals.TextMissing.Enforce();
        if (action.Type != ActionType.Containment)
            StartedAt ??= now;
        Record(CaseHistory.ActionAdded, actor, now,
            new Details { { "action", action.Id }, { "type", action.Type }, { "area", action.Area }, { "due", action.DueOn } },
            action.AsContent());
    }

    public void Finish(CaseAction action, Actor actor, DateTimeOffset now)
    {
        WhyNotOpen().Enforce();
        action.Finish(actor, now);
        Record(CaseHistory.ActionDone, actor, now, new Details { { "action", action.Id }, { "area", action.Area } });
    }
}
