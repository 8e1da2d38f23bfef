using Cauce.Domain.Common;
using Cauce.Domain.Identity;

namespace Cauce.Domain.Cases;

public sealed partial class Case
{
    /// <summary>Silence counts only after the customer had this long to answer.</summary>
    public static readonly TimeSpan TimeToAnswer = TimeSpan.FromDays(10);

    public Refusal? WhyNotPropose()
    {
        if (WhyNotIntervene() is { } gate) return gate;
        if (AcceptedAt is not null) return CaseRefusals.AlreadyAccepted;
        return SolvedAt is not null ? CaseRefusals.SolutionStands : null;
    }

    /// <summary>Tells the customer the solution. It is the answer the law asks for.</summary>
    /// <exception cref="RefusedException">See <see cref="WhyNotPropose"/>, or the text is empty or has a blank not filled in.</exception>
    public void Propose(Solution solution, Actor actor, DateTimeOffset now)
    {
        WhyNotPropose().Enforce();
        if (string.IsNullOrWhiteSpace(solution.Text))
            CaseRefusals.TextMissing.Enforce();
        (Blanks.WhyNotSend(solution.Text) ?? Blanks.WhyNotSend(solution.Origin)).Enforce();
        solution.IsAlternative = Rejections > 0;
        StartedAt ??= now;
        SolvedAt = now;
        Answered(actor, now);
        SolutionId = solution.Id;
        Acceptance = null;
        WaitsForUsSince = null;
        WaitsForCustomerSince = Flow.NeedsAcceptance ? now : null;
        MeetAnswer(now);
        Record(CaseHistory.SolutionProposed, actor, now,
            new Details
            {
                { "solution", solution.Id }, { "alternative", solution.IsAlternative }, { "apology", solution.WithApology },
                { "originTold", solution.Origin is null ? null : true },
            },
            solution.AsContent());
    }

    public Refusal? WhyNotAnswerSolution()
    {
        if (WhyNotOpen() is { } closed) return closed;
        if (AcceptedAt is not null) return CaseRefusals.AlreadyAccepted;
        if (SolvedAt is null) return CaseRefusals.NothingProposed;
        return Flow.NeedsAcceptance ? null : CaseRefusals.NeedsNoAcceptance;
    }

    /// <summary>The solution answers the customer: they said so, or an agent holds the evidence.</summary>
    /// <param name="evidence">Mandatory when the actor is not the customer: how we know.</param>
    /// <exception cref="RefusedException">See <see cref="WhyNotAnswerSolution"/>, or the evidence is missing.</exception>
    public void Accept(Solution solution, string? evidence, Actor actor, DateTimeOffset now)
    {
        WhyNotAnswerSolution().Enforce();
        NeedEvidence(evidence, actor);
        solution.Take(SolutionAnswer.Accepted, evidence, actor, now);
        AcceptedAt = now;
        Acceptance = actor.Kind == ActorKind.Customer ? Cases.Acceptance.ByCustomer : Cases.Acceptance.ByEvidence;
        WaitsForCustomerSince = null;
        Record(CaseHistory.SolutionAccepted, actor, now,
            new Details { { "solution", solution.Id }, { "how", Acceptance } }, solution.AnswerAsContent());
    }

    /// <summary>It does not: the case goes back, with its reason, and an alternative is due.</summary>
    /// <exception cref="RefusedException">See <see cref="WhyNotAnswerSolution"/>, or the reason is missing.</exception>
    public void Reject(Solution solution, string reason, Actor actor, DateTimeOffset now)
    {
        WhyNotAnswerSolution().Enforce();
        if (string.IsNullOrWhiteSpace(reason))
            CaseRefusals.ReasonMissing.Enforce();
        solution.Take(SolutionAnswer.Rejected, reason, actor, now);
        SolvedAt = null;
        Acceptance = null;
        Rejections++;
        WaitsForCustomerSince = null;
        WaitsForUsSince = now;
        OweAnswer(now);
        Record(CaseHistory.SolutionRejected, actor, now,
            new Details { { "solution", solution.Id }, { "rejections", Rejections } }, solution.AnswerAsContent());
    }

    /// <summary>Silence may be written down once the customer had <see cref="TimeToAnswer"/>.</summary>
    public Refusal? WhyNotSilence(DateTimeOffset now)
    {
        if (WhyNotAnswerSolution() is { } not) return not;
        if (WaitsForUsSince is not null) return CaseRefusals.CustomerWaits;
        return now - SolvedAt < TimeToAnswer ? CaseRefusals.SilenceTooSoon.With(TimeToAnswer.Days) : null;
    }

    /// <summary>The customer did not answer: a documented outcome, which alone closes nothing where the law forbids it.</summary>
    /// <param name="attempts">What was tried to reach them.</param>
    public void RecordSilence(Solution solution, string attempts, Actor actor, DateTimeOffset now)
    {
        WhyNotSilence(now).Enforce();
        NeedEvidence(attempts, actor);
        solution.Take(SolutionAnswer.None, attempts, actor, now);
        Acceptance = Cases.Acceptance.Silence;
        Record(CaseHistory.SilenceRecorded, actor, now, new Details { { "solution", solution.Id } },
            Keep(CaseHistory.SilenceRecorded, attempts, actor, now));
    }

    private static void NeedEvidence(string? evidence, Actor actor)
    {
        if (actor.Kind != ActorKind.Customer && string.IsNullOrWhiteSpace(evidence))
            CaseRefusals.EvidenceMissing.Enforce();
    }
}
