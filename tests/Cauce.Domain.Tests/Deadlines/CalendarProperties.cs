using Cauce.Domain.Deadlines;
using FsCheck;
using FsCheck.Fluent;
using static Cauce.Domain.Tests.Deadlines.Calendars;

namespace Cauce.Domain.Tests.Deadlines;

/// <summary>What holds for every date, amount and calendar.</summary>
public sealed class CalendarProperties
{
    private static readonly Arbitrary<DateOnly> AnyDay =
        Gen.Choose(0, 20_000).Select(day => new DateOnly(2000, 1, 1).AddDays(day)).ToArbitrary();

    private static readonly Arbitrary<int> AnyCount = Gen.Choose(0, 120).ToArbitrary();

    /// <summary>To the minute, over six years, so that the changes of the clocks are met often.</summary>
    private static readonly Arbitrary<DateTimeOffset> AnyInstant =
        Gen.Choose(0, 6 * 366 * 1440).Select(minute => At("2024-01-01T00:00Z").AddMinutes(minute)).ToArbitrary();

    private static readonly Arbitrary<TimeSpan> AnyTime = Gen.Choose(1, 20_000).Select(minutes => TimeSpan.FromMinutes(minutes)).ToArbitrary();

    private static readonly Arbitrary<WorkCalendar> AnyCalendar = Gen.Elements(
        Madrid, Lima, Bogota, Shop, RoundTheClock,
        Shop.Elsewhere("America/Santiago", HolidayTable.Empty),
        RoundTheClock.Elsewhere("Australia/Lord_Howe", HolidayTable.Empty),
        Shop with { Weekend = Weekdays.Sunday, Hours = OfficeHours.None.On(Weekdays.All, Slot("00:00", "03:00"), Slot("22:00", "00:00")) }).ToArbitrary();

    [Fact]
    public void A_term_in_working_days_ends_on_a_working_day() =>
        Prop.ForAll(AnyCalendar, AnyDay, AnyCount, (calendar, day, n) => calendar.IsWorkingDay(calendar.AddWorkingDays(day, n + 1)))
            .QuickCheckThrowOnFailure();

    [Fact]
    public void So_many_working_days_and_then_more_are_their_sum() =>
        Prop.ForAll(AnyCalendar, AnyDay, Gen.Zip(AnyCount.Generator, AnyCount.Generator).ToArbitrary(), (calendar, day, n) =>
            calendar.AddWorkingDays(calendar.AddWorkingDays(day, n.Item1), n.Item2) == calendar.AddWorkingDays(day, n.Item1 + n.Item2))
            .QuickCheckThrowOnFailure();

    [Fact]
    public void Added_working_days_are_the_days_counted() =>
        Prop.ForAll(AnyCalendar, AnyDay, AnyCount, (calendar, day, n) =>
            calendar.CountWorkingDays(day.AddDays(1), calendar.AddWorkingDays(day, n + 1)) == n + 1)
            .QuickCheckThrowOnFailure();

    /// <summary>Months that spill over are left to the law that has them, which also rolls: else 31 January could end after 1 February.</summary>
    [Fact]
    public void A_later_receipt_is_never_due_earlier() =>
        Prop.ForAll(AnyCalendar, Gen.Zip(AnyInstant.Generator, AnyTime.Generator).ToArbitrary(), AnyTerm(), (calendar, when, any) =>
        {
            var term = any.MonthEnd == MonthEnd.NextMonth ? any with { Roll = Roll.NextWorkingDay } : any;
            return term.DueFrom(when.Item1, calendar).DueAt <= term.DueFrom(when.Item1 + when.Item2, calendar).DueAt;
        }).QuickCheckThrowOnFailure();

    [Fact]
    public void A_term_ends_after_it_starts() =>
        Prop.ForAll(AnyCalendar, AnyInstant, AnyTerm(), (calendar, start, term) => term.DueFrom(start, calendar).DueAt > start)
            .QuickCheckThrowOnFailure();

    [Fact]
    public void Office_time_of_two_stretches_is_the_time_of_both() =>
        Prop.ForAll(AnyCalendar, AnyInstant, Gen.Zip(AnyTime.Generator, AnyTime.Generator).ToArbitrary(), (calendar, start, times) =>
        {
            var middle = start + times.Item1;
            var end = middle - times.Item2;
            return calendar.WorkingTimeBetween(start, middle) + calendar.WorkingTimeBetween(middle, end) == calendar.WorkingTimeBetween(start, end);
        }).QuickCheckThrowOnFailure();

    [Fact]
    public void Added_office_time_is_the_time_between() =>
        Prop.ForAll(AnyCalendar, AnyInstant, AnyTime, (calendar, start, time) =>
            calendar.WorkingTimeBetween(start, calendar.AddWorkingTime(start, time)) == time)
            .QuickCheckThrowOnFailure();

    [Fact]
    public void An_office_that_never_closes_loses_nothing() =>
        Prop.ForAll(AnyInstant, AnyTime, (start, time) =>
            RoundTheClock.WorkingTimeBetween(start, start + time) == time && RoundTheClock.AddWorkingTime(start, time) == start + time)
            .QuickCheckThrowOnFailure();

    [Fact]
    public void Days_follow_each_other_without_a_gap() =>
        Prop.ForAll(AnyCalendar, AnyDay, (calendar, day) =>
            calendar.LocalDate(calendar.StartOfDay(day)) == day
            && calendar.LocalDate(calendar.EndOfDay(day)) == day
            && calendar.StartOfDay(day.AddDays(1)) - calendar.EndOfDay(day) == TimeSpan.FromMilliseconds(1))
            .QuickCheckThrowOnFailure();

    [Fact]
    public void An_explanation_comes_back_from_its_stored_form() =>
        Prop.ForAll(AnyCalendar, AnyInstant, AnyTerm(), (calendar, start, term) =>
        {
            var explanation = term.DueFrom(start, calendar, "Código Civil art. 5").Explanation;
            var back = Explanation.Parse(explanation.ToString());
            return back.Equals(explanation) && back.In("es") == explanation.In("es") && back.In("en") == explanation.In("en");
        }).QuickCheckThrowOnFailure();

    [Fact]
    public void A_term_comes_back_from_its_written_form() =>
        Prop.ForAll(AnyTerm(), term => Term.Parse(term.ToString()) == term).QuickCheckThrowOnFailure();

    private static Arbitrary<Term> AnyTerm() => (
        from amount in Gen.Choose(1, 60)
        from unit in Gen.Elements(Enum.GetValues<TermUnit>())
        from monthEnd in Gen.Elements(Enum.GetValues<MonthEnd>())
        from roll in Gen.Elements(Enum.GetValues<Roll>())
        from dayEnd in Gen.Elements(Enum.GetValues<DayEnd>())
        select new Term(amount, unit) { MonthEnd = monthEnd, Roll = roll, DayEnd = dayEnd }).ToArbitrary();
}
