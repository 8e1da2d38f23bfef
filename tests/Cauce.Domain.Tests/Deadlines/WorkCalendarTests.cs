using Cauce.Domain.Common;
using Cauce.Domain.Deadlines;
using static Cauce.Domain.Tests.Deadlines.Calendars;

namespace Cauce.Domain.Tests.Deadlines;

[Trait("Req", "A29")]
public sealed class WorkCalendarTests
{
    [Fact]
    public void The_date_is_the_one_of_the_office()
    {
        var instant = At("2026-03-27T23:30Z");

        Assert.Equal(Day("2026-03-28"), Madrid.LocalDate(instant));
        Assert.Equal(Day("2026-03-27"), Lima.LocalDate(instant));
    }

    [Theory]
    [InlineData("Europe/Madrid", "2026-04-20", "2026-04-20T21:59:59.999Z")]
    [InlineData("Europe/Madrid", "2026-03-28", "2026-03-28T22:59:59.999Z")]
    [InlineData("Europe/Madrid", "2026-03-29", "2026-03-29T21:59:59.999Z")]
    [InlineData("Europe/Madrid", "2026-10-25", "2026-10-25T22:59:59.999Z")]
    [InlineData("Atlantic/Canary", "2026-10-25", "2026-10-25T23:59:59.999Z")]
    [InlineData("America/Santiago", "2024-09-07", "2024-09-08T03:59:59.999Z")]
    [InlineData("America/Havana", "2024-11-02", "2024-11-03T03:59:59.999Z")]
    [InlineData("Pacific/Apia", "2011-12-29", "2011-12-30T09:59:59.999Z")]
    public void A_day_ends_at_its_last_millisecond_even_when_the_clocks_change(string zone, string date, string end)
    {
        var calendar = WorkCalendar.Spain.Elsewhere(zone, HolidayTable.Empty);

        Assert.Equal(At(end), calendar.EndOfDay(Day(date)));
        Assert.Equal(Day(date), calendar.LocalDate(calendar.EndOfDay(Day(date))));
    }

    [Theory]
    [InlineData("2026-03-29", 23)]
    [InlineData("2026-10-25", 25)]
    [InlineData("2026-06-01", 24)]
    public void An_office_that_never_closes_counts_every_minute_of_the_day(string date, int hours)
    {
        var calendar = RoundTheClock;
        var start = calendar.StartOfDay(Day(date));
        var next = calendar.StartOfDay(Day(date).AddDays(1));

        Assert.Equal(TimeSpan.FromHours(hours), calendar.WorkingTimeBetween(start, next));
        Assert.Equal(next, calendar.AddWorkingTime(start, TimeSpan.FromHours(hours)));
    }

    [Fact]
    public void A_year_of_nights_loses_no_minute() =>
        Assert.Equal(TimeSpan.FromDays(365), RoundTheClock.WorkingTimeBetween(At("2025-12-31T23:00Z"), At("2026-12-31T23:00Z")));

    [Theory]
    [InlineData("2026-03-23T09:00+01:00", 240, "2026-03-23T13:00+01:00")]
    [InlineData("2026-03-23T13:00+01:00", 60, "2026-03-23T14:00+01:00")]
    [InlineData("2026-03-23T13:00+01:00", 61, "2026-03-23T16:01+01:00")]
    [InlineData("2026-03-23T14:30+01:00", 30, "2026-03-23T16:30+01:00")]
    [InlineData("2026-03-27T14:00+01:00", 120, "2026-03-28T11:00+01:00")]
    [InlineData("2026-03-28T12:00+01:00", 120, "2026-03-30T10:00+02:00")]
    [InlineData("2026-04-02T18:00+02:00", 120, "2026-04-04T11:00+02:00")]
    public void Office_time_skips_lunch_nights_weekends_and_holidays(string start, int minutes, string end)
    {
        Assert.Equal(At(end), Shop.AddWorkingTime(At(start), TimeSpan.FromMinutes(minutes)));
        Assert.Equal(TimeSpan.FromMinutes(minutes), Shop.WorkingTimeBetween(At(start), At(end)));
    }

    [Fact]
    public void A_night_shift_across_the_change_of_clocks_lasts_what_it_lasts()
    {
        var night = RoundTheClock with { Hours = OfficeHours.None.On(Weekdays.Sunday, Slot("01:00", "02:30"), Slot("02:30", "05:00")) };

        Assert.Equal(TimeSpan.FromHours(3), night.WorkingTimeBetween(At("2026-03-28T12:00Z"), At("2026-03-29T12:00Z")));
        Assert.Equal(TimeSpan.FromHours(5), night.WorkingTimeBetween(At("2026-10-24T12:00Z"), At("2026-10-25T12:00Z")));
    }

    [Fact]
    public void Business_closes_with_the_last_slot_or_else_with_the_day()
    {
        Assert.Equal(At("2026-03-23T19:00+01:00"), Shop.CloseOfBusiness(Day("2026-03-23")));
        Assert.Equal(Shop.EndOfDay(Day("2026-03-29")), Shop.CloseOfBusiness(Day("2026-03-29")));
        Assert.Equal(RoundTheClock.EndOfDay(Day("2026-03-23")), RoundTheClock.CloseOfBusiness(Day("2026-03-23")));
    }

    [Fact]
    public void The_next_opening_is_now_when_the_office_is_open()
    {
        Assert.Equal(At("2026-03-23T10:00+01:00"), Shop.NextOpen(At("2026-03-23T10:00+01:00")));
        Assert.Equal(At("2026-03-23T16:00+01:00"), Shop.NextOpen(At("2026-03-23T14:00+01:00")));
        Assert.Equal(At("2026-03-30T09:00+02:00"), Shop.NextOpen(At("2026-03-28T13:00+01:00")));
    }

    [Fact]
    public void A_weekend_may_be_any_set_of_days()
    {
        var gulf = Madrid with { Weekend = Weekdays.Friday | Weekdays.Saturday, Holidays = HolidayTable.Empty };

        Assert.Equal(Day("2026-03-29"), gulf.AddWorkingDays(Day("2026-03-26"), 1));
        Assert.Equal(Day("2026-03-26"), gulf.AddWorkingDays(Day("2026-03-29"), -1));
    }

    [Fact]
    public void A_calendar_that_cannot_work_is_refused()
    {
        Assert.Equal("calendar.zone-unknown", Refused(() => Madrid.Elsewhere("Europe/Atlantis", HolidayTable.Empty)));
        Assert.Equal("calendar.no-working-day", Refused(() => Madrid with { Weekend = Weekdays.All }));
        Assert.Equal("calendar.slot-empty", Refused(() => Slot("14:00", "09:00")));
        Assert.Equal("calendar.slots-overlap", Refused(() => OfficeHours.None.On(Weekdays.Monday, Slot("09:00", "14:00"), Slot("13:59", "18:00"))));
        Assert.Equal("calendar.slots-overlap", Refused(() => OfficeHours.None.On(Weekdays.Monday, TimeSlot.WholeDay, Slot("23:00", "00:00"))));
        Assert.Equal("calendar.never-open", Refused(() => (Madrid with { Hours = OfficeHours.None }).AddWorkingTime(At("2026-03-23T09:00Z"), TimeSpan.FromHours(1))));
    }

    private static string Refused(Func<object> act) => Assert.Throws<RefusedException>(act).Refusal.Code;
}
