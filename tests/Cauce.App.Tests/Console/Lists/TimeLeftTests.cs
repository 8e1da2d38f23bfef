using Cauce.App.Cases;
using Cauce.App.Console.Lists;
using Cauce.Domain.Cases;

namespace Cauce.App.Tests.Console.Lists;

public sealed class TimeLeftTests
{
    private static readonly DateTimeOffset Now = new(2026, 3, 20, 12, 0, 0, TimeSpan.Zero);

    [Fact, Trait("Req", "B26")]
    public void An_answer_that_is_due_makes_a_case_late_before_any_clock_has_noticed()
    {
        var row = Row(answerDue: Now.AddDays(-1), nextDue: Now.AddDays(-9));
        Assert.True(TimeLeft.IsLate(row, Now));
        Assert.Equal("late", TimeLeft.Of(row, Now).State);
    }

    [Fact]
    public void News_that_is_late_makes_no_case_late()
    {
        var row = Row(answerDue: Now.AddDays(5), nextDue: Now.AddDays(-1));
        Assert.False(TimeLeft.IsLate(row, Now));
        Assert.Equal("soon", TimeLeft.Of(row, Now).State);
    }

    [Fact]
    public void What_was_answered_or_closed_is_not_late()
    {
        Assert.False(TimeLeft.IsLate(Row(Now.AddDays(-1), nextDue: null, solved: Now.AddDays(-3)), Now));
        Assert.False(TimeLeft.IsLate(Row(Now.AddDays(-1), nextDue: null, closed: Now.AddDays(-3)), Now));
    }

    private static CaseRow Row(DateTimeOffset answerDue, DateTimeOffset? nextDue, DateTimeOffset? solved = null, DateTimeOffset? closed = null) => new()
    {
        Seq = 1, Number = "INC-1", Kind = "incident", Stage = Stage.Classified, Severity = Severity.Minor, Urgency = Urgency.Normal,
        Priority = Priority.Normal, Origin = Origin.CustomerDetected, Subject = "", CustomerName = "", CustomerId = null, Channel = "web",
        Reason = null, Category = null, Area = null, Branch = 1, OwnerId = null, OwnerName = null, ReceivedAt = Now.AddDays(-10),
        ReceivedOn = new DateOnly(2026, 3, 10), RegisteredAt = Now.AddDays(-10), AnswerDueAt = answerDue, NextDueAt = nextDue,
        NextStartedAt = null, OverdueSince = null, SolvedAt = solved, ClosedAt = closed, WaitsForUsSince = null,
        WaitsForCustomerSince = null, IsConfidential = false,
    };
}
