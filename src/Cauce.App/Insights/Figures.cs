using Cauce.Domain.Cases;

namespace Cauce.App.Insights;

/// <summary>
/// The figures one case counts in, as it stands. The tally is the sum of these over all cases: every act adds the
/// difference between before and after in its own transaction, and a rebuild adds them all up again.
/// </summary>
/// <remarks>Confidential cases count in no stored figure; who may see them adds them when asking.</remarks>
public sealed class Figures
{
    private readonly Dictionary<FigureKey, long> counts = [];

    private Figures() { }

    public IReadOnlyDictionary<FigureKey, long> Counts => counts;

    public static Figures Of(Case @case)
    {
        var figures = new Figures();
        if (!@case.IsConfidential)
            figures.CountIn(@case);
        return figures;
    }

    /// <summary>As if the case were not confidential: for those who may see it, and never stored.</summary>
    internal static Figures OfSeen(Case @case)
    {
        var figures = new Figures();
        figures.CountIn(@case);
        return figures;
    }

    private void CountIn(Case @case)
    {
        var month = @case.ReceivedOn.Year * 100 + @case.ReceivedOn.Month;
        void One(Figure figure, string key = "", long n = 1) => counts[new(figure, @case.Branch, month, key)] = n;

        One(Figure.Total);
        if (@case.IsOpen) One(Figure.Open);
        if (@case.OverdueSince is not null) One(Figure.Overdue);
        One(Figure.Stage, ((int)@case.Stage).ToString());
        One(Figure.Priority, ((int)@case.Priority).ToString());
        One(Figure.Severity, ((int)@case.Severity).ToString());
        One(Figure.Origin, ((int)@case.Origin).ToString());
        One(Figure.Kind, @case.Kind);
        One(Figure.Channel, @case.Channel);
        if (@case.Reason is { } reason) One(Figure.Reason, reason);
        if (@case.CustomerId is { } customer) One(Figure.Customer, customer.ToString());
        if (@case.ProductId is { } product) One(Figure.Product, product.ToString());
        if (@case.OwnerId is { } owner && @case.IsOpen)
            counts[new(Figure.OpenOfOwner, @case.Branch, 0, owner.ToString("n"))] = 1;
        if (@case.SolvedAt is { } solved)
        {
            var minutes = Math.Max(0, (long)(solved - @case.ReceivedAt).TotalMinutes);
            One(Figure.Solved);
            One(Figure.SolvedMinutes, n: minutes);
            One(Figure.SolvedTenths, (minutes / 144).ToString());
        }
    }
}

/// <summary>What is tallied. Numbers are stored: never reuse one.</summary>
public enum Figure
{
    Total = 1,
    Open = 2,

    /// <summary>Open, and the answer is late.</summary>
    Overdue = 3,
    Stage = 4,
    Priority = 5,
    Severity = 6,
    Origin = 7,
    Kind = 8,
    Channel = 9,
    Reason = 10,
    Customer = 11,
    Product = 12,

    /// <summary>Open cases of an owner, whatever their month (period 0).</summary>
    OpenOfOwner = 13,
    Solved = 14,

    /// <summary>Sum of the minutes from received to solved.</summary>
    SolvedMinutes = 15,

    /// <summary>Cases by time from received to solved, in whole tenths of a day (144 minutes): the distribution the median is read from.</summary>
    SolvedTenths = 16,
}

/// <param name="Period">Month of receipt in the branch's zone as yyyymm; 0 where the figure is not cut by month.</param>
public readonly record struct FigureKey(Figure Figure, int Branch, int Period, string Key);
