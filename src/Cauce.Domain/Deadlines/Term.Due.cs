using System.Globalization;

namespace Cauce.Domain.Deadlines;

public sealed partial record Term
{
    /// <summary>When the term ends if it starts at this instant. The starting day never counts (Código Civil art. 5.1).</summary>
    /// <param name="start">The instant it starts; its date is the one in the calendar's zone.</param>
    /// <param name="calendar">The calendar of the place that must answer.</param>
    /// <param name="source">The law or promise that sets the term, to be quoted.</param>
    /// <param name="startEvent">What happened at <paramref name="start"/>.</param>
    public DueDate DueFrom(DateTimeOffset start, WorkCalendar calendar, string? source = null, StartEvent startEvent = StartEvent.Received)
    {
        List<ExplanationPart> told = [Started(start, calendar, startEvent), Stated(source)];
        var due = IsInHours ? AfterHours(start, calendar, told) : AfterDays(start, calendar, startEvent, told);
        told.Add(new("due", Moment(due, calendar), calendar.Zone.Id));
        return new DueDate(due, new Explanation(told));
    }

    private DateTimeOffset AfterHours(DateTimeOffset start, WorkCalendar calendar, List<ExplanationPart> told)
    {
        told.Add(new(Unit == TermUnit.Hours ? "hours-run-on" : "hours-of-office"));
        if (Unit == TermUnit.Hours)
            return start.AddHours(Amount).ToUniversalTime();
        var due = calendar.AddWorkingTime(start, TimeSpan.FromHours(Amount));
        TellSkipped(told, calendar, date => calendar.IsWeekend(date) && calendar.Hours.On(date.DayOfWeek).Count == 0,
            calendar.LocalDate(start), calendar.LocalDate(due));
        return due;
    }

    private DateTimeOffset AfterDays(DateTimeOffset start, WorkCalendar calendar, StartEvent startEvent, List<ExplanationPart> told)
    {
        told.Add(new(startEvent == StartEvent.Received ? "receipt-excluded" : "start-excluded"));
        var first = calendar.LocalDate(start);
        var last = Unit switch
        {
            TermUnit.WorkingDays => AfterWorkingDays(first, calendar, told),
            TermUnit.Months => AfterMonths(first, calendar, told),
            _ => AfterCalendarDays(first, told),
        };
        last = Rolled(last, calendar, told);
        return DayEnd == DayEnd.CloseOfBusiness ? calendar.CloseOfBusiness(last) : calendar.EndOfDay(last);
    }

    private DateOnly AfterCalendarDays(DateOnly first, List<ExplanationPart> told)
    {
        told.Add(new("every-day-counts"));
        return first.AddDays(Amount);
    }

    private DateOnly AfterWorkingDays(DateOnly first, WorkCalendar calendar, List<ExplanationPart> told)
    {
        var last = calendar.AddWorkingDays(first, Amount);
        TellSkipped(told, calendar, calendar.IsWeekend, first.AddDays(1), last);
        return last;
    }

    private DateOnly AfterMonths(DateOnly first, WorkCalendar calendar, List<ExplanationPart> told)
    {
        told.Add(new("date-to-date"));
        var last = first.AddMonths(Amount);
        if (last.Day == first.Day)
            return last;
        var missing = first.Day.ToString(CultureInfo.InvariantCulture);
        if (MonthEnd == MonthEnd.LastDay)
        {
            told.Add(new("month-end-last", missing, Date(last)));
            return last;
        }
        var spilled = calendar.WorkingDayFrom(last.AddDays(1));
        told.Add(new("month-end-next", missing, Date(last), Date(spilled)));
        return spilled;
    }

    private DateOnly Rolled(DateOnly last, WorkCalendar calendar, List<ExplanationPart> told)
    {
        if (Roll == Roll.None || calendar.IsWorkingDay(last))
            return last;
        var next = calendar.WorkingDayFrom(last);
        told.Add(new("rolled", Date(last), Date(next)));
        return next;
    }

    /// <summary>Weekends, and the holidays that took another day away, between two dates, both included.</summary>
    private static void TellSkipped(
        List<ExplanationPart> told, WorkCalendar calendar, Func<DateOnly, bool> isWeekend, DateOnly first, DateOnly last)
    {
        var weekends = 0;
        List<string> holidays = [];
        for (var date = first; date <= last; date = date.AddDays(1))
        {
            if (isWeekend(date))
                weekends += date == first || !isWeekend(date.AddDays(-1)) ? 1 : 0;
            else if (calendar.Holidays.On(date) is { } holiday)
                holidays.AddRange([Date(date), holiday.Name, holiday.EnglishName]);
        }
        if (weekends > 0 || holidays.Count > 0)
            told.Add(new("skipped", [weekends.ToString(CultureInfo.InvariantCulture), .. holidays]));
    }

    private ExplanationPart Started(DateTimeOffset start, WorkCalendar calendar, StartEvent startEvent)
    {
        var code = startEvent == StartEvent.Received ? "received" : "last-word";
        return IsInHours ? new(code, Moment(start, calendar), calendar.Zone.Id) : new(code, Date(calendar.LocalDate(start)));
    }

    private ExplanationPart Stated(string? source)
    {
        var amount = Amount.ToString(CultureInfo.InvariantCulture);
        return source is null ? new("term", amount, Symbol(Unit)) : new("term", amount, Symbol(Unit), source);
    }

    private static string Date(DateOnly date) => date.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    private static string Moment(DateTimeOffset instant, WorkCalendar calendar) =>
        calendar.LocalTime(instant).ToString("yyyy-MM-ddTHH:mm", CultureInfo.InvariantCulture);
}
