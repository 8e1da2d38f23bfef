namespace Cauce.App.Insights;

/// <summary>How many took how long, in whole steps of equal length.</summary>
public sealed class Distribution
{
    private readonly SortedDictionary<int, long> steps = [];

    public IReadOnlyDictionary<int, long> Steps => steps;

    /// <summary>How many there are in all.</summary>
    public long N { get; private set; }

    public void Add(int step, long n)
    {
        steps[step] = steps.GetValueOrDefault(step) + n;
        N += n;
    }

    /// <summary>By nearest rank: the smallest step whose cumulative count reaches the share. Null where there is nothing.</summary>
    /// <param name="percent">Above 0 and at most 100; 50 is the median.</param>
    public int? Within(int percent)
    {
        if (N == 0)
            return null;
        var rank = ((N * percent) + 99) / 100;
        foreach (var (step, n) in steps)
        {
            rank -= n;
            if (rank <= 0)
                return step;
        }
        return steps.Keys.Last();
    }
}
