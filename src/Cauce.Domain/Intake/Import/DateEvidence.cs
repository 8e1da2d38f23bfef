namespace Cauce.Domain.Intake.Import;

/// <summary>What the cells of a column say about the order of its dates; blank cells say nothing and are not counted.</summary>
/// <param name="OnlyDayFirst">Cells that are a date only by day, month, year (31/12/2025).</param>
/// <param name="OnlyMonthFirst">Cells that are a date only by month, day, year (12/31/2025).</param>
/// <param name="OnlyYearFirst">Cells with the year in front.</param>
/// <param name="Either">Cells that are two different dates, one in each order (3/4/2025).</param>
/// <param name="Unordered">Cells that are the same date in any order (3 de abril de 2025, 4/4/2025).</param>
/// <param name="Neither">Cells that are no date at all.</param>
public sealed record DateEvidence(int OnlyDayFirst = 0, int OnlyMonthFirst = 0, int OnlyYearFirst = 0, int Either = 0, int Unordered = 0, int Neither = 0)
{
    public int Dates => OnlyDayFirst + OnlyMonthFirst + OnlyYearFirst + Either + Unordered;

    public static DateEvidence From(IEnumerable<string?> cells) =>
        cells.Where(cell => !string.IsNullOrWhiteSpace(cell)).Aggregate(new DateEvidence(), (sum, cell) => sum.With(cell!.Trim()));

    private DateEvidence With(string cell)
    {
        var dayFirst = CellDate.Read(cell, DateOrder.DayMonthYear);
        var monthFirst = CellDate.Read(cell, DateOrder.MonthDayYear);
        return (dayFirst, monthFirst) switch
        {
            (null, null) => this with { Neither = Neither + 1 },
            _ when cell.TakeWhile(char.IsAsciiDigit).Count() is 4 or 8 => this with { OnlyYearFirst = OnlyYearFirst + 1 },
            (not null, null) => this with { OnlyDayFirst = OnlyDayFirst + 1 },
            (null, not null) => this with { OnlyMonthFirst = OnlyMonthFirst + 1 },
            _ when dayFirst == monthFirst => this with { Unordered = Unordered + 1 },
            _ => this with { Either = Either + 1 },
        };
    }
}
