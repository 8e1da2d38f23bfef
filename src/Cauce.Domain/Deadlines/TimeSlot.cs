using Cauce.Domain.Common;

namespace Cauce.Domain.Deadlines;

/// <summary>A stretch of one day in which the office is open: from inclusive, to exclusive.</summary>
/// <remarks>A slot that ends at 00:00 ends with the day, so that 00:00–00:00 is the whole day and no minute is lost at 23:59.</remarks>
public sealed record TimeSlot
{
    /// <exception cref="RefusedException"><see cref="DeadlineRefusals.SlotEmpty"/> when it ends before it starts.</exception>
    public TimeSlot(TimeOnly from, TimeOnly to)
    {
        if (to != TimeOnly.MinValue && to <= from)
            throw DeadlineRefusals.SlotEmpty.With(from, to).AsException();
        (From, To) = (from, to);
    }

    public static readonly TimeSlot WholeDay = new(TimeOnly.MinValue, TimeOnly.MinValue);

    public TimeOnly From { get; }

    /// <summary>00:00 is the end of the day.</summary>
    public TimeOnly To { get; }

    public bool EndsWithTheDay => To == TimeOnly.MinValue;

    internal TimeSpan End => EndsWithTheDay ? TimeSpan.FromDays(1) : To.ToTimeSpan();
}
