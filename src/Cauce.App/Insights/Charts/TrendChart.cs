using System.Globalization;
using Microsoft.AspNetCore.Components;

namespace Cauce.App.Insights.Charts;

/// <summary>Time to solve by month of receipt: the median, and the band up to what nine in ten took.</summary>
internal static class TrendChart
{
    private const double Left = 44, Right = 590, Low = 250, High = 18;

    public static MarkupString Draw(IReadOnlyList<MonthPoint> months, string summary)
    {
        var drawing = new Drawing(600, 290, summary);
        var scale = Scale.For(months.Max(m => m.Sums.DaysWithin(90) ?? 0), Low, High, whole: false);
        foreach (var mark in scale.Marks())
            drawing.Level("grid-line", scale.Y(mark), Left, Right).Text(Left - 8, scale.Y(mark) + 4, mark.ToString("0.#", CultureInfo.CurrentCulture), "end");
        var slot = (Right - Left) / months.Count;
        var points = months.Select((m, i) => (Month: m, X: Left + (slot * (i + 0.5)))).Where(p => p.Month.Sums.Solved > 0).ToList();
        var middle = points.Select(p => (p.X, Y: scale.Y(p.Month.Sums.DaysWithin(50)!.Value))).ToList();
        var late = points.Select(p => (p.X, Y: scale.Y(p.Month.Sums.DaysWithin(90)!.Value))).ToList();
        if (points.Count > 1)
            drawing.Path("band", Drawing.Line(late.Concat(Enumerable.Reverse(middle))) + "Z").Path("line is-2", Drawing.Line(late)).Path("line", Drawing.Line(middle));
        foreach (var (point, i) in points.Select((point, i) => (point, i)))
        {
            var sums = point.Month.Sums;
            drawing.Dot(point.X, middle[i].Y, "", 3.5, $"{MonthChart.Long(point.Month.Month)}: {Days(sums.DaysWithin(50))} · {Days(sums.DaysWithin(90))}");
        }
        MonthChart.TimeAxis(drawing, [.. months.Select(m => m.Month)], Left, slot);
        return drawing.Done();
    }

    private static string Days(double? days) => $"{days?.ToString("0.0", CultureInfo.CurrentCulture)} d";
}
