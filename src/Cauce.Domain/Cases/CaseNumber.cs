using System.Globalization;
using Cauce.Domain.Common;

namespace Cauce.Domain.Cases;

/// <summary>The number people see and say. Unique, without gaps in its series, never used again.</summary>
public static class CaseNumber
{
    /// <summary>Series, year of registration, six digits: <c>REC-2026-000123</c>.</summary>
    public const string DefaultFormat = "{series}-{year}-{n:6}";

    /// <summary>The counter that gives the next number: one per series and, where the format shows the year, per year.</summary>
    public static string CounterOf(Kind kind, int year) =>
        kind.NumberFormat.Contains("{year}", StringComparison.Ordinal) ? $"{kind.Series}-{year}" : kind.Series;

    /// <summary>Writes a number by its kind's format. Marks: <c>{series}</c>, <c>{year}</c>, <c>{n}</c> or <c>{n:DIGITS}</c>.</summary>
    public static string Format(Kind kind, int year, long n)
    {
        var text = kind.NumberFormat
            .Replace("{series}", kind.Series, StringComparison.Ordinal)
            .Replace("{year}", year.ToString(CultureInfo.InvariantCulture), StringComparison.Ordinal)
            .Replace("{n}", n.ToString(CultureInfo.InvariantCulture), StringComparison.Ordinal);
        var mark = text.IndexOf("{n:", StringComparison.Ordinal);
        if (mark < 0)
            return text;
        var digits = text[mark + 3] - '0';
        return string.Concat(text.AsSpan(0, mark), n.ToString("D" + digits, CultureInfo.InvariantCulture), text.AsSpan(mark + 5));
    }

    /// <summary>Why a format cannot number cases: it must hold the series and exactly one counter, and only letters, digits, hyphens and dots between, never nothing: two series could write the same number.</summary>
    public static Refusal? WhyNotFormat(string format)
    {
        var counters = CountOf(format, "{n}") + Enumerable.Range(1, 9).Sum(d => CountOf(format, $"{{n:{d}}}"));
        var rest = format.Replace("{series}", "", StringComparison.Ordinal).Replace("{year}", "", StringComparison.Ordinal)
            .Replace("{n}", "", StringComparison.Ordinal);
        for (var d = 1; d <= 9; d++)
            rest = rest.Replace($"{{n:{d}}}", "", StringComparison.Ordinal);
        var plain = rest.All(c => char.IsAsciiLetterOrDigit(c) || c is '-' or '.');
        var apart = !format.Contains("}{", StringComparison.Ordinal);
        return apart && counters == 1 && CountOf(format, "{series}") == 1 && plain && format.Length <= 40
            ? null
            : CaseRefusals.NumberFormat.With(format);
    }

    private static int CountOf(string text, string mark) => (text.Length - text.Replace(mark, "", StringComparison.Ordinal).Length) / mark.Length;
}
