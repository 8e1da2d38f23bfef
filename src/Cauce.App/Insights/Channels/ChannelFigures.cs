using Cauce.Domain.Cases;

namespace Cauce.App.Insights.Channels;

/// <summary>What one channel brought in a period, what it cost, how long people waited and what they thought of it.</summary>
public sealed class ChannelFigures
{
    /// <summary>A tenth of an hour, in minutes: the step of the distribution of waits.</summary>
    public const int TenthMinutes = 6;

    public required Channel Channel { get; init; }

    /// <summary>Months of the period that have begun: so many times its fixed cost is counted.</summary>
    public required int Months { get; init; }

    /// <summary>Cases of all the channels together.</summary>
    public required long Whole { get; init; }

    public long Cases { get; init; }

    public long Reopened { get; init; }

    public long Overdue { get; init; }

    /// <summary>From registration to the first answer by one of us, in tenths of an hour, of those that have one.</summary>
    public Distribution Answers { get; init; } = new();

    /// <summary>Surveys answered.</summary>
    public long Surveys { get; init; }

    /// <summary>The mean of the surveys, each by the mean of its ratings from 1 to 5; null without any.</summary>
    public double? Satisfaction { get; init; }

    /// <summary>Cases by month of receipt, every month of the period in order.</summary>
    public required IReadOnlyList<PartOfMonth> ByMonth { get; init; }

    public double? Share => Percent(Cases, Whole);

    public Money? Cost => Channel.CostOf(Cases, Months);

    public Money? MeanCost => Cases == 0 ? null : Cost?.Mean(Cases);

    public double? MedianHours => Answers.Within(50) / 10.0;

    public double? P90Hours => Answers.Within(90) / 10.0;

    public double? ReopenedShare => Percent(Reopened, Cases);

    public double? OverdueShare => Percent(Overdue, Cases);

    private static double? Percent(long n, long of) => of == 0 ? null : 100.0 * n / of;
}
