using System.Collections.Concurrent;
using System.Collections.Frozen;
using System.Collections.Immutable;

namespace Cauce.Domain.Deadlines;

/// <summary>
/// The holidays of a place: rules that hold for any year, dated rows (a region, a town, one odd year) and dated exceptions.
/// Immutable: a branch takes the table of its country and adds its own.
/// </summary>
/// <remarks>
/// Ours, not a package's, so that a date promised to a customer does not change with an upgrade.
/// Where two holidays fall on one day, the one named first gives the name.
/// </remarks>
public sealed class HolidayTable : IEquatable<HolidayTable>
{
    public static readonly HolidayTable Empty = new([], [], []);

    private readonly ImmutableArray<HolidayRule> _rules;
    private readonly ImmutableArray<Holiday> _dates;
    private readonly ImmutableArray<DateOnly> _exceptions;
    private readonly ConcurrentDictionary<int, FrozenDictionary<DateOnly, Holiday>> _years = new();

    private HolidayTable(ImmutableArray<HolidayRule> rules, ImmutableArray<Holiday> dates, ImmutableArray<DateOnly> exceptions)
    {
        _rules = rules;
        _dates = dates;
        _exceptions = exceptions;
    }

    public static HolidayTable Of(params IEnumerable<HolidayRule> rules) => Empty.With(rules);

    public static HolidayTable Of(params IEnumerable<Holiday> dates) => Empty.With(dates);

    public HolidayTable With(params IEnumerable<HolidayRule> rules) => new([.. _rules, .. rules], _dates, _exceptions);

    public HolidayTable With(params IEnumerable<Holiday> dates) => new(_rules, [.. _dates, .. dates], _exceptions);

    /// <summary>The same table where these days are worked, whatever a rule or a row says (a region that swaps a holiday).</summary>
    public HolidayTable Without(params IEnumerable<DateOnly> dates) => new(_rules, _dates, [.. _exceptions, .. dates]);

    public Holiday? On(DateOnly date) => Year(date.Year).GetValueOrDefault(date);

    /// <summary>The holidays of a year, in order.</summary>
    public IReadOnlyList<Holiday> In(int year) => [.. Year(year).Values.OrderBy(holiday => holiday.Date)];

    public bool Equals(HolidayTable? other) => other is not null
        && _rules.SequenceEqual(other._rules) && _dates.SequenceEqual(other._dates) && _exceptions.SequenceEqual(other._exceptions);

    public override bool Equals(object? obj) => Equals(obj as HolidayTable);

    public override int GetHashCode() => HashCode.Combine(_rules.Length, _dates.Length, _exceptions.Length);

    private FrozenDictionary<DateOnly, Holiday> Year(int year) => _years.GetOrAdd(year, Compute);

    private FrozenDictionary<DateOnly, Holiday> Compute(int year) =>
        _rules.Select(rule => rule.In(year)).OfType<Holiday>()
            .Concat(_dates.Where(holiday => holiday.Date.Year == year))
            .Where(holiday => !_exceptions.Contains(holiday.Date))
            .DistinctBy(holiday => holiday.Date)
            .ToFrozenDictionary(holiday => holiday.Date);
}
