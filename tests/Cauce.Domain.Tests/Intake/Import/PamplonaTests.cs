using System.Globalization;
using Cauce.Domain.Intake.Import;

namespace Cauce.Domain.Tests.Intake.Import;

/// <summary>A city's open data: a Spanish file with American dates.</summary>
public sealed class PamplonaTests
{
    private static readonly CultureInfo Spain = CultureInfo.GetCultureInfo("es-ES");

    // The shape of the real file, for machines without it: the second row proves the order of the first.
    private const string Few = """
        Año Expediente,Nº Expediente,Fecha apertura,Barrio,origen,Solicita resp.,tema ,subtema,Urgencia
        2014,1,2/1/2014,ENSANCHE,10,NO,Limpieza,"Pintadas, graffiti",NO
        2014,2,3/31/2014,SAN JUAN,WEB,SI,Otros,Avisos,SI
        2014,3,3/30/2014,,WEB,,,,
        """;

    [Fact]
    public void A_spanish_file_with_american_dates_is_understood()
    {
        var (plan, rows) = Read(System.Text.Encoding.UTF8.GetBytes(Few));
        AssertPlan(plan);
        Assert.Equal(new DateOnly(2014, 2, 1), rows[0].Case!.Received!.Value.Date);
        Assert.Equal(("2014/1", "Limpieza", "Pintadas, graffiti", "ENSANCHE", "normal"), Told(rows[0]));
        Assert.Equal(("web", "high", "SI"), (rows[1].Case!.Channel, rows[1].Case!.Urgency, rows[1].Case!.Observations["Solicita resp."]));
        Assert.Equal([ImportRemark.WithoutSubject, ImportRemark.UnidentifiedCustomer], rows[2].Notes.Select(note => note.Remark));
    }

    [Fact]
    public void The_real_file_comes_in_whole()
    {
        var path = RealData.PathOf("complaints/pamplona-2014.csv");
        Assert.SkipWhen(path is null, "The real complaints are not on this machine.");
        var (plan, rows) = Read(File.ReadAllBytes(path!));
        AssertPlan(plan);
        Assert.Equal(5378, rows.Count(row => row.Accepted));
        var months = rows.CountBy(row => row.Case!.Received!.Value.Date.Month).OrderBy(month => month.Key).Select(month => month.Value);
        Assert.Equal([349, 366, 438, 431, 377, 536, 535, 468, 607, 548, 399, 324], months);
        Assert.Equal(84, rows.Count(row => row.Notes.Any(note => note.Remark == ImportRemark.WithoutSubject)));
        Assert.All(rows, row => Assert.Contains(row.Notes, note => note.Remark == ImportRemark.UnidentifiedCustomer));
        Assert.Equal(5378, rows.Select(row => row.Case!.Reference).Distinct().Count());
        Assert.Equal(3986, rows.Count(row => row.Case!.Observations.GetValueOrDefault("origen") == "10"));
    }

    [Fact]
    public void A_hundred_rows_of_the_real_file_prove_the_order_of_its_dates()
    {
        var path = RealData.PathOf("complaints/pamplona-2014.csv");
        Assert.SkipWhen(path is null, "The real complaints are not on this machine.");
        var rows = Csv.Read(File.ReadAllText(path!), ',');
        var guess = DateOrderGuess.From(rows.Skip(1).Select(row => row[2]), Spain);
        Assert.Equal((DateOrder.MonthDayYear, false), (guess.Order, guess.Ambiguous));
        Assert.Equal((3157, 0, 0), (guess.Evidence.OnlyMonthFirst, guess.Evidence.OnlyDayFirst, guess.Evidence.Neither));
        Assert.Equal(2221, guess.Evidence.Either + guess.Evidence.Unordered);
        Assert.Equal(DateOrder.MonthDayYear, DateOrderGuess.From(rows.Skip(1).Take(100).Select(row => row[2]), Spain).Order);
    }

    private static (ImportPlan Plan, List<ImportRow> Rows) Read(byte[] bytes)
    {
        var encoding = EncodingGuess.From(bytes.AsSpan(0, Math.Min(bytes.Length, 65_536)));
        var text = encoding.Decode(bytes);
        var delimiter = DelimiterGuess.From(text[..Math.Min(text.Length, 65_536)]);
        var rows = Csv.Read(text, delimiter.Delimiter);
        var plan = ImportPlan.Guess(encoding, delimiter, rows[0], rows[1..Math.Min(rows.Count, 1000)], Spain);
        Assert.Null(plan.WhyNotUse());
        var digests = new RowDigests(plan);
        Assert.Equal(rows.Count - 1, rows.Skip(1).Select(row => digests.Next(plan.Cells(row)).Value).Distinct().Count());
        return (plan, rows[1..].ConvertAll(row => ImportRow.Read(plan.Cells(row), plan)));
    }

    private static void AssertPlan(ImportPlan plan)
    {
        Assert.Equal(("utf-8", ','), (plan.Encoding, plan.Delimiter));
        Assert.Equal(
            [
                ImportField.ReferenceYear,
                ImportField.Reference,
                ImportField.Received,
                ImportField.Area,
                ImportField.Channel,
                ImportField.Observation,
                ImportField.Subject,
                ImportField.Reason,
                ImportField.Urgency,
            ],
            plan.Columns.Select(column => column.Field)
        );
        Assert.Equal((DateOrder.MonthDayYear, false), (plan.Columns[2].Order, plan.Columns[2].Ambiguous));
    }

    private static (string?, string, string?, string?, string?) Told(ImportRow row) =>
        (row.Case!.Reference, row.Case.Subject, row.Case.Reason, row.Case.Area, row.Case.Urgency);
}
