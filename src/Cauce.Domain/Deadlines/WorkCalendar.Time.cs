using Cauce.Domain.Common;

namespace Cauce.Domain.Deadlines;

public sealed partial record WorkCalendar
{
    /// <summary>The finest step that every store keeps, so that an end of day never rounds up into the next one.</summary>
    private static readonly TimeSpan LastMoment = TimeSpan.FromMilliseconds(1);

    private const int LongestClosure = 3660;

    public DateTime LocalTime(DateTimeOffset instant) => TimeZoneInfo.ConvertTime(instant, Zone).DateTime;

    public DateOnly LocalDate(DateTimeOffset instant) => DateOnly.FromDateTime(LocalTime(instant));

    /// <summary>The first instant of a date, which is not 00:00 where the clocks jump at midnight. UTC.</summary>
    public DateTimeOffset StartOfDay(DateOnly date) => Instant(date, TimeOnly.MinValue);

    /// <summary>The last millisecond of a date, also when the day has 23 or 25 hours. UTC.</summary>
    public DateTimeOffset EndOfDay(DateOnly date) => StartOfDay(date.AddDays(1)) - LastMoment;

    /// <summary>When the office closes for the day; the end of the day when it has no hours that weekday. UTC.</summary>
    public DateTimeOffset CloseOfBusiness(DateOnly date) =>
        Hours.On(date.DayOfWeek) is [.., { EndsWithTheDay: false } last] ? Instant(date, last.To) : EndOfDay(date);

    /// <summary>The instant at which so much office time has passed. A slot's very end belongs to it: 4 h from 13:00 to 17:00 end at 17:00. UTC.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The time is negative.</exception>
    /// <exception cref="RefusedException"><see cref="DeadlineRefusals.NeverOpen"/>.</exception>
    public DateTimeOffset AddWorkingTime(DateTimeOffset start, TimeSpan time)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(time, TimeSpan.Zero);
        if (time == TimeSpan.Zero)
            return start.ToUniversalTime();
        var left = time;
        foreach (var (from, to) in OpenFrom(start))
        {
            if (left <= to - from)
                return from + left;
            left -= to - from;
        }
        throw DeadlineRefusals.NeverOpen.AsException();
    }

    /// <summary>The given instant when the office is open, else the next opening. UTC.</summary>
    /// <exception cref="RefusedException"><see cref="DeadlineRefusals.NeverOpen"/>.</exception>
    public DateTimeOffset NextOpen(DateTimeOffset instant)
    {
        foreach (var (from, _) in OpenFrom(instant))
            return from;
        throw DeadlineRefusals.NeverOpen.AsException();
    }

    /// <summary>Office time between two instants, as it really elapses (a 24-hour slot lasts 23 h on the day the clocks go forward); negative when they are the wrong way round.</summary>
    public TimeSpan WorkingTimeBetween(DateTimeOffset from, DateTimeOffset to)
    {
        if (to < from)
            return -WorkingTimeBetween(to, from);
        var total = TimeSpan.Zero;
        var last = LocalDate(to);
        for (var date = LocalDate(from); date <= last; date = date.AddDays(1))
        {
            foreach (var slot in Slots(date))
            {
                var open = Later(slot.From, from);
                var close = slot.To < to ? slot.To : to;
                total += close > open ? close - open : TimeSpan.Zero;
            }
        }
        return total;
    }

    private IEnumerable<(DateTimeOffset From, DateTimeOffset To)> OpenFrom(DateTimeOffset start)
    {
        var date = LocalDate(start);
        for (var closed = 0; closed < LongestClosure && !Hours.AreEmpty; closed++, date = date.AddDays(1))
        {
            foreach (var (from, to) in Slots(date).Where(slot => slot.To > start && slot.To > slot.From))
            {
                closed = 0;
                yield return (Later(from, start), to);
            }
        }
    }

    private IEnumerable<(DateTimeOffset From, DateTimeOffset To)> Slots(DateOnly date) => Holidays.On(date) is not null
        ? []
        : Hours.On(date.DayOfWeek).Select(slot => (
            Instant(date, slot.From),
            slot.EndsWithTheDay ? StartOfDay(date.AddDays(1)) : Instant(date, slot.To)));

    private static DateTimeOffset Later(DateTimeOffset one, DateTimeOffset other) => (one > other ? one : other).ToUniversalTime();

    /// <summary>A local time that happens twice is its first occurrence; one that is skipped is the moment of the jump.</summary>
    private DateTimeOffset Instant(DateOnly date, TimeOnly time)
    {
        var local = date.ToDateTime(time);
        if (Zone.IsInvalidTime(local))
            return EndOfJump(local);
        var offset = Zone.IsAmbiguousTime(local) ? Zone.GetAmbiguousTimeOffsets(local).Max() : Zone.GetUtcOffset(local);
        return new DateTimeOffset(local, offset).ToUniversalTime();
    }

    private DateTimeOffset EndOfJump(DateTime skipped)
    {
        var asUtc = new DateTimeOffset(skipped, TimeSpan.Zero);
        long before = asUtc.AddHours(-15).Ticks, after = asUtc.AddHours(15).Ticks;
        while (after - before > 1)
        {
            var middle = before + (after - before) / 2;
            if (LocalTime(new DateTimeOffset(middle, TimeSpan.Zero)) < skipped)
                before = middle;
            else
                after = middle;
        }
        return new DateTimeOffset(after, TimeSpan.Zero);
    }
}
