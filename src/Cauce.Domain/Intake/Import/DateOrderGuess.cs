using System.Globalization;

namespace Cauce.Domain.Intake.Import;

/// <summary>In which order a column writes its dates, with the evidence a person needs to believe it.</summary>
/// <param name="Ambiguous">No cell tells the orders apart, or as many speak for one as for the other: the culture decided.</param>
public sealed record DateOrderGuess(DateOrder Order, bool Ambiguous, DateEvidence Evidence)
{
    /// <summary>Cells speak for both orders: some rows will be refused or are wrong already.</summary>
    public bool Contradictory => Evidence is { OnlyDayFirst: > 0, OnlyMonthFirst: > 0 };

    /// <summary>Whether nearly all cells are dates.</summary>
    public bool IsDateColumn => Evidence.Dates > 0 && Evidence.Dates >= 9 * Evidence.Neither;

    public static DateOrderGuess From(IEnumerable<string?> cells, CultureInfo culture)
    {
        var evidence = DateEvidence.From(cells);
        if (evidence.OnlyDayFirst != evidence.OnlyMonthFirst)
            return new(evidence.OnlyDayFirst > evidence.OnlyMonthFirst ? DateOrder.DayMonthYear : DateOrder.MonthDayYear, Ambiguous: false, evidence);
        if (evidence.Either + evidence.OnlyDayFirst > 0)
            return new(OrderOf(culture), Ambiguous: true, evidence);
        return new(evidence.OnlyYearFirst > 0 ? DateOrder.YearMonthDay : OrderOf(culture), Ambiguous: false, evidence);
    }

    /// <summary>The order in which a culture writes short dates; day first where it puts the year first, since such cells explain themselves.</summary>
    public static DateOrder OrderOf(CultureInfo culture)
    {
        var pattern = culture.DateTimeFormat.ShortDatePattern;
        var (day, month) = (pattern.IndexOf('d', StringComparison.Ordinal), pattern.IndexOf('M', StringComparison.Ordinal));
        return month < day && pattern.TrimStart()[0] != 'y' ? DateOrder.MonthDayYear : DateOrder.DayMonthYear;
    }
}
