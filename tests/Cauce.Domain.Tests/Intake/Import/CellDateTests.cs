using System.Globalization;
using Cauce.Domain.Intake.Import;
using FsCheck;
using FsCheck.Fluent;

namespace Cauce.Domain.Tests.Intake.Import;

public sealed class CellDateTests
{
    private static readonly CultureInfo Spain = CultureInfo.GetCultureInfo("es-ES");
    private static readonly CultureInfo America = CultureInfo.GetCultureInfo("en-US");

    [Theory]
    [InlineData("3/4/2025", "2025-04-03")]
    [InlineData("03-04-25", "2025-04-03")]
    [InlineData("3.4.1999 9:05", "1999-04-03 09:05")]
    [InlineData("2025-04-03", "2025-04-03")]
    [InlineData("20250403", "2025-04-03")]
    [InlineData("3 de abril de 2025", "2025-04-03")]
    [InlineData("jueves, 3 de abril de 2025, 17:30 h", "2025-04-03 17:30")]
    [InlineData("martes 4/3/2025", "2025-03-04")]
    [InlineData("Mar 4, 2025", "2025-03-04")]
    [InlineData("3-sep-2025", "2025-09-03")]
    [InlineData("3 set 2025", "2025-09-03")]
    [InlineData("April 3rd, 2025 5:30 PM", "2025-04-03 17:30")]
    [InlineData("3/4/2025 12:15 a. m.", "2025-04-03 00:15")]
    [InlineData("45750", "2025-04-03")]
    [InlineData("45750.5", "2025-04-03 12:00")]
    [InlineData("2025-04-03T17:30:15Z", "2025-04-03 17:30:15")]
    public void Dates_are_read_as_people_write_them(string cell, string expected)
    {
        var date = CellDate.Read(cell, DateOrder.DayMonthYear)!.Value;
        var moment = DateTime.Parse(expected, CultureInfo.InvariantCulture);
        Assert.Equal(DateOnly.FromDateTime(moment), date.Date);
        Assert.Equal(expected.Length > 10 ? TimeOnly.FromDateTime(moment) : null, date.Time);
    }

    [Fact]
    public void An_offset_is_kept_where_the_cell_has_one()
    {
        Assert.Equal(TimeSpan.FromHours(2), CellDate.Read("2025-04-03T17:30:00+02:00", DateOrder.DayMonthYear)!.Value.Offset);
        Assert.Null(CellDate.Read("2025-04-03 17:30", DateOrder.DayMonthYear)!.Value.Offset);
    }

    [Theory]
    [InlineData("12/31/2025")]
    [InlineData("30/2/2025")]
    [InlineData("1/1/20255")]
    [InlineData("ayer")]
    [InlineData("3/4/2025 25:00")]
    [InlineData("3/4")]
    [InlineData("1,234.50")]
    [InlineData("")]
    public void What_is_no_date_by_day_first_is_none(string cell) => Assert.Null(CellDate.Read(cell, DateOrder.DayMonthYear));

    [Fact]
    public void Reading_never_throws_and_written_dates_are_read_back() =>
        Check.QuickThrowOnFailure(
            Prop.ForAll<DateTime, string>(
                (moment, text) =>
                {
                    _ = CellDate.Read(text, DateOrder.MonthDayYear);
                    var date = DateOnly.FromDateTime(moment);
                    return date.Year is < 1900 or > 2199
                        || (
                            CellDate.Read(date.ToString("M/d/yyyy", CultureInfo.InvariantCulture), DateOrder.MonthDayYear)?.Date == date
                            && CellDate.Read(date.ToString("d-M-yyyy", CultureInfo.InvariantCulture), DateOrder.DayMonthYear)?.Date == date
                            && CellDate.Read(date.ToString("D", Spain), DateOrder.MonthDayYear)?.Date == date
                        );
                }
            )
        );

    [Fact]
    public void One_cell_beyond_twelve_decides_the_order_of_a_column()
    {
        var guess = DateOrderGuess.From(["1/2/2014", "1/13/2014", "", null, "4/4/2014", "2/3/2014"], Spain);
        Assert.Equal(new DateOrderGuess(DateOrder.MonthDayYear, Ambiguous: false, new DateEvidence(OnlyMonthFirst: 1, Either: 2, Unordered: 1)), guess);
        Assert.Equal(DateOrder.DayMonthYear, DateOrderGuess.From(["1/2/2014", "13/1/2014"], America).Order);
    }

    [Fact]
    public void Without_evidence_the_culture_decides_and_says_so()
    {
        Assert.Equal((DateOrder.DayMonthYear, true), Order(DateOrderGuess.From(["1/2/2014", "3/4/2014"], Spain)));
        Assert.Equal((DateOrder.MonthDayYear, true), Order(DateOrderGuess.From(["1/2/2014", "3/4/2014"], America)));
        Assert.Equal((DateOrder.YearMonthDay, false), Order(DateOrderGuess.From(["2014-02-01"], America)));
        Assert.Equal((DateOrder.DayMonthYear, false), Order(DateOrderGuess.From(["1 de febrero de 2014"], Spain)));
    }

    [Fact]
    public void A_column_in_both_orders_is_said_to_contradict_itself()
    {
        var guess = DateOrderGuess.From(["31/12/2014", "12/31/2014", "30/12/2014", "mañana"], America);
        Assert.True(guess.Contradictory);
        Assert.Equal((DateOrder.DayMonthYear, 1), (guess.Order, guess.Evidence.Neither));
    }

    private static (DateOrder, bool) Order(DateOrderGuess guess) => (guess.Order, guess.Ambiguous);
}
