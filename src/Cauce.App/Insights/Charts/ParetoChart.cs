using System.Globalization;
using Cauce.Domain.Insights;
using Microsoft.AspNetCore.Components;

namespace Cauce.App.Insights.Charts;

/// <summary>Bars of causes by frequency, the line of what they add up to, and where it crosses 80 %.</summary>
internal static class ParetoChart
{
    private const double Left = 44, Right = 552, Low = 238, High = 18;
    private const int Most = 8;

    /// <param name="name">How a code is called.</param>
    /// <param name="url">Where its cases are.</param>
    public static MarkupString Draw(Pareto pareto, string summary, Func<string, string> name, Func<string, string> url)
    {
        var rows = pareto.Rows.Take(pareto.Rows.Count > Most ? Most - 1 : Most).ToList();
        var rest = pareto.Total - rows.Sum(r => r.N);
        var scale = Scale.For(Math.Max(rows.Max(r => r.N), rest), Low, High);
        var drawing = new Drawing(600, 290, summary);
        foreach (var (mark, i) in scale.Marks().Select((mark, i) => (mark, i)))
            drawing.Level("grid-line", scale.Y(mark), Left, Right).Text(Left - 8, scale.Y(mark) + 4, mark.ToString("N0", CultureInfo.CurrentCulture), "end");
        foreach (var percent in new[] { 0, 20, 40, 60, 100 })
            drawing.Text(Right + 8, Percent(percent) + 4, $"{percent} %", "start");
        var slot = (Right - Left) / (rows.Count + (rest > 0 ? 1 : 0));
        for (var i = 0; i < rows.Count; i++)
            DrawCause(drawing, scale, slot, i, rows[i].N, name(rows[i].Code), url(rows[i].Code), i < pareto.VitalFew);
        if (rest > 0)
            DrawCause(drawing, scale, slot, rows.Count, rest, Texts.Others, null, vital: false);
        var line = rows.Select((row, i) => (X: Left + (slot * (i + 0.5)), Y: Percent(row.Cumulative))).ToList();
        if (rest > 0)
            line.Add((Left + (slot * (rows.Count + 0.5)), Percent(100)));
        drawing.Level("target", Percent(80), Left, Right).Text(Right + 8, Percent(80) + 4, "80 %", "start", "axis-title");
        drawing.Path("line is-cumulative", Drawing.Line(line));
        foreach (var (x, y) in line)
            drawing.Dot(x, y, " is-small", 2.5);
        return drawing.Done();
    }

    private static void DrawCause(Drawing drawing, Scale scale, double slot, int i, long n, string name, string? url, bool vital)
    {
        var (middle, width) = (Left + (slot * (i + 0.5)), Math.Min(58, slot * 0.68));
        var count = n.ToString("N0", CultureInfo.CurrentCulture);
        drawing.Bar(new Box(middle - (width / 2), scale.Y(n), width, Low - scale.Y(n)), vital ? "" : " is-rest", $"{name}: {count}", url);
        drawing.Text(middle, scale.Y(n) - 6, count, style: "bar-text");
        var y = Low + 17;
        foreach (var line in Folded(name, (int)(slot / 6.6)))
        {
            drawing.Text(middle, y, line);
            y += 14;
        }
    }

    /// <summary>At most three lines of about so many letters.</summary>
    internal static IReadOnlyList<string> Folded(string text, int letters)
    {
        var lines = new List<string>();
        foreach (var word in text.Split(' '))
        {
            if (lines.Count > 0 && lines[^1].Length + 1 + word.Length <= letters)
                lines[^1] += " " + word;
            else
                lines.Add(word);
        }
        var cut = lines.Select(line => line.Length > letters + 2 ? line[..letters] + "…" : line).ToList();
        return cut.Count <= 3 ? cut : [cut[0], cut[1], cut[2] + "…"];
    }

    private static double Percent(double percent) => Low - ((Low - High) * percent / 100);
}
