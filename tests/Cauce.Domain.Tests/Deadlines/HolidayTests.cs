using Cauce.Domain.Deadlines;
using static Cauce.Domain.Tests.Deadlines.Calendars;

namespace Cauce.Domain.Tests.Deadlines;

public sealed class HolidayTests
{
    [Theory]
    [InlineData("1961-04-02")]
    [InlineData("2000-04-23")]
    [InlineData("2008-03-23")]
    [InlineData("2011-04-24")]
    [InlineData("2024-03-31")]
    [InlineData("2026-04-05")]
    [InlineData("2038-04-25")]
    [InlineData("2285-03-22")]
    public void Easter_falls_on_its_known_Sundays(string sunday) => Assert.Equal(Day(sunday), Easter.SundayOf(Day(sunday).Year));

    [Fact]
    public void Spain_keeps_ten_days_in_every_region()
    {
        var days = SpanishHolidays.National.In(2026).Select(holiday => holiday.Date);

        Assert.Equal(
            ["01-01", "01-06", "04-03", "05-01", "08-15", "10-12", "11-01", "12-06", "12-08", "12-25"],
            days.Select(day => $"{day:MM-dd}"));
    }

    [Fact]
    public void Colombia_moves_its_holidays_to_Monday()
    {
        var days = ColombianHolidays.National.In(2026).Select(holiday => holiday.Date);

        Assert.Equal(
            ["01-01", "01-12", "03-23", "04-02", "04-03", "05-01", "05-18", "06-08", "06-15", "06-29", "07-20", "08-07", "08-17", "10-12", "11-02", "11-16", "12-08", "12-25"],
            days.Select(day => $"{day:MM-dd}"));
    }

    [Fact]
    public void Mexico_keeps_some_Mondays_and_the_change_of_president()
    {
        Assert.Equal(
            ["01-01", "02-02", "03-16", "05-01", "09-16", "11-16", "12-25"],
            MexicanHolidays.National.In(2026).Select(holiday => $"{holiday.Date:MM-dd}"));
        Assert.NotNull(MexicanHolidays.National.On(Day("2024-10-01")));
        Assert.NotNull(MexicanHolidays.National.On(Day("2030-10-01")));
    }

    [Fact]
    public void A_holiday_holds_only_since_its_law()
    {
        Assert.Null(PeruvianHolidays.National.On(Day("2023-06-07")));
        Assert.Equal("Ley 31788", PeruvianHolidays.National.On(Day("2024-06-07"))?.Source);
        Assert.Equal(12, PeruvianHolidays.National.In(2021).Count);
        Assert.Equal(16, PeruvianHolidays.National.In(2026).Count);
    }

    [Fact]
    public void Every_holiday_has_a_name_in_both_languages_and_its_source()
    {
        HolidayTable[] tables = [SpanishHolidays.National, PeruvianHolidays.National, ColombianHolidays.National, MexicanHolidays.National];

        Assert.All(tables.SelectMany(table => table.In(2026)), holiday =>
        {
            Assert.NotEmpty(holiday.Name);
            Assert.NotEmpty(holiday.EnglishName);
            Assert.NotNull(holiday.Source);
        });
    }

    [Fact]
    public void A_branch_adds_its_own_days_and_works_on_others()
    {
        var madrid = SpanishHolidays.National
            .With(SpanishHolidays.MaundyThursday)
            .With(new Holiday(Day("2026-05-15"), "San Isidro") { Source = "BOCM 2025-12-15" })
            .Without(Day("2026-01-06"));

        Assert.Equal("Jueves Santo", madrid.On(Day("2026-04-02"))?.Name);
        Assert.Equal("BOCM 2025-12-15", madrid.On(Day("2026-05-15"))?.Source);
        Assert.Equal("San Isidro", madrid.On(Day("2026-05-15"))?.EnglishName);
        Assert.Null(madrid.On(Day("2026-01-06")));
        Assert.NotNull(madrid.On(Day("2027-01-06")));
        Assert.Null(SpanishHolidays.National.On(Day("2026-05-15")));
    }

    [Fact]
    public void Two_tables_with_the_same_rows_are_the_same()
    {
        var row = new Holiday(Day("2026-05-15"), "San Isidro");

        Assert.Equal(HolidayTable.Of(row), HolidayTable.Of(row with { }));
        Assert.NotEqual(HolidayTable.Of(row), HolidayTable.Of(row).Without(row.Date));
        Assert.Equal(WorkCalendar.Spain, WorkCalendar.Spain with { Hours = OfficeHours.None.On(Weekdays.MondayToFriday, Slot("09:00", "18:00")) });
    }
}
