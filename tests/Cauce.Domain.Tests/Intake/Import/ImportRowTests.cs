using System.Globalization;
using System.Text;
using Cauce.Domain.Intake.Import;
using FsCheck;
using FsCheck.Fluent;

namespace Cauce.Domain.Tests.Intake.Import;

public sealed class ImportRowTests
{
    private const string File =
        "Nº Caso;Fecha entrada;Fecha de cierre;Asunto;Descripción;Cliente;Correo electrónico;Teléfono;Tipo;Motivo;Canal;Gravedad;Estado;Factura;Vendedor\n"
        + "17;31/12/2025;15/01/2026;Azulejos rotos;\"Llegaron rotos;\ntodos\";Carmen Ruiz;carmen@example.com;600 123 456;Reclamación;Transporte;Teléfono;Muy grave;Cerrado;F-88;Pepe\n"
        + "18;02/01/2026;;Factura doble;;;;;Queja;;;leve;abierta;;\n"
        + "19;03/01/2026;;;\"Nadie contesta.\nHe llamado tres veces.\";Juan;no tengo;nada;Cosa;;Paloma;;;;\n"
        + "20;2026/31/01;;Fecha imposible;;Ana;;;;;;;;;\n"
        + "21;05/01/2026;04/01/2026;Cerrado antes de abrir;;Ana;;;;;;;;;\n"
        + ";;;;;;;;;;;;;;\n";

    private static readonly CultureInfo Spain = CultureInfo.GetCultureInfo("es-ES");
    private readonly ImportPlan _plan;
    private readonly List<ImportRow> _rows;

    public ImportRowTests()
    {
        var bytes = EncodingGuess.EncodingOf("windows-1252").GetBytes(File);
        var encoding = EncodingGuess.From(bytes);
        var text = encoding.Decode(bytes);
        var delimiter = DelimiterGuess.From(text);
        var rows = Csv.Read(text, delimiter.Delimiter);
        _plan = ImportPlan.Guess(encoding, delimiter, rows[0], rows[1..], Spain);
        _rows = rows[1..].ConvertAll(row => ImportRow.Read(_plan.Cells(row), _plan));
    }

    [Fact]
    public void A_full_row_becomes_a_case_without_notes()
    {
        var imported = _rows[0].Case!;
        Assert.Empty(_rows[0].Notes);
        Assert.Equal(("17", "Azulejos rotos", "Llegaron rotos;\ntodos"), (imported.Reference, imported.Subject, imported.Description));
        Assert.Equal(new ImportedCustomer("Carmen Ruiz", "carmen@example.com", "600 123 456", null), imported.Customer);
        Assert.Equal((new DateOnly(2025, 12, 31), new DateOnly(2026, 1, 15)), (imported.Received!.Value.Date, imported.Closed!.Value.Date));
        Assert.Equal(("claim", "phone", "critical", "closed"), (imported.Kind, imported.Channel, imported.Severity, imported.State));
        Assert.Equal(("Transporte", "F-88"), (imported.Reason, imported.DocumentNumber));
        Assert.Equal("Pepe", Assert.Single(imported.Observations).Value);
    }

    [Fact]
    public void What_is_missing_is_noted_and_the_row_is_kept()
    {
        Assert.Equal([ImportRemark.DescriptionFromSubject, ImportRemark.UnidentifiedCustomer], _rows[1].Notes.Select(note => note.Remark));
        Assert.Equal("Factura doble", _rows[1].Case!.Description);
        Assert.Equal("Nadie contesta.", _rows[2].Case!.Subject);
    }

    [Fact]
    public void What_is_not_understood_is_noted_and_kept_as_an_observation()
    {
        Assert.Equal(
            [ImportField.CustomerEmail, ImportField.CustomerPhone, ImportField.Kind, ImportField.Channel],
            _rows[2].Notes.Where(note => note.Remark == ImportRemark.NotRecognised).Select(note => note.Field!.Value)
        );
        Assert.Equal(["no tengo", "nada", "Cosa", "Paloma"], _rows[2].Case!.Observations.Values);
    }

    [Theory]
    [InlineData(3, ImportField.Received, "Fecha entrada", "import.date-not-understood")]
    [InlineData(4, ImportField.Closed, "Fecha de cierre", "import.closed-before-received")]
    [InlineData(5, ImportField.Observation, "", "import.row-blank")]
    public void What_cannot_be_true_is_an_error_at_its_column(int row, ImportField field, string column, string code)
    {
        Assert.False(_rows[row].Accepted);
        var error = Assert.Single(_rows[row].Errors);
        Assert.Equal((field, column, code), (error.Field, error.Column, error.Refusal.Code));
    }

    [Fact]
    public void A_word_of_the_house_may_be_given_a_meaning() =>
        Assert.Equal("inPerson", ImportRow.Read(new Dictionary<string, string?> { ["Canal"] = "PALOMA" }, _plan.Meaning(ImportField.Channel, "Paloma", "inPerson")).Case!.Channel);

    [Fact]
    public void A_date_that_could_be_another_is_noted_until_somebody_confirms_the_order()
    {
        var guessed = ImportPlan.Guess(EncodingGuess.From("a"u8), DelimiterGuess.From("a;b"), ["Fecha", "Asunto"], [["1/2/2025", "x"]], Spain);
        Assert.Contains(Read(guessed, "1/2/2025", "x").Notes, note => note.Remark == ImportRemark.AmbiguousDate);
        Assert.DoesNotContain(Read(guessed, "2/2/2025", "x").Notes, note => note.Remark == ImportRemark.AmbiguousDate);
        var confirmed = Read(guessed.With("Fecha", ImportField.Received, DateOrder.MonthDayYear), "1/2/2025", "x");
        Assert.DoesNotContain(confirmed.Notes, note => note.Remark == ImportRemark.AmbiguousDate);
        Assert.Equal(new DateOnly(2025, 1, 2), confirmed.Case!.Received!.Value.Date);
    }

    [Fact]
    public void What_cannot_be_stored_or_does_not_fit_is_noted_and_kept_whole()
    {
        var row = Read(_plan, new Dictionary<string, string?> { ["Asunto"] = new string('a', 400), ["Descripción"] = "a\0b" });
        Assert.Equal(300, row.Case!.Subject.Length);
        Assert.Equal(400, row.Case.Observations["Asunto"].Length);
        Assert.Equal("a\uFFFDb", row.Case.Description);
        Assert.Superset(new HashSet<ImportRemark> { ImportRemark.Shortened, ImportRemark.Unstorable }, row.Notes.Select(note => note.Remark).ToHashSet());
    }

    [Fact]
    public void A_damaged_text_is_repaired_where_the_plan_says_so()
    {
        var damaged = EncodingGuess.EncodingOf("windows-1252").GetString(Encoding.UTF8.GetBytes("Reclamación"));
        var row = Read(_plan with { RepairDoubleEncoding = true }, new Dictionary<string, string?> { ["Asunto"] = damaged });
        Assert.Equal("Reclamación", row.Case!.Subject);
    }

    [Fact]
    public void The_same_file_again_has_the_same_digests_and_equal_rows_differ()
    {
        var plan = _plan.With("Nº Caso", ImportField.Observation);
        string[][] rows = [["", "1/2/2025", "", "Ruido"], ["", "1/2/2025", "", "Ruido"], ["", "1/2/2025", "Ruido", ""]];
        var (first, again) = (Digests(plan, rows), Digests(plan, rows));
        Assert.Equal(first, again);
        Assert.Equal(3, first.Select(digest => digest.Value).Distinct().Count());
        Assert.DoesNotContain(first, digest => digest.Repeated);
        Assert.NotEqual(first[0], Digests(plan with { Source = "otro" }, rows)[0]);
    }

    [Fact]
    public void A_reference_is_the_identity_whatever_the_other_cells_say()
    {
        var digests = Digests(_plan, ["17", "1/2/2025", "", "Ruido"], [" 17 ", "1/2/2025", "", "Otro asunto"], ["18"]);
        Assert.Equal(digests[0].Value, digests[1].Value);
        Assert.Equal([false, true, false], digests.Select(digest => digest.Repeated));
    }

    [Fact]
    public void No_row_makes_it_fail_and_none_is_lost_in_silence() =>
        Check.QuickThrowOnFailure(
            Prop.ForAll<string[]>(cells =>
            {
                var row = ImportRow.Read(_plan.Cells(cells), _plan);
                return row.Accepted == (row.Errors.Count == 0) && new RowDigests(_plan).Next(_plan.Cells(cells)).Value.Length == 64;
            })
        );

    private static List<RowDigest> Digests(ImportPlan plan, params string[][] rows)
    {
        var digests = new RowDigests(plan);
        return [.. rows.Select(row => digests.Next(plan.Cells(row)))];
    }

    private static ImportRow Read(ImportPlan plan, params string[] row) => Read(plan, plan.Cells(row));

    private static ImportRow Read(ImportPlan plan, IReadOnlyDictionary<string, string?> cells) => ImportRow.Read(cells, plan);
}
