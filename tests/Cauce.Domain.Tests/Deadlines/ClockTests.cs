using Cauce.Domain.Deadlines;
using static Cauce.Domain.Tests.Deadlines.Calendars;

namespace Cauce.Domain.Tests.Deadlines;

[Trait("Req", "A32")]
public sealed class ClockTests
{
    private static readonly Guid Case = Guid.CreateVersion7(At("2026-03-27T09:00Z"));

    /// <summary>Friday 27 March 2026, ten in the morning in Madrid.</summary>
    private static readonly DateTimeOffset Receipt = At("2026-03-27T10:00+01:00");

    [Fact]
    public void A_case_of_a_Spanish_consumer_starts_with_three_clocks()
    {
        var clocks = ClockPlan.SpanishConsumers.Start(Case, Receipt, Madrid);

        Assert.Equal([ClockName.Acknowledge, ClockName.Progress, ClockName.Answer], clocks.Select(clock => clock.Name));
        Assert.Equal(["2026-03-30", "2026-04-06", "2026-04-11"], clocks.Select(clock => $"{Madrid.LocalDate(clock.DueAt):yyyy-MM-dd}"));
        Assert.All(clocks, clock =>
        {
            Assert.Equal(Case, clock.CaseId);
            Assert.Equal(Receipt, clock.StartedAt);
            Assert.Equal(TimeSpan.Zero, clock.StartedAt.Offset);
            Assert.Equal(TimeSpan.Zero, clock.DueAt.Offset);
            Assert.Equal(ClockState.Running, clock.State(Receipt));
        });
        Assert.Contains("TRLGDCU art. 21.2-21.3", clocks[2].Explain().In("es"), StringComparison.Ordinal);
        Assert.DoesNotContain("TRLGDCU", clocks[0].Explanation, StringComparison.Ordinal);
    }

    [Fact]
    public void A_clock_warns_then_is_overdue_and_says_each_once()
    {
        var clock = Answer();
        var warnAt = clock.WarnAt!.Value;

        Assert.Equal(ClockAlarm.None, clock.Look(warnAt.AddMinutes(-1)));
        Assert.Equal(warnAt, clock.NextLookAt);
        Assert.Equal(ClockState.DueSoon, clock.State(warnAt));
        Assert.Equal(ClockAlarm.DueSoon, clock.Look(warnAt));
        Assert.Equal(ClockAlarm.None, clock.Look(warnAt));
        Assert.Equal(ClockAlarm.None, clock.Look(clock.DueAt));
        Assert.Equal(ClockState.DueSoon, clock.State(clock.DueAt));

        var late = clock.NextLookAt!.Value;
        Assert.True(late > clock.DueAt);
        Assert.Equal(ClockAlarm.Overdue, clock.Look(late));
        Assert.Equal(ClockAlarm.None, clock.Look(late.AddDays(1)));
        Assert.Equal((late, null), (clock.BreachedAt, clock.NextLookAt));
        Assert.Equal(ClockState.Overdue, clock.State(late));
        Assert.Equal(1, clock.RoundsMissed);
    }

    [Fact]
    public void A_look_that_comes_after_the_due_date_does_not_warn_first()
    {
        var clock = Answer();

        Assert.Equal(ClockAlarm.Overdue, clock.Look(clock.DueAt.AddHours(1)));
        Assert.Null(clock.WarnedAt);
    }

    [Fact]
    public void The_warning_waits_for_the_office_to_open()
    {
        var acknowledge = Clock.Start(Case, ClockName.Acknowledge, Term.Parse("1wd"), At("2026-03-27T17:00+01:00"), Madrid);
        var outage = Clock.Start(Case, ClockName.Answer, Term.Parse("2h"), At("2026-03-27T22:00+01:00"), Madrid);

        Assert.Equal(At("2026-03-30T09:00+02:00"), acknowledge.WarnAt);
        Assert.Equal(At("2026-03-27T23:30+01:00"), outage.WarnAt);
    }

    [Fact]
    public void A_clock_met_in_time_is_met_for_ever()
    {
        var clock = Answer();

        Assert.True(clock.Meet(clock.DueAt));
        Assert.False(clock.Meet(clock.DueAt.AddDays(1)));
        Assert.Equal(ClockState.Met, clock.State(clock.DueAt.AddYears(1)));
        Assert.Equal(ClockAlarm.None, clock.Look(clock.DueAt.AddDays(1)));
        Assert.Equal((null, null, 0), (clock.NextLookAt, clock.BreachedAt, clock.RoundsMissed));
        Assert.Null(clock.TimeLeft(clock.DueAt));
    }

    [Fact]
    public void A_clock_met_late_is_breached_even_when_nobody_had_looked()
    {
        var clock = Answer();
        var late = clock.DueAt.AddMinutes(1);

        Assert.True(clock.Meet(late));
        Assert.Equal(ClockState.MetLate, clock.State(late));
        Assert.Equal((late, 1), (clock.BreachedAt, clock.RoundsMissed));
    }

    [Fact]
    public void A_breach_noticed_before_it_is_met_is_counted_once()
    {
        var clock = Answer();
        var noticed = clock.DueAt.AddMinutes(1);
        clock.Look(noticed);
        clock.Meet(noticed.AddDays(1));

        Assert.Equal((noticed, 1), (clock.BreachedAt, clock.RoundsMissed));
        Assert.Equal(ClockState.MetLate, clock.State(noticed.AddDays(2)));
    }

    [Fact]
    public void A_stopped_clock_neither_warns_nor_is_met()
    {
        var clock = Answer();
        clock.Stop(Receipt.AddDays(1));

        Assert.False(clock.Meet(Receipt.AddDays(2)));
        Assert.Equal(ClockAlarm.None, clock.Look(clock.DueAt.AddDays(1)));
        Assert.Equal(ClockState.Stopped, clock.State(clock.DueAt.AddDays(1)));
        Assert.Null(clock.NextLookAt);
        Assert.False(clock.IsOpen);
    }

    [Fact]
    public void Stopping_leaves_a_met_clock_met()
    {
        var clock = Answer();
        clock.Meet(Receipt.AddDays(1));
        clock.Stop(Receipt.AddDays(2));

        Assert.Null(clock.StoppedAt);
        Assert.Equal(ClockState.Met, clock.State(Receipt.AddDays(3)));
    }

    [Fact]
    [Trait("Req", "D06")]
    public void Each_word_to_the_customer_starts_the_silence_anew()
    {
        var progress = ClockPlan.SpanishConsumers.Start(Case, Receipt, Madrid)[1];
        progress.Look(progress.WarnAt!.Value);
        progress.Restart(At("2026-04-06T12:00+02:00"), Madrid);

        Assert.Equal((2, 0), (progress.Round, progress.RoundsMissed));
        Assert.Equal(Madrid.EndOfDay(Day("2026-04-13")), progress.DueAt);
        Assert.Equal((null, null, null), (progress.WarnedAt, progress.MetAt, progress.BreachedAt));
        Assert.Equal(progress.WarnAt, progress.NextLookAt);
        Assert.StartsWith(
            "Última comunicación: lunes 6 de abril de 2026. Plazo: 5 días hábiles. El día inicial no cuenta.",
            progress.Explain().In("es"),
            StringComparison.Ordinal);

        progress.Restart(progress.DueAt.AddHours(1), Madrid);
        Assert.Equal((3, 1), (progress.Round, progress.RoundsMissed));
        Assert.True(progress.IsOpen);
    }

    [Fact]
    public void A_stopped_clock_can_be_needed_again()
    {
        var clock = Answer();
        clock.Stop(Receipt.AddDays(1));
        clock.Restart(Receipt.AddDays(30), Madrid);

        Assert.Equal((true, null, 0), (clock.IsOpen, clock.StoppedAt, clock.RoundsMissed));
        Assert.Equal(ClockState.Running, clock.State(Receipt.AddDays(30)));
    }

    [Fact]
    public void What_is_left_and_what_is_spent_follow_the_time()
    {
        var clock = Clock.Start(Case, ClockName.Answer, Term.Parse("8h"), Receipt, Madrid);

        Assert.Equal(TimeSpan.FromHours(6), clock.TimeLeft(Receipt.AddHours(2)));
        Assert.Equal(TimeSpan.FromHours(-1), clock.TimeLeft(Receipt.AddHours(9)));
        Assert.Equal([0.0, 0.25, 1.0], [clock.Spent(Receipt), clock.Spent(Receipt.AddHours(2)), clock.Spent(Receipt.AddHours(20))]);
    }

    private static Clock Answer() => Clock.Start(Case, ClockName.Answer, Term.Parse("15d"), Receipt, Madrid, "TRLGDCU art. 21.2");
}
