namespace Cauce.Domain.Insights;

/// <summary>Causes from the most to the least frequent, with what they add up to: the few that make most of the trouble come first.</summary>
/// <remarks>Counted in whole cases, so that a share that is exactly 80 % is reached and not missed by a rounding.</remarks>
public sealed class Pareto
{
    private const int VitalPercent = 80;

    private Pareto(IReadOnlyList<ParetoRow> rows, long total) => (Rows, Total) = (rows, total);

    public IReadOnlyList<ParetoRow> Rows { get; }

    public long Total { get; }

    /// <summary>How many causes, at least, make 80 % of the cases: the vital few.</summary>
    public int VitalFew { get; private init; }

    /// <summary>Orders by count, equals by code.</summary>
    /// <param name="counts">Cases by code of the cause; zeros are left out.</param>
    public static Pareto Of(IEnumerable<KeyValuePair<string, long>> counts)
    {
        var ordered = counts.Where(c => c.Value > 0).OrderByDescending(c => c.Value).ThenBy(c => c.Key, StringComparer.Ordinal).ToList();
        var total = ordered.Sum(c => c.Value);
        var rows = new List<ParetoRow>(ordered.Count);
        var (sum, vital) = (0L, 0);
        foreach (var (code, n) in ordered)
        {
            if (sum * 100 < total * VitalPercent)
                vital++;
            sum += n;
            rows.Add(new ParetoRow(code, n, 100.0 * n / total, 100.0 * sum / total));
        }
        return new Pareto(rows, total) { VitalFew = vital };
    }
}

/// <param name="Percent">Of all cases that have a cause.</param>
/// <param name="Cumulative">Percent of this and all before it.</param>
public sealed record ParetoRow(string Code, long N, double Percent, double Cumulative);
