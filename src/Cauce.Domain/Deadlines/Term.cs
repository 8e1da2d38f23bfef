using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using Cauce.Domain.Common;

namespace Cauce.Domain.Deadlines;

/// <summary>A length of time as a law or a promise states it. Written <c>15d</c>, <c>15wd</c>, <c>2h</c>, <c>4wh</c>, <c>1m</c>.</summary>
/// <remarks>
/// Rules other than the Spanish ones follow after commas: <c>roll</c> (<see cref="Roll.NextWorkingDay"/>),
/// <c>spill</c> (<see cref="MonthEnd.NextMonth"/>), <c>cob</c> (<see cref="DayEnd.CloseOfBusiness"/>): <c>1m,spill,roll</c>.
/// </remarks>
public sealed partial record Term
{
    public const int Longest = 3660;

    private static readonly Dictionary<string, TermUnit> Units = new()
    {
        ["d"] = TermUnit.CalendarDays,
        ["wd"] = TermUnit.WorkingDays,
        ["h"] = TermUnit.Hours,
        ["wh"] = TermUnit.WorkingHours,
        ["m"] = TermUnit.Months,
    };

    /// <exception cref="RefusedException"><see cref="DeadlineRefusals.TermOutOfRange"/> unless 1 to <see cref="Longest"/>.</exception>
    public Term(int amount, TermUnit unit)
    {
        if (amount is < 1 or > Longest)
            throw DeadlineRefusals.TermOutOfRange.With(amount, Longest).AsException();
        (Amount, Unit) = (amount, unit);
    }

    public int Amount { get; }

    public TermUnit Unit { get; }

    public MonthEnd MonthEnd { get; init; }

    public Roll Roll { get; init; }

    public DayEnd DayEnd { get; init; }

    public bool IsInHours => Unit is TermUnit.Hours or TermUnit.WorkingHours;

    /// <exception cref="RefusedException"><see cref="DeadlineRefusals.TermUnreadable"/>, <see cref="DeadlineRefusals.TermOutOfRange"/>.</exception>
    public static Term Parse(string text)
    {
        var words = text.Split(',', StringSplitOptions.TrimEntries);
        var digits = words[0].TakeWhile(char.IsAsciiDigit).Count();
        if (!int.TryParse(words[0].AsSpan(0, digits), NumberStyles.None, CultureInfo.InvariantCulture, out var amount)
            || !Units.TryGetValue(words[0][digits..], out var unit))
            throw DeadlineRefusals.TermUnreadable.With(text).AsException();
        return words.Skip(1).Aggregate(new Term(amount, unit), (term, word) => word switch
        {
            "roll" => term with { Roll = Roll.NextWorkingDay },
            "spill" => term with { MonthEnd = MonthEnd.NextMonth },
            "cob" => term with { DayEnd = DayEnd.CloseOfBusiness },
            _ => throw DeadlineRefusals.TermUnreadable.With(text).AsException(),
        });
    }

    public static bool TryParse(string? text, [NotNullWhen(true)] out Term? term)
    {
        try
        {
            term = text is null ? null : Parse(text);
        }
        catch (RefusedException)
        {
            term = null;
        }
        return term is not null;
    }

    /// <summary>The written form; <see cref="Parse"/> reads it back.</summary>
    public override string ToString() =>
        string.Create(CultureInfo.InvariantCulture, $"{Amount}{Symbol(Unit)}")
        + (MonthEnd == MonthEnd.NextMonth ? ",spill" : "")
        + (Roll == Roll.NextWorkingDay ? ",roll" : "")
        + (DayEnd == DayEnd.CloseOfBusiness ? ",cob" : "");

    internal static string Symbol(TermUnit unit) => Units.First(pair => pair.Value == unit).Key;
}
