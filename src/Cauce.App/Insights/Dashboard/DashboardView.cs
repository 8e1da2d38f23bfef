using Cauce.App.Data;
using System.Globalization;
using Cauce.App.Cases;
using Cauce.App.Insights.Charts;
using Cauce.Domain.Insights;

namespace Cauce.App.Insights.Dashboard;

/// <summary>The numbers of one dashboard, and the addresses behind them.</summary>
public sealed class DashboardView
{
    public required Question Asked { get; init; }

    public DashboardFilter Filter => Asked.Filter;

    public required Labels Labels { get; init; }

    public required Sums Sums { get; init; }

    /// <summary>The period before, as long as this one.</summary>
    public required Sums Before { get; init; }

    public required IReadOnlyDictionary<string, Sums> Months { get; init; }

    public required IReadOnlyList<Part> Reasons { get; init; }

    public Dictionary<string, Split> Splits { get; } = new(StringComparer.Ordinal);

    public Pareto Pareto => Pareto.Of(Reasons.Select(r => KeyValuePair.Create(r.Key, r.N)));

    public Split this[Dimension by] => Splits[by.Name];

    /// <summary>Every month of the period, those without cases too.</summary>
    public IReadOnlyList<MonthPoint> EachMonth()
    {
        var points = new List<MonthPoint>();
        foreach (var month in Filter.EachMonth())
        {
            var key = Insights.Months.Number(month).ToString(CultureInfo.InvariantCulture);
            var narrowed = Dimensions.Month.Narrow(Filter.Cases, key);
            var filter = narrowed with { From = Later(narrowed.From!.Value, Filter.First), To = Earlier(narrowed.To!.Value, Filter.Last) };
            points.Add(new MonthPoint(month, Months.GetValueOrDefault(key) ?? new Sums(), CasesUrl(filter), month.AddMonths(1) > Asked.Today));
        }
        return points;
    }

    public IReadOnlyList<double?> MonthlyOf(Measure measure) => [.. EachMonth().Select(m => measure.Value(m.Sums))];

    public IReadOnlyList<double?> MonthlyOf(Split split, string key) =>
        [.. Filter.EachMonth().Select(m => (double?)(split.Monthly?[key].Where(p => p.Month == Insights.Months.Number(m)).Sum(p => p.N) ?? 0))];

    public string PartUrl(Dimension by, string key) => CasesUrl(Labels.Narrow(Filter.Cases, by, key));

    public string Name(Dimension by, string key) => Labels.Name(by, key);

    /// <summary>The cases behind a measure.</summary>
    public string MeasureUrl(Measure measure) => CasesUrl(measure.Name switch
    {
        "open" => Filter.Cases with { Open = true },
        "overdue" => Filter.Cases with { Overdue = true },
        "serious" => Filter.Cases with { Severities = [Domain.Cases.Severity.Serious, Domain.Cases.Severity.Critical] },
        _ => Filter.Cases,
    });

    public string CsvUrl(string chart) => $"/console/dashboard.csv?chart={chart}{(Filter.Given.ToString() is { Length: > 0 } query ? "&" + query : "")}";

    public string Period => Asked.Period;

    public static string CasesUrl(CaseFilter filter) => $"/console/cases?{filter with { Limit = CaseFilter.UsualLimit }}";

    private static DateOnly Later(DateOnly one, DateOnly other) => one > other ? one : other;

    private static DateOnly Earlier(DateOnly one, DateOnly other) => one < other ? one : other;
}
