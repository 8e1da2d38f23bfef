using Microsoft.AspNetCore.Components;

namespace Cauce.App.Insights.Charts;

/// <summary>A line without axes: only the trend.</summary>
internal static class Spark
{
    /// <param name="values">By month; nulls are months without data and are bridged.</param>
    /// <param name="style">Class of the svg: it gives the size.</param>
    public static MarkupString Draw(IReadOnlyList<double?> values, string style = "spark")
    {
        var known = values.Select((value, i) => (X: (double)i, Y: value)).Where(p => p.Y is not null).ToList();
        if (known.Count < 2)
            return new MarkupString($"<svg class=\"{style}\" viewBox=\"0 0 200 44\" aria-hidden=\"true\"></svg>");
        var (least, most) = (known.Min(p => p.Y!.Value), known.Max(p => p.Y!.Value));
        var step = 200.0 / Math.Max(1, values.Count - 1);
        var height = most - least < 1e-9 ? 1 : most - least;
        var points = known.Select(p => (X: p.X * step, Y: 40 - (34 * (p.Y!.Value - least) / height))).ToList();
        var line = Drawing.Line(points);
        var (first, last) = (Drawing.Line([(points[0].X, 44)]), Drawing.Line([(points[^1].X, 44)]).Replace('M', 'L'));
        return new MarkupString(
            $"<svg class=\"{style}\" viewBox=\"0 0 200 44\" preserveAspectRatio=\"none\" aria-hidden=\"true\">"
            + $"<path class=\"area\" d=\"{first}{line.Replace('M', 'L')}{last}Z\"/><path class=\"line\" d=\"{line}\"/></svg>");
    }
}
