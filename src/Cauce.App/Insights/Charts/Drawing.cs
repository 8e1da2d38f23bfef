using System.Globalization;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Unicode;
using Microsoft.AspNetCore.Components;

namespace Cauce.App.Insights.Charts;

/// <summary>An SVG drawing in the making. Looks come from the style sheet; sizes are attributes; every text is encoded.</summary>
internal sealed class Drawing
{
    private static readonly HtmlEncoder Encoder = HtmlEncoder.Create(UnicodeRanges.All);

    private readonly StringBuilder svg = new();

    /// <param name="summary">What the drawing says, for those who do not see it.</param>
    public Drawing(double width, double height, string summary) =>
        svg.Append(CultureInfo.InvariantCulture, $"<svg viewBox=\"0 0 {width} {height}\" role=\"group\" aria-label=\"{Encoder.Encode(summary)}\">");

    public Drawing Path(string style, string data)
    {
        svg.Append(CultureInfo.InvariantCulture, $"<path class=\"{style}\" d=\"{data}\"/>");
        return this;
    }

    public Drawing Level(string style, double y, double from, double to) => Path(style, string.Create(CultureInfo.InvariantCulture, $"M{from:0.#} {y:0.#}H{to:0.#}"));

    public Drawing Upright(string style, double x, double from, double to) => Path(style, string.Create(CultureInfo.InvariantCulture, $"M{x:0.#} {from:0.#}V{to:0.#}"));

    /// <param name="anchor"><c>start</c>, <c>middle</c> or <c>end</c>.</param>
    public Drawing Text(double x, double y, string text, string anchor = "middle", string? style = null)
    {
        var look = style is null ? "" : $" class=\"{style}\"";
        svg.Append(CultureInfo.InvariantCulture, $"<text{look} x=\"{x:0.#}\" y=\"{y:0.#}\" text-anchor=\"{anchor}\">{Encoder.Encode(text)}</text>");
        return this;
    }

    /// <summary>A bar that leads to its cases.</summary>
    public Drawing Bar(Box box, string style, string says, string? url)
    {
        var bar = string.Create(CultureInfo.InvariantCulture,
            $"<rect class=\"bar{style}\" x=\"{box.X:0.#}\" y=\"{box.Y:0.#}\" width=\"{box.Width:0.#}\" height=\"{box.Height:0.#}\" rx=\"3\"><title>{Encoder.Encode(says)}</title></rect>");
        svg.Append(url is null ? bar : $"<a href=\"{Encoder.Encode(url)}\" aria-label=\"{Encoder.Encode(says)}\">{bar}</a>");
        return this;
    }

    public Drawing Dot(double x, double y, string style, double radius, string? says = null)
    {
        var title = says is null ? "" : $"<title>{Encoder.Encode(says)}</title>";
        svg.Append(CultureInfo.InvariantCulture, $"<circle class=\"dot{style}\" cx=\"{x:0.#}\" cy=\"{y:0.#}\" r=\"{radius:0.#}\">{title}</circle>");
        return this;
    }

    public MarkupString Done() => new(svg.Append("</svg>").ToString());

    /// <summary>A line through points as path data.</summary>
    public static string Line(IEnumerable<(double X, double Y)> points) => string.Concat(points.Select((point, i) =>
        string.Create(CultureInfo.InvariantCulture, $"{(i == 0 ? 'M' : 'L')}{point.X:0.#} {point.Y:0.#}")));
}

internal readonly record struct Box(double X, double Y, double Width, double Height);
