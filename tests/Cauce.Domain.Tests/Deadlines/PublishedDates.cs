using Cauce.Domain.Deadlines;
using static Cauce.Domain.Tests.Deadlines.Calendars;

namespace Cauce.Domain.Tests.Deadlines;

/// <summary>Dates worked out by others, or by hand from the text of a law.</summary>
[Trait("Req", "A29")]
public sealed class PublishedDates
{
    [Theory]
    [InlineData("Europe/Madrid", "2026-03-27", "15wd", "2026-04-20", "2026-04-03")]
    [InlineData("Europe/Madrid", "2026-03-27", "15wd", "2026-04-21", "2026-04-02", "2026-04-03")]
    [InlineData("America/Lima", "2026-03-27", "15wd", "2026-04-21", "2026-04-02", "2026-04-03")]
    [InlineData("America/Bogota", "2026-03-27", "10wd", "2026-04-14", "2026-04-02", "2026-04-03", "2026-05-01", "2026-05-18")]
    [InlineData("America/Bogota", "2026-03-27", "15wd", "2026-04-21", "2026-04-02", "2026-04-03", "2026-05-01", "2026-05-18")]
    [InlineData("America/Bogota", "2026-03-27", "30wd", "2026-05-13", "2026-04-02", "2026-04-03", "2026-05-01", "2026-05-18")]
    [InlineData("Europe/London", "2026-05-22", "3wd", "2026-05-28", "2026-05-25")]
    [InlineData("Europe/London", "2026-05-22", "56d", "2026-07-17", "2026-05-25")]
    [InlineData("Europe/London", "2026-05-22", "15wd", "2026-06-15", "2026-05-25")]
    [InlineData("Europe/London", "2026-05-22", "35wd", "2026-07-13", "2026-05-25")]
    [InlineData("America/New_York", "2026-01-31", "15d", "2026-02-15")]
    [InlineData("America/New_York", "2026-01-31", "60d", "2026-04-01")]
    [InlineData("Europe/Madrid", "2026-01-31", "1m", "2026-02-28")]
    [InlineData("America/Lima", "2026-01-31", "1m,spill,roll", "2026-03-02")]
    [InlineData("Europe/Madrid", "2028-01-31", "1m", "2028-02-29")]
    [InlineData("America/Lima", "2028-01-31", "1m,spill,roll", "2028-03-01")]
    [InlineData("Europe/Madrid", "2026-01-15", "1m", "2026-02-15")]
    [InlineData("America/Lima", "2026-01-15", "1m,spill,roll", "2026-02-16")]
    public void A_term_ends_on_the_day_the_law_says(string zone, string receipt, string term, string due, params string[] holidays)
    {
        var calendar = ClosedOn(zone, holidays);

        var dueAt = Term.Parse(term).DueFrom(calendar.NoonOf(receipt), calendar).DueAt;

        Assert.Equal(calendar.EndOfDay(Day(due)), dueAt);
        Assert.Equal(Day(due), calendar.LocalDate(dueAt));
    }

    [Fact]
    public void The_national_tables_give_the_same_dates_as_the_listed_holidays()
    {
        Assert.Equal(Day("2026-04-20"), Madrid.AddWorkingDays(Day("2026-03-27"), 15));
        Assert.Equal(Day("2026-04-21"), Lima.AddWorkingDays(Day("2026-03-27"), 15));
        Assert.Equal(Day("2026-05-13"), Bogota.AddWorkingDays(Day("2026-03-27"), 30));
    }

    [Theory]
    [InlineData("2009-04-30")]
    [InlineData("2009-05-05", "2008-11-26", "2008-12-04", "2009-01-21")]
    public void Working_days_are_added_as_WORKDAY_does(string expected, params string[] holidays) =>
        Assert.Equal(Day(expected), ClosedOn(holidays).AddWorkingDays(Day("2008-10-01"), 151));

    [Theory]
    [InlineData(110)]
    [InlineData(109, "2012-11-22")]
    [InlineData(107, "2012-11-22", "2012-12-04", "2013-01-21")]
    public void Working_days_are_counted_as_NETWORKDAYS_does(int expected, params string[] holidays)
    {
        Assert.Equal(expected, ClosedOn(holidays).CountWorkingDays(Day("2012-10-01"), Day("2013-03-01")));
        Assert.Equal(-expected, ClosedOn(holidays).CountWorkingDays(Day("2013-03-01"), Day("2012-10-01")));
    }
}
