namespace Cauce.App.Insights;

/// <summary>What is counted of a group of cases; every measure is computed from this and from nothing else.</summary>
public sealed class Sums
{
    /// <summary>A tenth of a day, in minutes: the step of the distribution of times.</summary>
    public const int TenthMinutes = 144;

    private readonly Distribution tenths = new();

    public long Total { get; private set; }

    public long Open { get; private set; }

    public long Overdue { get; private set; }

    public long Solved { get; private set; }

    /// <summary>Serious and critical together.</summary>
    public long Serious { get; private set; }

    /// <summary>From receipt to solution, over the solved ones.</summary>
    public long SolvedMinutes { get; private set; }

    /// <summary>Solved cases by whole tenths of a day from receipt to solution.</summary>
    public IReadOnlyDictionary<int, long> Tenths => tenths.Steps;

    public Sums Add(Figure figure, string key, long n)
    {
        switch (figure)
        {
            case Figure.Total: Total += n; break;
            case Figure.Open: Open += n; break;
            case Figure.Overdue: Overdue += n; break;
            case Figure.Solved: Solved += n; break;
            case Figure.SolvedMinutes: SolvedMinutes += n; break;
            case Figure.Severity when key is "2" or "3": Serious += n; break;
            case Figure.SolvedTenths:
                tenths.Add(int.Parse(key, System.Globalization.CultureInfo.InvariantCulture), n);
                break;
        }
        return this;
    }

    internal void Take(long total, long open, long overdue, long serious)
    {
        Total += total;
        Open += open;
        Overdue += overdue;
        Serious += serious;
    }

    internal void TakeSolved(int tenth, long n, long minutes)
    {
        Solved += n;
        SolvedMinutes += minutes;
        tenths.Add(tenth, n);
    }

    public Sums Add(Sums other)
    {
        Total += other.Total;
        Open += other.Open;
        Overdue += other.Overdue;
        Solved += other.Solved;
        Serious += other.Serious;
        SolvedMinutes += other.SolvedMinutes;
        foreach (var (tenth, n) in other.Tenths)
            tenths.Add(tenth, n);
        return this;
    }

    /// <summary>Mean days from receipt to solution, or null where nothing is solved.</summary>
    public double? MeanDays => Solved == 0 ? null : (double)SolvedMinutes / Solved / (TenthMinutes * 10);

    /// <summary>
    /// The time within which this share of the solved cases was solved, in days, by nearest rank: the smallest
    /// whole tenth whose cumulative count reaches the share. Null where nothing is solved.
    /// </summary>
    /// <param name="percent">Above 0 and at most 100; 50 is the median.</param>
    public double? DaysWithin(int percent) => tenths.Within(percent) / 10.0;
}
