using Cauce.Domain.Cases;
using Cauce.Domain.Common;
using Cauce.Domain.Deadlines;
using Cauce.Domain.Identity;
using static Cauce.Domain.Tests.Cases.SomeCase;

namespace Cauce.Domain.Tests.Cases;

/// <summary>The rules of a case, one by one.</summary>
public sealed class RuleTests
{
    [Theory, Trait("Req", "A09"), Trait("Req", "A10"), Trait("Req", "A25")]
    [InlineData(Severity.Minor, Urgency.Low, Priority.Low)]
    [InlineData(Severity.Minor, Urgency.Normal, Priority.Normal)]
    [InlineData(Severity.Minor, Urgency.High, Priority.High)]
    [InlineData(Severity.Serious, Urgency.Low, Priority.Normal)]
    [InlineData(Severity.Serious, Urgency.Normal, Priority.High)]
    [InlineData(Severity.Serious, Urgency.High, Priority.Top)]
    [InlineData(Severity.Critical, Urgency.Low, Priority.High)]
    [InlineData(Severity.Critical, Urgency.Normal, Priority.Top)]
    [InlineData(Severity.Critical, Urgency.High, Priority.Top)]
    public void Priority_follows_from_severity_and_urgency(Severity severity, Urgency urgency, Priority priority)
    {
        var some = new SomeCase();
        some.Classify(severity, urgency);
        Assert.Equal(priority, some.Case.Priority);
    }

    [Fact, Trait("Req", "A11"), Trait("Req", "A12")]
    public void What_cannot_be_registered_is_refused_by_name()
    {
        var facts = Facts(KindOf("claim"));
        Assert.Null(Case.WhyNotRegister(facts, Start));
        Assert.Equal(CaseRefusals.SubjectMissing, Case.WhyNotRegister(facts with { Subject = " " }, Start));
        Assert.Equal(CaseRefusals.DescriptionMissing, Case.WhyNotRegister(facts with { Description = "\n" }, Start));
        Assert.Equal(CaseRefusals.OccurredInFuture, Case.WhyNotRegister(facts with { OccurredAt = Start.AddSeconds(1) }, Start));
        Assert.Equal(CaseRefusals.OccurredTooLongAgo, Case.WhyNotRegister(facts with { OccurredAt = Case.EarliestOccurrence.AddTicks(-1) }, Start));
        Assert.Equal(CaseRefusals.ReceivedInFuture, Case.WhyNotRegister(facts with { ReceivedAt = Start.AddSeconds(1) }, Start));
        Assert.Equal(CaseRefusals.ReceivedBeforeOccurred, Case.WhyNotRegister(facts with { ReceivedAt = facts.OccurredAt.AddSeconds(-1) }, Start));
        Assert.Equal(CaseRefusals.AgentMayNotOwnSerious, Case.WhyNotRegister(facts with { Owner = AnaOwns, Severity = Severity.Serious }, Start));
    }

    [Fact, Trait("Req", "A23"), Trait("Req", "A28")]
    public void A_case_that_turns_out_serious_passes_to_who_may_own_it()
    {
        var some = new SomeCase();
        some.Classify(Severity.Serious);
        Assert.Equal(LuisOwns.Id, some.Case.OwnerId);
        Assert.Equal("case.agent-may-not-own-serious", RefusedBy(() => some.Case.Assign(AnaOwns, null, Luis, some.Later())));
        var nobody = new SomeCase();
        Assert.Equal("case.nobody-may-own-serious", RefusedBy(() => nobody.Classify(Severity.Critical, responsible: AnaOwns)));
        Assert.Equal(Severity.Minor, nobody.Case.Severity);
    }

    [Theory, Trait("Req", "A16")]
    [InlineData("", "")]
    [InlineData("Causa", "")]
    [InlineData("", "Consecuencias")]
    public void A_serious_case_cannot_leave_its_analysis_without_cause_and_consequences(string cause, string consequences)
    {
        var some = new SomeCase();
        some.Classify(Severity.Serious);
        some.Analyse(cause, consequences);
        Assert.Equal("case.cause-missing", RefusedBy(() => some.Propose()));
        Assert.Equal("case.cause-missing", RefusedBy(() => some.Act(ActionType.Corrective)));
        Assert.Equal("case.serious-gate-stands", RefusedBy(() => some.Case.Override("prisa", Luis, some.Later())));
        some.Act(ActionType.Containment);
        some.Analyse("Causa", "Consecuencias");
        some.Propose();
        Assert.Equal(Stage.Solved, some.Case.Stage);
    }

    [Fact, Trait("Req", "A21")]
    public void Only_authority_with_a_reason_passes_the_gate()
    {
        var some = SomeCase.At(Stage.Classified);
        Assert.Equal("identity.not-permitted", RefusedBy(() => some.Case.Override("prisa", Ana, some.Later())));
        Assert.Equal("case.reason-missing", RefusedBy(() => some.Case.Override(" ", Luis, some.Later())));
        some.Case.Override("El cliente espera en la obra", Luis, some.Later());
        Assert.Equal("El cliente espera en la obra", Assert.Single(some.Case.TakeFreshTexts()).Text);
        some.Case.Start(Ana, some.Later());
        Assert.Equal(Stage.InProgress, some.Case.Stage);
    }

    [Fact, Trait("Req", "A03"), Trait("Req", "A26")]
    public void A_minor_case_of_light_rigour_is_answered_at_once()
    {
        var some = new SomeCase(needsAcceptance: false);
        some.Propose();
        some.Case.Close(Ana, some.Later());
        Assert.Equal(ClosureOutcome.Answered, some.Case.Outcome);
    }

    [Fact, Trait("Req", "B09")]
    public void After_a_rejection_an_alternative_is_owed_and_marked_as_one()
    {
        var some = SomeCase.At(Stage.Solved);
        Assert.Equal("case.reason-missing", RefusedBy(() => some.Case.Reject(some.Solution!, " ", Carmen, some.Later())));
        some.Case.Reject(some.Solution!, "Las quiero hoy", Carmen, some.Later());
        Assert.Equal(Stage.InProgress, some.Case.Stage);
        Assert.NotNull(some.Case.WaitsForUsSince);
        Assert.True(some.Case.ClockOf(ClockName.Answer)!.IsOpen);
        Assert.True(some.Propose("Un mensajero sale ahora.").IsAlternative);
        some.Case.Accept(some.Solution!, null, Carmen, some.Later());
        Assert.Equal(Acceptance.ByCustomer, some.Case.Acceptance);
    }

    [Fact, Trait("Req", "C09")]
    public void What_staff_say_the_customer_answered_needs_evidence()
    {
        var some = SomeCase.At(Stage.Solved);
        Assert.Equal("case.evidence-missing", RefusedBy(() => some.Case.Accept(some.Solution!, " ", Ana, some.Later())));
        some.Case.Accept(some.Solution!, "Llamó a las diez y lo dio por bueno", Ana, some.Later());
        Assert.Equal(Acceptance.ByEvidence, some.Case.Acceptance);
    }

    [Fact]
    public void Silence_counts_after_ten_days_and_ends_nothing_where_the_law_forbids_it()
    {
        var some = SomeCase.At(Stage.Solved);
        Assert.Equal("case.silence-too-soon", RefusedBy(() => some.Case.RecordSilence(some.Solution!, "Dos correos", Ana, some.Later(TimeSpan.FromDays(9)))));
        some.Case.RecordSilence(some.Solution!, "Dos correos y una llamada", Ana, some.Later(TimeSpan.FromDays(2)));
        Assert.Equal("case.silence-may-not-close", RefusedBy(() => some.Case.Close(Ana, some.Later())));
    }

    [Fact]
    public void Silence_ends_a_case_where_it_may()
    {
        var some = new SomeCase(silenceMayClose: true);
        some.Propose();
        some.Case.RecordSilence(some.Solution!, "Dos correos", Ana, some.Later(TimeSpan.FromDays(11)));
        some.Case.Close(Ana, some.Later());
        Assert.Equal(ClosureOutcome.NoAnswer, some.Case.Outcome);
    }

    [Fact]
    public void A_word_of_the_customer_ends_their_silence()
    {
        var some = new SomeCase(silenceMayClose: true);
        some.Propose();
        some.Case.RecordSilence(some.Solution!, "Dos correos", Ana, some.Later(TimeSpan.FromDays(11)));
        some.Case.Hear("message.received", Content.Of(Guid.NewGuid(), [], "Estaba de viaje"), [], Carmen, some.Later());
        Assert.Equal("case.not-accepted", RefusedBy(() => some.Case.Close(Ana, some.Later())));
        Assert.Equal("case.customer-waits", RefusedBy(() => some.Case.RecordSilence(some.Solution!, "Otro correo", Ana, some.Later())));
    }

    [Fact]
    public void A_new_solution_after_silence_and_rejection_waits_for_its_own_answer()
    {
        var some = new SomeCase(silenceMayClose: true);
        some.Propose();
        some.Case.RecordSilence(some.Solution!, "Dos correos", Ana, some.Later(TimeSpan.FromDays(11)));
        some.Case.Reject(some.Solution!, "No me sirve", Carmen, some.Later());
        some.Propose("Otra cosa");
        Assert.Equal("case.not-accepted", RefusedBy(() => some.Case.Close(Ana, some.Later())));
    }

    [Fact]
    public void A_reopened_case_owes_an_answer_again_and_keeps_why()
    {
        var some = SomeCase.At(Stage.Closed);
        some.Case.TakeFreshTexts();
        Assert.Equal("case.reason-missing", RefusedBy(() => some.Case.Reopen("", Ana, some.Later())));
        some.Case.Reopen("Ha vuelto a pasar", Ana, some.Later());
        Assert.Equal((Stage.InProgress, 1), (some.Case.Stage, some.Case.Reopenings));
        Assert.True(some.Case.ClockOf(ClockName.Answer)!.IsOpen);
        Assert.Equal("Ha vuelto a pasar", Assert.Single(some.Case.TakeFreshTexts()).Text);
    }

    [Fact]
    public void Cases_merge_only_where_nobody_reads_what_is_not_theirs()
    {
        var (one, other) = (new SomeCase(), new SomeCase());
        Assert.Equal(CaseRefusals.SameCase, one.Case.WhyNotMergeInto(one.Case));
        one.Case.BelongTo(new Id<Domain.Customers.Customer>(Guid.NewGuid()), Ana, one.Later());
        other.Case.BelongTo(new Id<Domain.Customers.Customer>(Guid.NewGuid()), Ana, other.Later());
        Assert.Equal(CaseRefusals.OtherCustomer, one.Case.WhyNotMergeInto(other.Case));
        other.Case.BelongTo(one.Case.CustomerId, Ana, other.Later());
        one.Case.MergeInto(other.Case, Ana, one.Later());
        Assert.Equal((ClosureOutcome.Merged, other.Case.Id), (one.Case.Outcome!.Value, one.Case.MergedInto!.Value));
        Assert.Equal("case.closed", one.Case.WhyNotReopen()!.Code);
    }

    [Theory, Trait("Req", "A18")]
    [InlineData(0)]
    [InlineData(6)]
    public void Impact_is_rated_from_one_to_five(int impact)
    {
        var some = new SomeCase();
        some.Analysis.Write("", "", impact, 3, Ana, some.Later());
        Assert.Equal("case.impact-out-of-range", RefusedBy(() => some.Case.Rate(some.Analysis, Ana, some.Now)));
        some.Analysis.Write("", "", 5, 1, Ana, some.Later());
        some.Case.Rate(some.Analysis, Ana, some.Now);
        Assert.Null(some.Case.AnalysisStartedAt);
    }

    [Fact]
    public void The_kind_is_put_right_before_classification_and_the_number_stays()
    {
        var some = new SomeCase();
        var number = some.Case.Number;
        var plan = new ClockPlan(new Term(1, TermUnit.WorkingDays), new Term(5, TermUnit.WorkingDays), new Term(30, TermUnit.CalendarDays), "own promise");
        Assert.Equal("case.same-kind", RefusedBy(() => some.Case.ChangeKind(KindOf("claim"), plan, Ana, some.Later())));
        var due = some.Case.AnswerDueAt;
        some.Case.ChangeKind(KindOf("petition"), plan, Ana, some.Later());
        Assert.Equal(("petition", number), (some.Case.Kind, some.Case.Number));
        Assert.InRange(some.Case.AnswerDueAt - due, TimeSpan.FromDays(14.9), TimeSpan.FromDays(15.1));
        some.Classify(Severity.Minor);
        Assert.Equal("case.already-classified", RefusedBy(() => some.Case.ChangeKind(KindOf("claim"), plan, Ana, some.Later())));
    }

    [Fact]
    public void A_confidential_case_stays_so()
    {
        var some = new SomeCase();
        some.Case.ChangeKind(KindOf("misconductReport", confidential: true), ClockPlan.SpanishConsumers, Ana, some.Later());
        Assert.True(some.Case.IsConfidential);
        Assert.Equal("case.confidential-stays", RefusedBy(() => some.Case.ChangeKind(KindOf("claim"), ClockPlan.SpanishConsumers, Ana, some.Later())));
        Assert.Equal(CaseRefusals.ConfidentialDiffers, new SomeCase().Case.WhyNotMergeInto(some.Case));
    }

    [Fact, Trait("Req", "A28")]
    public void Another_branch_takes_a_case_with_somebody_who_may_own_it()
    {
        var some = new SomeCase(owner: LuisOwns, severity: Severity.Serious);
        Assert.Equal(CaseRefusals.SameBranch, some.Case.WhyNotMoveTo(1, LuisOwns));
        Assert.Equal(CaseRefusals.BranchHasNobody, some.Case.WhyNotMoveTo(2, null));
        Assert.Equal(CaseRefusals.NobodyMayOwnSerious, some.Case.WhyNotMoveTo(2, AnaOwns));
        var eva = new Owner(Guid.NewGuid(), "Eva", MayOwnSerious: true);
        some.Case.MoveTo(2, WorkCalendar.Spain, eva, Luis, some.Later());
        Assert.Equal((2, eva.Id), (some.Case.Branch, some.Case.OwnerId!.Value));
    }

    [Fact]
    public void A_stale_version_is_refused()
    {
        var some = new SomeCase();
        var read = some.Case.Version;
        some.Case.Expect(read);
        some.Case.Expect(null);
        some.Classify(Severity.Minor);
        Assert.Equal("case.changed-meanwhile", RefusedBy(() => some.Case.Expect(read)));
    }

    [Fact, Trait("Req", "A32")]
    public void A_clock_warns_and_breaches_once_each()
    {
        var some = new SomeCase();
        some.Case.TakeFreshHistory();
        var due = some.Case.ClockOf(ClockName.Answer)!.DueAt;
        some.Case.LookAtClocks(due.AddDays(-1));
        some.Case.LookAtClocks(due.AddDays(-1));
        some.Case.LookAtClocks(due.AddSeconds(1));
        some.Case.LookAtClocks(due.AddSeconds(1));
        var answer = some.Case.TakeFreshHistory().Where(e => e.ReadDetails()["clock"] == "answer").Select(e => e.What);
        Assert.Equal([CaseHistory.ClockWarned, CaseHistory.ClockBreached], answer);
        Assert.Equal(due, some.Case.OverdueSince);
        Assert.Null(some.Case.NextLookAt);
    }
}
