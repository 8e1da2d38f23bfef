using Cauce.App.Data;
using System.Globalization;
using Cauce.App.Cases;
using Cauce.App.Deadlines;
using Microsoft.Extensions.Primitives;

namespace Cauce.App.Insights.Dashboard;

/// <summary>What the dashboard is about: the filter of the lists, with whole months where a reader writes months.</summary>
/// <param name="Cases">Always with both ends of the period.</param>
/// <param name="Given">What stands in the address, without the usual period.</param>
public sealed record DashboardFilter(CaseFilter Cases, CaseFilter Given)
{
    public const int UsualMonths = 12;

    public DateOnly First => Cases.From!.Value;

    public DateOnly Last => Cases.To!.Value;

    /// <param name="today">In the zone of the head office.</param>
    public static DashboardFilter Read(IEnumerable<KeyValuePair<string, StringValues>> query, Catalogue.Snapshot known, DateOnly today)
    {
        var given = CaseFilter.Read(query.Select(Whole), known, "chart");
        var month = new DateOnly(today.Year, today.Month, 1);
        if (given.Month is { } only)
            given = given with { From = only, To = only.AddMonths(1).AddDays(-1), Month = null };
        var last = given.To ?? EndOf(given.From > month ? given.From.Value : month);
        var first = given.From ?? new DateOnly(last.Year, last.Month, 1).AddMonths(1 - UsualMonths);
        return new DashboardFilter(given with { From = first, To = last < first ? EndOf(first) : last }, given);
    }

    /// <summary>As many days, or months, directly before.</summary>
    public CaseFilter Before()
    {
        if (Insights.Months.Of(Cases) is null)
            return Cases with { From = First.AddDays(First.DayNumber - Last.DayNumber - 1), To = First.AddDays(-1) };
        return Cases with { From = First.AddMonths(-MonthCount), To = First.AddDays(-1) };
    }

    /// <summary>The months the period touches.</summary>
    public IEnumerable<DateOnly> EachMonth()
    {
        for (var month = new DateOnly(First.Year, First.Month, 1); month <= Last; month = month.AddMonths(1))
            yield return month;
    }

    public int MonthCount => ((Last.Year - First.Year) * 12) + Last.Month - First.Month + 1;

    private static DateOnly EndOf(DateOnly day) => new DateOnly(day.Year, day.Month, 1).AddMonths(1).AddDays(-1);

    /// <summary>A month box gives <c>2026-03</c>: its first day as a beginning, its last as an end.</summary>
    private static KeyValuePair<string, StringValues> Whole(KeyValuePair<string, StringValues> pair)
    {
        if (pair.Key is not ("from" or "to") || pair.Value is not [{ Length: 7 } text]
            || !DateOnly.TryParseExact(text, "yyyy-MM", CultureInfo.InvariantCulture, DateTimeStyles.None, out var month))
            return pair;
        return KeyValuePair.Create(pair.Key, new StringValues((pair.Key == "from" ? month : EndOf(month)).ToString("yyyy-MM-dd", CultureInfo.InvariantCulture)));
    }
}
