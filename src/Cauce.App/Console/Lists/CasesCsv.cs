using System.Globalization;
using Cauce.App.Cases;
using Cauce.App.Data;
using Cauce.App.Deadlines;
using CsvHelper;
using Microsoft.EntityFrameworkCore;

namespace Cauce.App.Console.Lists;

/// <summary>
/// The list as a file for a spreadsheet, written while it is read, so that its length costs no memory. What a spreadsheet
/// would take for a formula is marked as text (=, +, -, @, tab, carriage return).
/// </summary>
internal sealed class CasesCsv(CaseFilter filter, Actor actor, string? separator) : IResult
{
    /// <summary>Name of the parameter: <c>;</c> (what a Spanish spreadsheet expects) or <c>,</c>.</summary>
    public const string Separator = "separator";

    private const string Instants = "yyyy-MM-dd HH:mm";

    public async Task ExecuteAsync(HttpContext http)
    {
        var cancel = http.RequestAborted;
        var known = http.RequestServices.GetRequiredService<Catalogue>().Current;
        var databases = http.RequestServices.GetRequiredService<IDbContextFactory<AppDb>>();
        http.Response.ContentType = "text/csv; charset=utf-8";
        http.Response.Headers.ContentDisposition = $"attachment; filename=\"{Texts.FileName}.csv\"";
        await WriteTo(http.Response.Body, databases, known, _ => { }, cancel);
    }

    public CaseFilter Filter => filter;

    /// <param name="progress">Told how many cases are written.</param>
    public async Task WriteTo(
        Stream stream, IDbContextFactory<AppDb> databases, Catalogue.Snapshot known, Action<int> progress, CancellationToken cancel)
    {
        var rest = filter.FromTheStart() with { Limit = CaseFilter.MostLimit };
        var written = 0;
        await using var first = await databases.CreateDbContextAsync(cancel);
        var page = await FindCases.Page(first, actor, rest, known, cancel);
        await using var csv = CsvWriter.Create(stream, Form(), leaveOpen: true);
        await csv.WriteRecordAsync([.. Fields.Select(field => field.Name())], cancel);
        while (true)
        {
            foreach (var row in page.Items)
                await csv.WriteRecordAsync([.. Fields.Select(field => field.Value(row, known))], cancel);
            await csv.FlushAsync(cancel);
            progress(written += page.Items.Count);
            if (page.Next is null)
                return;
            await using var db = await databases.CreateDbContextAsync(cancel);
            page = await FindCases.Page(db, actor, rest with { Cursor = page.Next }, known, cancel);
        }
    }

    private CsvWriterOptions Form() => CsvWriterOptions.Default with
    {
        Separator = separator is [';' or ','] ? separator[0] : CultureInfo.CurrentUICulture.TwoLetterISOLanguageName == "es" ? ';' : ',',
        Injection = CsvInjection.Escape,
        WriteByteOrderMark = true,
    };

    private static readonly (Func<string> Name, Func<CaseRow, Catalogue.Snapshot, string> Value)[] Fields =
    [
        (() => Texts.ColumnNumber, (c, _) => c.Number),
        (() => Texts.ColumnKind, (c, known) => known.Kind(c.Kind)),
        (() => Texts.ColumnSubject, (c, _) => c.Subject),
        (() => Texts.FilterCustomer, (c, _) => c.CustomerName),
        (() => Texts.ColumnStage, (c, _) => Words.Of(c.Stage)),
        (() => Texts.ColumnSeverity, (c, _) => Words.Of(c.Severity)),
        (() => Texts.FilterUrgency, (c, _) => Words.Of(c.Urgency)),
        (() => Texts.ColumnPriority, (c, _) => Words.Of(c.Priority)),
        (() => Texts.ColumnOwner, (c, _) => c.OwnerName ?? ""),
        (() => Texts.ColumnChannel, (c, known) => known.Channel(c.Channel)),
        (() => Texts.FilterOrigin, (c, _) => Words.Of(c.Origin)),
        (() => Texts.ColumnReason, (c, known) => known.Reason(c.Reason)),
        (() => Texts.FilterCategory, (c, known) => known.Category(c.Category)),
        (() => Texts.FilterArea, (c, known) => known.Area(c.Area)),
        (() => Texts.ColumnBranch, (c, known) => known.Branch(c.Branch)),
        (() => Texts.ColumnReceived, (c, known) => Local(c.ReceivedAt, c, known)),
        (() => Texts.AnswerDue, (c, known) => Local(c.AnswerDueAt, c, known)),
        (() => Texts.ColumnDue, (c, known) => Local(c.NextDueAt, c, known)),
        (() => Texts.OverdueSince, (c, known) => Local(c.OverdueSince, c, known)),
        (() => Texts.SolvedAt, (c, known) => Local(c.SolvedAt, c, known)),
        (() => Texts.ClosedAt, (c, known) => Local(c.ClosedAt, c, known)),
    ];

    private static string Local(DateTimeOffset? at, CaseRow row, Catalogue.Snapshot known) => at is null ? ""
        : TimeZoneInfo.ConvertTime(at.Value, known.CalendarOf(row.Branch).Zone).ToString(Instants, CultureInfo.InvariantCulture);
}
