using System.Runtime.CompilerServices;
using Cauce.App.Data;
using Cauce.App.Deadlines;
using Cauce.App.Identity;
using Cauce.App.Shared;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;

namespace Cauce.App.Intake.Import;

/// <summary>Files of cases from other systems: brought, looked at, confirmed, followed.</summary>
internal static class ImportDoor
{
    public static void MapImports(this Pages console)
    {
        var pages = console.MapGroup("/import");
        pages.AddEndpointFilter((context, next) =>
        {
            context.HttpContext.Actor().Must(Permission.ImportCases);
            return next(context);
        });
        pages.MapGet("", (AppDb db, CancellationToken cancel) => List(db, Form.Of(new FileForm()), StatusCodes.Status200OK, cancel));
        pages.MapPost("", Bring).WithMetadata(new RequestSizeLimitAttribute((BringFile.Largest + 1) * 1024L * 1024));
        pages.MapGet("/{id}", Show);
        pages.MapPost("/{id}", Settle);
        pages.MapPost("/{id}/discard", Discard);
        pages.MapPost("/{id}/resume", Resume);
        pages.MapGet("/{id}/errors", Errors);
        pages.MapGet("/{id}/live", (string id, IDbContextFactory<AppDb> databases, CancellationToken cancel) =>
            TypedResults.ServerSentEvents(Watch(Read(id), databases, cancel)));
    }

    private static async Task<IResult> List(AppDb db, Form<FileForm> form, int status, CancellationToken cancel)
    {
        var imports = await db.Set<CaseImport>().OrderByDescending(i => i.CreatedAt).Take(100).ToListAsync(cancel);
        return Page.Of<ImportsPage>(new { Imports = (IReadOnlyList<CaseImport>)imports, Form = form }, status);
    }

    private static async Task<IResult> Bring([FromForm] FileForm input, HttpContext http, BringFile bring, AppDb db, CancellationToken cancel)
    {
        var form = Form.Of(input);
        var id = await form.Try(http, async () =>
        {
            if (input.File is not { FileName.Length: > 0 } file)
                throw ImportRefusals.FileMissing.AsException();
            using var content = new MemoryStream();
            await file.CopyToAsync(content, cancel);
            return (object)await bring.Do(file.FileName, content.ToArray(), http.Actor(), cancel);
        });
        return id is null ? await List(db, form, StatusCodes.Status422UnprocessableEntity, cancel) : Page.SeeOther($"/console/import/{id}");
    }

    private static async Task<IResult> Show(string id, AppDb db, Catalogue catalogue, CancellationToken cancel)
    {
        var import = await Imports.Find(db, Read(id), cancel);
        if (import.State != ImportState.Draft)
            return Page.Of<ImportRunPage>(new { Import = import });
        var form = Form.Of(PlanInput.Of(import));
        return Page.Of<ImportPlanPage>(new { Import = import, Form = form, Seen = PlanView.Of(import, await Imports.Content(db, import.Id, cancel), catalogue.Current), Known = catalogue.Current });
    }

    /// <summary>Reads the file as the form says and shows it again; or, where the person confirms what they saw, starts.</summary>
    private static async Task<IResult> Settle(
        string id, [FromForm] PlanInput input, HttpContext http, [FromServices] PlanImport plan, [FromServices] StartImport start, AppDb db, Catalogue catalogue, CancellationToken cancel)
    {
        var import = await Imports.Find(db, Read(id), cancel);
        var content = await Imports.Content(db, import.Id, cancel);
        var form = Form.Of(input);
        var done = await form.Try(http, async () =>
        {
            var (changed, rows) = input.Apply(import, content);
            await plan.Do(import.Id, changed, rows, input.Choices(catalogue.Current), http.Actor(), cancel);
            if (input.Act == "start")
                await start.Do(import.Id, http.Actor(), cancel: cancel);
        });
        if (done)
            return Page.SeeOther($"/console/import/{id}");
        return Page.Of<ImportPlanPage>(new { Import = import, Form = form, Seen = PlanView.Of(import, content, catalogue.Current), Known = catalogue.Current },
            StatusCodes.Status422UnprocessableEntity);
    }

    private static async Task<IResult> Discard(string id, HttpContext http, DiscardImport discard, IFormCollection _, CancellationToken cancel)
    {
        await discard.Do(Read(id), http.Actor(), cancel);
        return Page.SeeOther("/console/import");
    }

    private static async Task<IResult> Resume(string id, HttpContext http, StartImport start, IFormCollection _, CancellationToken cancel)
    {
        await start.Do(Read(id), http.Actor(), cancel: cancel);
        return Page.SeeOther($"/console/import/{id}");
    }

    private static async Task<IResult> Errors(string id, AppDb db, IDbContextFactory<AppDb> databases, CancellationToken cancel)
    {
        var import = await Imports.Find(db, Read(id), cancel);
        return Results.Stream(async stream =>
        {
            await using var own = await databases.CreateDbContextAsync(cancel);
            await WriteErrors(import, own, stream, cancel);
        }, "text/csv; charset=utf-8", $"{Path.GetFileNameWithoutExtension(import.FileName)}-{Texts.ErrorsFileSuffix}.csv");
    }

    internal static async Task WriteErrors(CaseImport import, AppDb db, Stream to, CancellationToken cancel)
    {
        var plan = import.ReadPlan();
        var content = await Imports.Content(db, import.Id, cancel);
        var header = CsvRows.Read(new MemoryStream(content), CsvShape.Of(plan)).First();
        var rows = db.Set<RefusedRow>().Where(r => r.ImportId == import.Id).OrderBy(r => r.Row).AsAsyncEnumerable();
        await ErrorFile.Write(to, plan.Delimiter, header, rows, cancel);
    }

    private static async IAsyncEnumerable<string> Watch(Id<CaseImport> id, IDbContextFactory<AppDb> databases, [EnumeratorCancellation] CancellationToken cancel)
    {
        for (var seen = -1; !cancel.IsCancellationRequested; await Task.Delay(500, cancel))
        {
            await using var db = await databases.CreateDbContextAsync(cancel);
            var import = await Imports.Find(db, id, cancel);
            if (seen != import.Version)
                yield return "<turbo-stream action=\"refresh\"></turbo-stream>";
            seen = import.Version;
            if (import.State != ImportState.Running)
                yield break;
        }
    }

    internal static Id<CaseImport> Read(string id) => Id<CaseImport>.Parse(id) ?? throw new MissingException("import");
}

/// <summary>The file a person brings.</summary>
public sealed class FileForm
{
    public IFormFile? File { get; set; }
}
