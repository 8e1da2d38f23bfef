using Cauce.App.Insights;

namespace Cauce.App.Data.Doctor;

/// <summary>Something that is not as it was written.</summary>
/// <param name="Where">Number of the case, or what else it is about.</param>
/// <param name="What">What is wrong, with the place in the history where it begins.</param>
public sealed record Finding(string Where, string What);

/// <summary>What an examination found; empty where all is well.</summary>
public sealed record Examination(long Cases, long Entries, IReadOnlyList<Finding> Findings)
{
    public bool IsSound => Findings.Count == 0;
}

/// <summary>The figures added up again, to be held against the tally.</summary>
internal sealed class TallyCheck
{
    private readonly Dictionary<FigureKey, long> counted = [];

    public void Add(Domain.Cases.Case @case)
    {
        foreach (var (key, n) in Figures.Of(@case).Counts)
            counted[key] = counted.GetValueOrDefault(key) + n;
    }

    public IEnumerable<Finding> Against(IEnumerable<TallyRow> stored)
    {
        var left = new Dictionary<FigureKey, long>(counted);
        foreach (var row in stored)
        {
            var key = new FigureKey(row.Figure, row.Branch, row.Period, row.Key);
            var n = left.GetValueOrDefault(key);
            left.Remove(key);
            if (row.N != n)
                yield return Different(key, row.N, n);
        }
        foreach (var (key, n) in left.Where(c => c.Value != 0))
            yield return Different(key, 0, n);
    }

    private static Finding Different(FigureKey key, long stored, long counted) =>
        new("tally", $"{key.Figure} '{key.Key}' of branch {key.Branch} in {key.Period} says {stored}; the cases say {counted}");
}
