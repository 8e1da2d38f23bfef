using System.Collections.Immutable;
using Cauce.Domain.Common;

namespace Cauce.Domain.Deadlines;

/// <summary>When an office is open in an ordinary week: any number of slots on each weekday. Immutable.</summary>
public sealed class OfficeHours : IEquatable<OfficeHours>
{
    public static readonly OfficeHours None = new([.. Enumerable.Repeat(ImmutableArray<TimeSlot>.Empty, 7)]);

    public static readonly OfficeHours RoundTheClock = None.On(Weekdays.All, TimeSlot.WholeDay);

    private readonly ImmutableArray<ImmutableArray<TimeSlot>> _days;

    private OfficeHours(ImmutableArray<ImmutableArray<TimeSlot>> days) => _days = days;

    public bool AreEmpty => _days.All(slots => slots.IsEmpty);

    /// <summary>The slots of a weekday, in order.</summary>
    public IReadOnlyList<TimeSlot> On(DayOfWeek day) => _days[(int)day];

    /// <summary>The same hours with these slots, and no others, on each of these weekdays.</summary>
    /// <exception cref="RefusedException"><see cref="DeadlineRefusals.SlotsOverlap"/>.</exception>
    public OfficeHours On(Weekdays days, params IEnumerable<TimeSlot> slots)
    {
        ImmutableArray<TimeSlot> ordered = [.. slots.OrderBy(slot => slot.From)];
        for (var next = 1; next < ordered.Length; next++)
        {
            if (ordered[next].From.ToTimeSpan() < ordered[next - 1].End)
                throw DeadlineRefusals.SlotsOverlap.With(days, ordered[next].From).AsException();
        }
        return new([.. _days.Select((old, day) => days.Includes((DayOfWeek)day) ? ordered : old)]);
    }

    public bool Equals(OfficeHours? other) =>
        other is not null && _days.Zip(other._days).All(pair => pair.First.SequenceEqual(pair.Second));

    public override bool Equals(object? obj) => Equals(obj as OfficeHours);

    public override int GetHashCode() => _days.SelectMany(slots => slots).Aggregate(0, HashCode.Combine);
}
