using System.Globalization;
using Cauce.Domain.Deadlines;

namespace Cauce.Domain.Tests.Deadlines;

/// <summary>The calendars the tests of this folder share.</summary>
internal static class Calendars
{
    internal static readonly WorkCalendar Madrid = WorkCalendar.Spain;

    internal static readonly WorkCalendar Lima = WorkCalendar.Spain.Elsewhere("America/Lima", PeruvianHolidays.National);

    internal static readonly WorkCalendar Bogota = WorkCalendar.Spain.Elsewhere("America/Bogota", ColombianHolidays.National);

    internal static readonly WorkCalendar RoundTheClock =
        new("24/7", "Europe/Madrid", Weekdays.None, HolidayTable.Empty, OfficeHours.RoundTheClock);

    /// <summary>Monday to Thursday with a lunch break, Friday mornings, one Saturday slot.</summary>
    internal static readonly WorkCalendar Shop = WorkCalendar.Spain with
    {
        Hours = OfficeHours.None
            .On(Weekdays.MondayToFriday & ~Weekdays.Friday, Slot("09:00", "14:00"), Slot("16:00", "19:00"))
            .On(Weekdays.Friday, Slot("09:00", "15:00"))
            .On(Weekdays.Saturday, Slot("10:00", "13:00")),
    };

    internal static WorkCalendar Elsewhere(this WorkCalendar calendar, string zone, HolidayTable holidays) =>
        new(zone, zone, calendar.Weekend, holidays, calendar.Hours);

    internal static WorkCalendar ClosedOn(params string[] dates) => ClosedOn("Europe/Madrid", dates);

    internal static WorkCalendar ClosedOn(string zone, string[] dates) =>
        WorkCalendar.Spain.Elsewhere(zone, HolidayTable.Of(dates.Select(date => new Holiday(Day(date), "Festivo"))));

    internal static TimeSlot Slot(string from, string to) =>
        new(TimeOnly.Parse(from, CultureInfo.InvariantCulture), TimeOnly.Parse(to, CultureInfo.InvariantCulture));

    internal static DateOnly Day(string date) => DateOnly.Parse(date, CultureInfo.InvariantCulture);

    /// <summary>An instant, from a local time with its offset: <c>2026-03-27T10:00+01:00</c>.</summary>
    internal static DateTimeOffset At(string instant) =>
        DateTimeOffset.Parse(instant, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal);

    /// <summary>The date of the customer's receipt, at noon in the zone.</summary>
    internal static DateTimeOffset NoonOf(this WorkCalendar calendar, string date) => calendar.StartOfDay(Day(date)).AddHours(12);
}
