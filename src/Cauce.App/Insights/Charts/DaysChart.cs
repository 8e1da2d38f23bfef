using System.Globalization;
using Microsoft.AspNetCore.Components;

namespace Cauce.App.Insights.Charts;

/// <summary>How long solving took, by whole days: the shape that a mean hides.</summary>
internal static class DaysChart
{
    /// <summary>The day of the legal answer; what took longer stands in one bar.</summary>
    public const int Last = 15;

    private const double Left = 44, Right = 590, Low = 250, High = 30;

    /// <summary>Solved cases by whole days; the last entry is everything longer.</summary>
    public static long[] Bins(Sums sums)
    {
        var bins = new long[Last + 1];
        foreach (var (tenth, n) in sums.Tenths)
            bins[Math.Min(tenth / 10, Last)] += n;
        return bins;
    }

    public static string Name(int bin) => bin == Last ? $"≥ {Last}" : $"{bin}–{bin + 1}";

    public static MarkupString Draw(Sums sums, string summary)
    {
        var bins = Bins(sums);
        var drawing = new Drawing(600, 290, summary);
        var scale = Scale.For(bins.Max(), Low, High);
        foreach (var mark in scale.Marks())
            drawing.Level("grid-line", scale.Y(mark), Left, Right).Text(Left - 8, scale.Y(mark) + 4, mark.ToString("N0", CultureInfo.CurrentCulture), "end");
        var slot = (Right - Left) / bins.Length;
        for (var i = 0; i < bins.Length; i++)
        {
            drawing.Bar(new Box(Left + (slot * i) + 1.5, scale.Y(bins[i]), slot - 3, Low - scale.Y(bins[i])), i == Last ? " is-soon" : "",
                $"{Name(i)} {Texts.Days}: {bins[i].ToString("N0", CultureInfo.CurrentCulture)}", null);
            drawing.Text(Left + (slot * i) + (i == Last ? slot / 2 : 0), Low + 18, i == Last ? $"≥{Last}" : i.ToString(CultureInfo.InvariantCulture));
        }
        Mark(drawing, sums.DaysWithin(50), Texts.Median, slot, 12);
        Mark(drawing, sums.DaysWithin(90), "p90", slot, 26);
        return drawing.Text(Right, Low + 34, Texts.DaysToSolve, "end", "axis-title").Done();
    }

    private static void Mark(Drawing drawing, double? days, string name, double slot, double y)
    {
        if (days is not { } at)
            return;
        var x = Left + (slot * Math.Min(at, Last + 0.5));
        drawing.Upright("target", x, y + 4, Low).Text(x + 6, y + 6, $"{name} {at.ToString("0.0", CultureInfo.CurrentCulture)}", "start", "axis-title");
    }
}
