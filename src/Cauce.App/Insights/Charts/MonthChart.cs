using System.Globalization;
using Microsoft.AspNetCore.Components;

namespace Cauce.App.Insights.Charts;

/// <summary>A month on the axis of time.</summary>
/// <param name="IsRunning">The month is not over: its number will still grow.</param>
public sealed record MonthPoint(DateOnly Month, Sums Sums, string Url, bool IsRunning);

/// <summary>Cases received by month, against their mean.</summary>
internal static class MonthChart
{
    private const double Left = 44, Right = 590, Low = 250, High = 18;

    public static MarkupString Draw(IReadOnlyList<MonthPoint> months, string summary)
    {
        var drawing = new Drawing(600, 290, summary);
        var scale = Scale.For(months.Max(m => m.Sums.Total), Low, High);
        foreach (var mark in scale.Marks())
            drawing.Level("grid-line", scale.Y(mark), Left, Right).Text(Left - 8, scale.Y(mark) + 4, mark.ToString("N0", CultureInfo.CurrentCulture), "end");
        var slot = (Right - Left) / months.Count;
        for (var i = 0; i < months.Count; i++)
        {
            var (month, x) = (months[i], Left + (slot * i) + (slot * 0.16));
            var n = month.Sums.Total;
            drawing.Bar(new Box(x, scale.Y(n), slot * 0.68, Low - scale.Y(n)), month.IsRunning ? " is-rest" : "",
                $"{Long(month.Month)}: {n.ToString("N0", CultureInfo.CurrentCulture)}", month.Url);
            if (months.Count <= 14)
                drawing.Text(x + (slot * 0.34), scale.Y(n) - 6, n.ToString("N0", CultureInfo.CurrentCulture), style: "bar-text");
        }
        var whole = months.Where(m => !m.IsRunning).ToList();
        if (whole.Count > 1)
            drawing.Level("mean", scale.Y(whole.Average(m => m.Sums.Total)), Left, Right);
        TimeAxis(drawing, [.. months.Select(m => m.Month)], Left, slot);
        return drawing.Done();
    }

    /// <summary>Names of months, as many as fit, and the year where it begins.</summary>
    internal static void TimeAxis(Drawing drawing, IReadOnlyList<DateOnly> months, double left, double slot)
    {
        var every = (int)Math.Ceiling(34 / slot);
        for (var i = 0; i < months.Count; i++)
        {
            if (i % every != 0)
                continue;
            var x = left + (slot * (i + 0.5));
            drawing.Text(x, Low + 18, months[i].ToString("MMM", CultureInfo.CurrentCulture).TrimEnd('.'));
            if (i < every || months[i].Year != months[i - every].Year)
                drawing.Text(x, Low + 34, months[i].Year.ToString(CultureInfo.InvariantCulture), style: "axis-title");
        }
    }

    internal static string Long(DateOnly month) => month.ToString("MMMM yyyy", CultureInfo.CurrentCulture);
}
