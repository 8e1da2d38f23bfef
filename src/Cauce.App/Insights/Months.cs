using System.Globalization;
using Cauce.App.Cases;

namespace Cauce.App.Insights;

/// <summary>A run of whole months of receipt, both ends included; without an end it goes as far as there are cases.</summary>
internal sealed record Months(DateOnly? First, DateOnly? Last)
{
    /// <summary>The months a filter asks for; null where it cuts a month in two.</summary>
    public static Months? Of(CaseFilter filter)
    {
        if (filter.Month is { } month)
            return filter is { From: null, To: null } ? new Months(month, month) : null;
        var startsWhole = filter.From is null or { Day: 1 };
        var endsWhole = filter.To is null || filter.To.Value.AddDays(1).Day == 1;
        return startsWhole && endsWhole ? new Months(filter.From, filter.To is { } last ? new DateOnly(last.Year, last.Month, 1) : null) : null;
    }

    public static DateOnly Parse(string key)
    {
        var number = int.Parse(key, CultureInfo.InvariantCulture);
        return new DateOnly(number / 100, number % 100, 1);
    }

    /// <summary>As the tally writes months: <c>yyyymm</c>.</summary>
    public static int Number(DateOnly month) => (month.Year * 100) + month.Month;

    public int FirstNumber => First is { } first ? Number(first) : 1;

    public int LastNumber => Last is { } last ? Number(last) : 999_912;
}
