using System.Globalization;
using Cauce.App.Insights.Charts;
using Cauce.Domain.Insights;

namespace Cauce.App.Insights.Dashboard;

/// <summary>The data of a chart: shown under it, and exported.</summary>
public sealed record ChartTable(string Name, string Title, IReadOnlyList<string> Columns, IReadOnlyList<ChartRow> Rows);

/// <param name="Values">Numbers, or null for no data.</param>
public sealed record ChartRow(string Label, string? Url, IReadOnlyList<Cell> Values);

/// <param name="Decimals">How many are shown to people.</param>
public readonly record struct Cell(double? Value, int Decimals = 0, string After = "")
{
    public string Show() => Value is { } known ? known.ToString($"N{Decimals}", CultureInfo.CurrentCulture) + After : Texts.NoData;
}

/// <summary>Every chart of the dashboard as a table.</summary>
internal static class DashboardTables
{
    public static IEnumerable<string> Names => ["measures", "months", "times", "days", "reason", "kindMonths",
        .. new[] { Dimensions.Kind, Dimensions.Channel, Dimensions.Stage, Dimensions.Severity, Dimensions.Priority, Dimensions.Origin, Dimensions.Branch, Dimensions.Customer, Dimensions.Product }.Select(d => d.Name)];

    /// <summary>Null where there is no such chart.</summary>
    public static ChartTable? Of(DashboardView view, string name) => name switch
    {
        "measures" => Measures(view),
        "months" => Months(view),
        "times" => Times(view),
        "days" => Days(view),
        "reason" => Reasons(view),
        "kindMonths" => KindMonths(view),
        _ => view.Splits.TryGetValue(name, out var split) ? Parts(view, split) : null,
    };

    private static ChartTable Measures(DashboardView view) => new("measures", Texts.Dashboard, [Texts.Measure, Texts.Value, Texts.Before, "n"],
        [.. Measure.All.Select(m => new ChartRow($"{m.Title} ({m.UnitText})", view.MeasureUrl(m),
            [new(m.Value(view.Sums), Decimals(m)), new(m.Value(view.Before), Decimals(m)), new(m.Population(view.Sums))]))]);

    private static ChartTable Months(DashboardView view) => new("months", Texts.CasesByMonth,
        [Texts.By_month, .. new[] { "total", "open", "solved", "resolved" }.Select(name => Measure.Find(name).Title)],
        [.. view.EachMonth().Select(m => new ChartRow(MonthChart.Long(m.Month), m.Url,
            [new(m.Sums.Total), new(m.Sums.Open), new(m.Sums.Solved), new(Measure.Find("resolved").Value(m.Sums), 1, " %")]))]);

    private static ChartTable Times(DashboardView view) => new("times", Texts.TimesByMonth,
        [Texts.By_month, .. new[] { "medianDays", "p90Days", "meanDays" }.Select(name => Measure.Find(name).Title), "n"],
        [.. view.EachMonth().Select(m => new ChartRow(MonthChart.Long(m.Month), m.Url,
            [new(m.Sums.DaysWithin(50), 1), new(m.Sums.DaysWithin(90), 1), new(m.Sums.MeanDays, 1), new(m.Sums.Solved)]))]);

    private static ChartTable Days(DashboardView view)
    {
        var bins = DaysChart.Bins(view.Sums);
        return new ChartTable("days", Texts.DaysToSolve, [Texts.Days, Texts.Cases, "%"],
            [.. bins.Select((n, i) => new ChartRow(DaysChart.Name(i), null, [new(n), new(Share(n, view.Sums.Solved), 1, " %")]))]);
    }

    private static ChartTable Reasons(DashboardView view)
    {
        var pareto = view.Pareto;
        return new ChartTable("reason", Texts.Reasons, [Texts.By_reason, Texts.Cases, "%", Texts.Cumulative],
            [.. pareto.Rows.Select(r => new ChartRow(view.Name(Dimensions.Reason, r.Code), view.PartUrl(Dimensions.Reason, r.Code),
                [new(r.N), new(r.Percent, 1, " %"), new(r.Cumulative, 1, " %")]))]);
    }

    private static ChartTable KindMonths(DashboardView view)
    {
        var split = view[Dimensions.Kind];
        return new ChartTable("kindMonths", Texts.KindsByMonth, [Texts.By_kind, .. view.Filter.EachMonth().Select(m => m.ToString("MMM yy", CultureInfo.CurrentCulture))],
            [.. split.Parts.Select(p => new ChartRow(view.Name(Dimensions.Kind, p.Key), view.PartUrl(Dimensions.Kind, p.Key),
                [.. view.MonthlyOf(split, p.Key).Select(n => new Cell(n))]))]);
    }

    private static ChartTable Parts(DashboardView view, Split split) => new(split.By.Name, split.By.Title, [split.By.Title, Texts.Cases, "%"],
        [.. split.Parts.Select(p => new ChartRow(view.Name(split.By, p.Key), view.PartUrl(split.By, p.Key),
            [new(p.N), new(Share(p.N, view.Sums.Total), 1, " %")]))]);

    public static double? Share(long n, long of) => of == 0 ? null : 100.0 * n / of;

    private static int Decimals(Measure measure) => measure.Unit == Unit.Cases ? 0 : 1;
}
