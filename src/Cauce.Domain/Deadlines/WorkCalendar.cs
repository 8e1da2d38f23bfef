using Cauce.Domain.Common;

namespace Cauce.Domain.Deadlines;

/// <summary>
/// The calendar of a place: its time zone, weekend, holidays and office hours. Immutable.
/// The one spot where instants (UTC) and calendar talk (dates, times of day) meet.
/// </summary>
/// <remarks>
/// A working day is neither weekend nor holiday; terms in days ask only that.
/// Terms in working hours ask the office hours, closed on holidays: an office that lists a Saturday slot
/// is open then, although Saturday remains a non-working day for terms in days.
/// </remarks>
public sealed partial record WorkCalendar
{
    /// <param name="name">As staff know it: "Madrid", "Soporte 24/7".</param>
    /// <param name="zone">IANA name of the time zone, e.g. <c>Europe/Madrid</c>.</param>
    /// <param name="weekend">The days of every week that are not working days.</param>
    /// <param name="holidays">Country, region, town and own ones together.</param>
    /// <param name="hours">When the office is open.</param>
    /// <exception cref="RefusedException"><see cref="DeadlineRefusals.ZoneUnknown"/>, <see cref="DeadlineRefusals.NoWorkingDay"/>.</exception>
    public WorkCalendar(string name, string zone, Weekdays weekend, HolidayTable holidays, OfficeHours hours)
    {
        Name = name;
        Zone = TimeZoneInfo.TryFindSystemTimeZoneById(zone, out var found) ? found : throw DeadlineRefusals.ZoneUnknown.With(zone).AsException();
        Weekend = weekend;
        Holidays = holidays;
        Hours = hours;
    }

    /// <summary>Peninsular Spain: national holidays, Monday to Friday from 9 to 18. A branch adds its regional and local days.</summary>
    public static readonly WorkCalendar Spain = new(
        "España", "Europe/Madrid", Weekdays.SaturdayAndSunday, SpanishHolidays.National,
        OfficeHours.None.On(Weekdays.MondayToFriday, new TimeSlot(new(9, 0), new(18, 0))));

    public string Name { get; init; }

    public TimeZoneInfo Zone { get; }

    public Weekdays Weekend
    {
        get;
        init => field = (value & Weekdays.All) == Weekdays.All ? throw DeadlineRefusals.NoWorkingDay.AsException() : value;
    }

    public HolidayTable Holidays { get; init; }

    public OfficeHours Hours { get; init; }

    public bool IsWeekend(DateOnly date) => Weekend.Includes(date.DayOfWeek);

    public bool IsWorkingDay(DateOnly date) => !IsWeekend(date) && Holidays.On(date) is null;

    /// <summary>The n-th working day after <paramref name="start"/>, which itself never counts; before it when n is negative; the start when n is 0.</summary>
    public DateOnly AddWorkingDays(DateOnly start, int n)
    {
        var date = start;
        for (var left = Math.Abs(n); left > 0;)
        {
            date = date.AddDays(Math.Sign(n));
            if (IsWorkingDay(date))
                left--;
        }
        return date;
    }

    /// <summary>The date itself when it is a working day, else the next one.</summary>
    public DateOnly WorkingDayFrom(DateOnly date) => IsWorkingDay(date) ? date : AddWorkingDays(date, 1);

    /// <summary>How many working days there are from one date to another, both included; negative when they are the wrong way round.</summary>
    public int CountWorkingDays(DateOnly first, DateOnly last)
    {
        if (last < first)
            return -CountWorkingDays(last, first);
        var count = 0;
        for (var date = first; date <= last; date = date.AddDays(1))
            count += IsWorkingDay(date) ? 1 : 0;
        return count;
    }
}
