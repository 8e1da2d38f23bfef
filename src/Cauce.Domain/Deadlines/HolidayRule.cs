namespace Cauce.Domain.Deadlines;

/// <summary>A holiday that comes back by rule; the date is worked out for any year.</summary>
/// <param name="Name">In the language of the country.</param>
/// <param name="EnglishName">The name in English.</param>
/// <param name="Source">The law that sets it.</param>
public abstract record HolidayRule(string Name, string EnglishName, string Source)
{
    /// <summary>First year in which the rule holds; null is "always".</summary>
    public int? From { get; init; }

    /// <summary>Last year in which the rule holds; null is "still".</summary>
    public int? To { get; init; }

    /// <summary>Every how many years, counted from <see cref="From"/>.</summary>
    public int EveryYears { get; init; } = 1;

    /// <summary>The day is kept on the next Monday unless it already falls on one (Colombia, Ley 51 de 1983).</summary>
    public bool MovesToMonday { get; init; }

    public Holiday? In(int year) => HoldsIn(year)
        ? new Holiday(Observed(year), Name) { EnglishName = EnglishName, Source = Source }
        : null;

    protected abstract DateOnly DateIn(int year);

    private bool HoldsIn(int year) =>
        year >= (From ?? year) && year <= (To ?? year) && (year - (From ?? year)) % EveryYears == 0;

    private DateOnly Observed(int year)
    {
        var date = DateIn(year);
        return MovesToMonday ? date.AddDays((DayOfWeek.Monday - date.DayOfWeek + 7) % 7) : date;
    }
}

/// <summary>The same day every year.</summary>
public sealed record FixedHoliday(int Month, int Day, string Name, string EnglishName, string Source)
    : HolidayRule(Name, EnglishName, Source)
{
    protected override DateOnly DateIn(int year) => new(year, Month, Day);
}

/// <summary>A day of the Christian moving calendar, so many days after Easter Sunday (before it when negative).</summary>
public sealed record EasterHoliday(int DaysAfterEaster, string Name, string EnglishName, string Source)
    : HolidayRule(Name, EnglishName, Source)
{
    protected override DateOnly DateIn(int year) => Easter.SundayOf(year).AddDays(DaysAfterEaster);
}

/// <summary>The first, second, third… such weekday of a month.</summary>
public sealed record NthWeekdayHoliday(int Nth, DayOfWeek Weekday, int Month, string Name, string EnglishName, string Source)
    : HolidayRule(Name, EnglishName, Source)
{
    protected override DateOnly DateIn(int year)
    {
        var first = new DateOnly(year, Month, 1);
        return first.AddDays((Weekday - first.DayOfWeek + 7) % 7 + 7 * (Nth - 1));
    }
}
