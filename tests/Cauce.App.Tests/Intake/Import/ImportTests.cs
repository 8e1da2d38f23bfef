using System.Net;
using System.Text;
using Cauce.App.Intake.Import;
using Cauce.Domain.Cases;
using Cauce.Domain.Customers;
using Cauce.Domain.Deadlines;
using Microsoft.EntityFrameworkCore;

namespace Cauce.App.Tests.Intake.Import;

public sealed class ImportTests(World world)
{
    static ImportTests() => Encoding.RegisterProvider(CodePagesEncodingProvider.Instance);

    [Fact]
    public async Task A_semicolon_file_in_windows_1252_keeps_its_accents_dates_and_people()
    {
        await using var own = await World.Fresh();
        var file = "Nº;Fecha de entrada;Asunto;Descripción;Cliente;Correo electrónico;Teléfono;Fecha de cierre;Gravedad;Factura;Color\r\n"
            + "A-1;31/12/2024;Avería en el cañón;Lleva así desde el martes;Íñigo Núñez;inigo@cliente.example;600 11 22 33;15/01/2025;grave;F-2024-9;azul\r\n"
            + "A-2;05/03/2025;Sin tono;;Íñigo Núñez;inigo@cliente.example;;;;;\r\n";
        var import = await own.Import(Encoding.GetEncoding(1252).GetBytes(file));
        Assert.Equal((2, 0, 1), (import.Imported, import.Refused, import.WithoutDescription));
        await using var db = own.Db();
        var cases = await db.Set<Case>().OrderBy(c => c.Seq).ToListAsync();
        Assert.Equal(("Avería en el cañón", "Lleva así desde el martes", "Íñigo Núñez"), (cases[0].Subject, cases[0].Description, cases[0].Complainant.Name));
        Assert.Equal((new DateOnly(2024, 12, 31), Stage.Closed, ClosureOutcome.Imported), (cases[0].ReceivedOn, cases[0].Stage, cases[0].Outcome));
        Assert.Equal((Severity.Serious, "A-1", "Color: azul"), (cases[0].Severity, cases[0].Circumstances.CaseFile, cases[0].Circumstances.Observation));
        Assert.Equal(new DateOnly(2025, 3, 5), cases[1].ReceivedOn);
        Assert.Equal(cases[0].CustomerId, cases[1].CustomerId);
        Assert.Equal(1, await db.Set<Customer>().CountAsync());
        Assert.Equal("F-2024-9", (await db.Set<CaseDocument>().SingleAsync()).Number);
    }

    [Fact]
    public async Task An_open_old_case_is_late_from_the_first_day_and_alarms_nobody()
    {
        await using var own = await World.Fresh();
        await own.Import(Encoding.UTF8.GetBytes("Asunto,Fecha de entrada,Estado\nViejo y abierto,31/01/2020,abierto\nViejo y cerrado,31/01/2020,cerrado\n"));
        await using var db = own.Db();
        var cases = await db.Set<Case>().OrderBy(c => c.Seq).ToListAsync();
        Assert.NotNull(cases[0].OverdueSince);
        Assert.Null(cases[0].NextLookAt);
        Assert.Null(cases[1].OverdueSince);
        Assert.Null(cases[1].SolvedAt);
        var clocks = await db.Set<Clock>().Where(c => c.CaseId == cases[1].Id.Value).ToListAsync();
        Assert.All(clocks, clock => Assert.False(clock.IsOpen));
        Assert.DoesNotContain(await db.Set<HistoryEntry>().Select(h => h.What).ToListAsync(), what => what.StartsWith("clock.", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_tab_file_in_utf_16_is_read()
    {
        await using var own = await World.Fresh();
        var text = "Subject\tDescription\tCustomer name\tReceived\nÜber späte Lieferung\tSeit Mai\tJürgen Groß\t2025-05-04 10:30\n";
        var import = await own.Import([.. Encoding.Unicode.GetPreamble(), .. Encoding.Unicode.GetBytes(text)]);
        Assert.Equal(1, import.Imported);
        await using var db = own.Db();
        var only = await db.Set<Case>().SingleAsync();
        Assert.Equal(("Über späte Lieferung", "Jürgen Groß"), (only.Subject, only.Complainant.Name));
        Assert.Equal(new DateTimeOffset(2025, 5, 4, 8, 30, 0, TimeSpan.Zero), only.ReceivedAt.ToUniversalTime());
    }

    [Fact]
    public async Task American_dates_are_proved_by_one_row_and_ambiguous_ones_ask_a_person()
    {
        using var admin = await world.SignedIn("admin");
        var american = await admin.Open(await admin.Brought(Encoding.UTF8.GetBytes("Date,Subject\n3/4/2025,One\n3/31/2025,Two\n")));
        Assert.Equal("MonthDayYear", american.QuerySelector("select[name='Columns[0].Order'] option[selected]")!.GetAttribute("value"));
        Assert.DoesNotContain("El orden de las fechas no es seguro", american.Body!.TextContent);

        var page = await admin.Brought(Encoding.UTF8.GetBytes("Fecha,Asunto\n3/4/2025,Uno\n5/6/2025,Dos\n"));
        var ambiguous = await admin.Open(page);
        Assert.Contains("El orden de las fechas no es seguro", ambiguous.Body!.TextContent);
        Assert.Contains("3 de abril de 2025", ambiguous.Body!.TextContent);
        await admin.Answer(page, "look", ("Columns[0].Order", "MonthDayYear"));
        var corrected = await admin.Open(page);
        Assert.Contains("4 de marzo de 2025", corrected.Body!.TextContent);
        Assert.DoesNotContain("El orden de las fechas no es seguro", corrected.Body!.TextContent);
    }

    [Fact]
    public async Task Nothing_is_written_before_somebody_confirms_and_a_field_given_twice_is_refused_by_name()
    {
        await using var own = await World.Fresh();
        using var admin = await own.SignedIn("admin");
        var page = await admin.Brought(Encoding.UTF8.GetBytes("Asunto,Otra\nUno,Dos\n"));
        await admin.Answer(page, "look", ("Columns[1].Field", "Subject"));
        var refused = await admin.Answer(page, "start");
        Assert.Equal(HttpStatusCode.UnprocessableEntity, refused.StatusCode);
        Assert.Contains("Dos columnas no pueden ser lo mismo", await refused.Content.ReadAsStringAsync());
        await using var db = own.Db();
        Assert.False(await db.Set<Case>().AnyAsync());
        Assert.Equal(HttpStatusCode.SeeOther, (await admin.Submit(page, new Dictionary<string, string>(), page + "/discard")).StatusCode);
        Assert.False(await db.Set<CaseImport>().AnyAsync());
        Assert.False(await db.Set<ImportedFile>().AnyAsync());
    }

    [Fact]
    public async Task Refused_rows_come_back_with_their_columns_and_the_reason_and_are_imported_once_corrected()
    {
        await using var own = await World.Fresh();
        using var admin = await own.SignedIn("admin");
        var content = Encoding.UTF8.GetBytes("Asunto;Fecha de entrada;Nota\nBien;01/02/2025;a\nMal;32/02/2025;=1+1\nBien también;03/02/2025;c\n");
        var page = await admin.Brought(content);
        await admin.Answer(page, "start");
        var first = await own.Finished(page);
        Assert.Equal((2, 1), (first.Imported, first.Refused));
        var errors = await admin.GetAsync(page + "/errors");
        Assert.Equal("attachment", errors.Content.Headers.ContentDisposition!.DispositionType);
        var text = Encoding.UTF8.GetString(await errors.Content.ReadAsByteArrayAsync()).TrimStart('\uFEFF');
        var lines = text.Split("\r\n", StringSplitOptions.RemoveEmptyEntries);
        Assert.Equal("Asunto;Fecha de entrada;Nota;Cauce: error", lines[0]);
        Assert.StartsWith("Mal;32/02/2025;'=1+1;", lines[1]);
        Assert.Contains("no es una fecha", lines[1]);
        Assert.Equal(2, lines.Length);

        var corrected = await own.Import(Encoding.UTF8.GetBytes(text.Replace("32/02", "28/02")));
        Assert.Equal((1, 0), (corrected.Imported, corrected.Refused));
        await using var db = own.Db();
        Assert.Equal("Nota: =1+1", (await db.Set<Case>().SingleAsync(c => c.Subject == "Mal")).Circumstances.Observation);
        var again = await own.Import(content);
        Assert.Equal((0, 2, 1), (again.Imported, again.AlreadyThere, again.Refused));
    }

    [Fact, Trait("Req", "B15")]
    public async Task Missing_reasons_are_created_only_where_wanted()
    {
        await using var own = await World.Fresh();
        await own.Import(Encoding.UTF8.GetBytes("Asunto,Motivo\nUno,Ruido nocturno\nDos,Material defectuoso\n"), ("CreateReasons", null));
        await using var db = own.Db();
        Assert.Equal("Motivo: Ruido nocturno", (await db.Set<Case>().SingleAsync(c => c.Subject == "Uno")).Circumstances.Observation);
        Assert.Equal("defectiveMaterial", (await db.Set<Case>().SingleAsync(c => c.Subject == "Dos")).Reason);
        await own.Import(Encoding.UTF8.GetBytes("Asunto,Motivo\nTres,Ruido nocturno\n"));
        Assert.Equal("ruidoNocturno", (await db.Set<Case>().SingleAsync(c => c.Subject == "Tres")).Reason);
    }

    [Fact]
    public async Task A_word_nobody_knows_means_what_a_person_says()
    {
        await using var own = await World.Fresh();
        using var admin = await own.SignedIn("admin");
        var page = await admin.Brought(Encoding.UTF8.GetBytes("Asunto,Canal\nUno,10\nDos,web\n"));
        await admin.Answer(page, "start", ("Words[0].Is", "phone"));
        await own.Finished(page);
        await using var db = own.Db();
        Assert.Equal(["phone", "web"], await db.Set<Case>().OrderBy(c => c.Seq).Select(c => c.Channel).ToListAsync());
    }

    [Theory]
    [InlineData("", "vacío")]
    [InlineData("Asunto,Fecha\n", "vacío")]
    [InlineData("PK\u0003\u0004 workbook", "libro")]
    public async Task A_file_that_holds_no_rows_is_refused_in_words(string content, string says)
    {
        using var admin = await world.SignedIn("admin");
        var response = await admin.Bring(Encoding.UTF8.GetBytes(content));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, response.StatusCode);
        Assert.Contains(says, (await response.Parse()).QuerySelector(".form-refusal")!.TextContent, StringComparison.OrdinalIgnoreCase);
    }

    [Fact]
    public async Task An_agent_may_not_import()
    {
        using var ana = await world.SignedIn("ana");
        var answer = await ana.GetAsync("/console/import");
        Assert.NotEqual(HttpStatusCode.OK, answer.StatusCode);
    }
}
