using Cauce.Domain.Cases;
using Cauce.Domain.Communication;
using Cauce.Domain.Common;
using Cauce.Domain.Identity;
using Cauce.Domain.Intake.Mail;
using FsCheck;
using FsCheck.Fluent;

namespace Cauce.Domain.Tests.Intake.Mail;

/// <summary>What becomes of a mail.</summary>
public sealed class MailMatchingTests
{
    private static readonly Id<Case> One = new(Guid.Parse("0199c5a0-0000-7000-8000-0000000000c1"));
    private static readonly Id<Case> Other = new(Guid.Parse("0199c5a0-0000-7000-8000-0000000000c2"));
    private static readonly MailVerdict Failed = new("fail", "fail", "fail");

    private static readonly Arbitrary<MailFacts> AnyFacts = (
        from one in Gen.Elements<Id<Case>?>(null, One, Other).Three()
        from token in Gen.Elements(Enum.GetValues<ThreadTokenCheck>())
        from report in Gen.Elements(MailReport.None, MailReport.None, MailReport.Undelivered, MailReport.Complaint, MailReport.DeliveryNotice)
        from automatic in Gen.Elements<string?>(null, null, "vacation")
        from staff in Gen.Elements(Enum.GetValues<StaffStanding>())
        from flags in ArbMap.Default.GeneratorFor<bool>().Four()
        from party in Gen.SubListOf(new[] { One, Other })
        from budget in Gen.Elements(0, 5, 300, 9999).Three()
        select new MailFacts
        {
            HasSender = flags.Item1, IsOwnAddress = flags.Item2 && flags.Item3, TokenIsForSender = flags.Item3, Automatic = automatic, Report = report,
            Token = token, TokenCase = token == ThreadTokenCheck.Valid ? one.Item1 : null, ReferencedCase = one.Item2, NumberedCase = one.Item3,
            Staff = staff, PartyOf = party.ToHashSet(), Verdict = flags.Item4 ? Failed : MailVerdict.Unknown,
            Budget = new LoopBudget(budget.Item1, budget.Item2, budget.Item3),
        }).ToArbitrary();

    [Fact, Trait("Lesson", "A3")]
    public void Words_enter_a_case_only_from_its_parties_or_from_whom_the_letter_was_for() =>
        Prop.ForAll(AnyFacts, facts => MailMatching.Decide(facts) is not { State: MailState.Reply, Case: { } found }
            || facts.PartyOf.Contains(found)
            || (facts.Token == ThreadTokenCheck.Valid && facts.TokenCase == found && facts.TokenIsForSender))
            .QuickCheckThrowOnFailure();

    [Fact, Trait("Lesson", "1")]
    public void What_a_machine_wrote_never_opens_a_case_and_never_enters_one() =>
        Prop.ForAll(AnyFacts, facts => (facts.Automatic is null && facts.Report == MailReport.None && !facts.IsOwnAddress)
            || MailMatching.Decide(facts).State is MailState.Bounce or MailState.Automatic or MailState.Ignored)
            .QuickCheckThrowOnFailure();

    [Fact, Trait("Lesson", "11")]
    public void Nobody_is_answered_who_is_not_who_they_say_or_was_answered_enough() =>
        Prop.ForAll(AnyFacts, facts => MailMatching.Decide(facts) is not { State: MailState.OpenedCase, WhyNoAnswer: null }
            || (!facts.Verdict.IsFailed && facts.Budget.AnswersToSender < LoopBudget.MostAnswersToSender && facts.Budget.AnswersInAll < LoopBudget.MostAnswersInAll))
            .QuickCheckThrowOnFailure();

    [Fact]
    public void Every_mail_has_an_end_with_a_reason() =>
        Prop.ForAll(AnyFacts, facts => MailMatching.Decide(facts) is { Reason.Length: > 0, State: not MailState.Stored } made && (made.State != MailState.Reply || made.Case is not null))
            .QuickCheckThrowOnFailure();

    [Fact, Trait("Lesson", "4")]
    public void The_token_comes_before_the_references_and_these_before_the_number()
    {
        var both = new HashSet<Id<Case>> { One, Other };
        var all = new MailFacts { Token = ThreadTokenCheck.Valid, TokenCase = One, ReferencedCase = Other, NumberedCase = Other, PartyOf = both };
        Assert.Equal(new MailDecision(MailState.Reply, MailReason.SignedToken, One), MailMatching.Decide(all));
        Assert.Equal(new MailDecision(MailState.Reply, MailReason.References, Other), MailMatching.Decide(all with { TokenCase = null, Token = ThreadTokenCheck.Forged, NumberedCase = One }));
        Assert.Equal(new MailDecision(MailState.Reply, MailReason.NumberInSubject, One), MailMatching.Decide(new MailFacts { NumberedCase = One, PartyOf = both }));
    }

    [Fact, Trait("Lesson", "A3")]
    public void A_stranger_who_guesses_a_number_writes_about_something_new()
    {
        Assert.Equal(new MailDecision(MailState.OpenedCase, MailReason.NewMatter), MailMatching.Decide(new MailFacts { NumberedCase = One }));
        Assert.Equal(new MailDecision(MailState.Quarantined, MailReason.Stranger, One), MailMatching.Decide(new MailFacts { ReferencedCase = One }));
        Assert.Equal(new MailDecision(MailState.Quarantined, MailReason.Stranger, One), MailMatching.Decide(new MailFacts { Token = ThreadTokenCheck.Valid, TokenCase = One }));
    }

    [Fact, Trait("Lesson", "A1"), Trait("Lesson", "A2")]
    public void One_of_us_answers_by_mail_only_to_what_was_sent_to_them_and_while_they_have_access()
    {
        var answer = new MailFacts { Token = ThreadTokenCheck.Valid, TokenCase = One, TokenIsForSender = true, Staff = StaffStanding.WithAccess };
        Assert.Equal(new MailDecision(MailState.Reply, MailReason.StaffAnswer, One) { IsFromStaff = true }, MailMatching.Decide(answer));
        Assert.Equal(MailState.Quarantined, MailMatching.Decide(answer with { Staff = StaffStanding.WithoutAccess }).State);
        Assert.Equal(MailState.Quarantined, MailMatching.Decide(answer with { TokenIsForSender = false }).State);
        Assert.Equal(MailState.Quarantined, MailMatching.Decide(answer with { Verdict = Failed }).State);
        Assert.Equal(MailState.OpenedCase, MailMatching.Decide(answer with { Token = ThreadTokenCheck.Unsigned, TokenCase = null }).State);
    }
}
