using Cauce.Domain.Deadlines;

namespace Cauce.App.Data.Demo;

/// <summary>When a case comes in, and whether somebody will leave it lying.</summary>
/// <param name="Registered">When it is written down; never before it was received.</param>
/// <param name="Neglected">Nobody answers it, so that there is something due today, or late, to be worked on.</param>
internal sealed record Arrival(int Index, DateTimeOffset Received, DateTimeOffset Registered, bool Neglected);

/// <summary>Spreads the cases over the period as trade does: more on working days, a little more every year, quiet Augusts.</summary>
internal static class Arrivals
{
    private const int RecentDays = 26;
    private const int MostNeglected = 40;

    /// <summary>A small demo has more on the table than its past would leave there.</summary>
    private const int MostRecentOfFew = 120;
    private const int AnswerDays = 15;

    /// <param name="until">Midnight at which the demo ends; everything happens before.</param>
    public static IReadOnlyList<Arrival> Plan(int count, DateTimeOffset until, int months, int seed, WorkCalendar calendar)
    {
        var dice = Dice.For(seed, -1);
        var last = calendar.LocalDate(until);
        var days = Days(last.AddMonths(-months), last.AddDays(-RecentDays), dice);
        var recent = Math.Min(count, Math.Max((int)(count * 0.06), Math.Clamp(count / 8, 18, MostRecentOfFew)));
        var neglected = Math.Min(recent * 2 / 7, MostNeglected);
        var arrivals = new List<(DateTimeOffset Received, bool Neglected)>(count);
        for (var n = 0; n < count - recent; n++)
            arrivals.Add((Moment(Pick(days, dice), calendar, dice), false));
        for (var n = 0; n < recent; n++)
            arrivals.Add((Moment(RecentDay(n, neglected, last, dice), calendar, dice), n < neglected));
        return [.. arrivals.Select(a => (a.Received, Registered: Registered(a.Received, until, dice), a.Neglected))
            .OrderBy(a => a.Registered).ThenBy(a => a.Received)
            .Select((a, index) => new Arrival(index, a.Received, a.Registered, a.Neglected))];
    }

    /// <summary>Half of the neglected are due on the last day, the others are late already; the rest is ordinary traffic.</summary>
    private static DateOnly RecentDay(int n, int neglected, DateOnly last, Dice dice)
    {
        if (n >= neglected)
            return last.AddDays(-dice.Between(1, RecentDays));
        return last.AddDays(n % 2 == 0 ? -AnswerDays : -dice.Between(AnswerDays + 1, RecentDays));
    }

    private static List<(DateOnly Day, double Until)> Days(DateOnly first, DateOnly last, Dice dice)
    {
        var days = new List<(DateOnly, double)>();
        var sum = 0.0;
        for (var day = first; day < last; day = day.AddDays(1))
        {
            var week = day.DayOfWeek is DayOfWeek.Sunday ? 0.15 : day.DayOfWeek is DayOfWeek.Saturday ? 0.35 : 1;
            var season = day.Month switch { 8 => 0.45, 12 => 0.8, 5 or 6 or 9 or 10 => 1.2, _ => 1 };
            var growth = 1 + (0.12 * (day.DayNumber - first.DayNumber) / 365.0);
            sum += week * season * growth * (0.8 + (dice.Below(40) / 100.0));
            days.Add((day, sum));
        }
        return days;
    }

    private static DateOnly Pick(List<(DateOnly Day, double Until)> days, Dice dice)
    {
        var at = dice.Below(1_000_000) / 1_000_000.0 * days[^1].Until;
        var (low, high) = (0, days.Count - 1);
        while (low < high)
        {
            var middle = (low + high) / 2;
            if (days[middle].Until > at)
                high = middle;
            else
                low = middle + 1;
        }
        return days[low].Day;
    }

    /// <summary>Mostly in office hours, now and then late in the evening.</summary>
    private static DateTimeOffset Moment(DateOnly day, WorkCalendar calendar, Dice dice)
    {
        var minute = dice.Chance(0.85) ? dice.Between(8 * 60, (18 * 60) + 30) : dice.Between(6 * 60, (23 * 60) + 30);
        return calendar.StartOfDay(day).AddMinutes(minute).AddSeconds(dice.Below(60));
    }

    private static DateTimeOffset Registered(DateTimeOffset received, DateTimeOffset until, Dice dice)
    {
        var registered = received.AddSeconds(dice.Chance(0.7) ? dice.Between(5, 240) : dice.Between(300, 5400));
        return registered < until ? registered : until.AddMilliseconds(-1);
    }
}
