using System.Globalization;
using Cauce.App.Cases;
using Cauce.App.Data;
using Cauce.App.Deadlines;
using Cauce.App.Identity;
using Cauce.App.Shared;
using Microsoft.AspNetCore.Mvc;

namespace Cauce.App.Console.Lists;

/// <summary>My work, the list with its views and acts on many, the export, and search.</summary>
internal static class ListsDoor
{
    private const string FlashCookie = "flash";

    public static void MapLists(this Pages pages)
    {
        pages.MapGet("", Work);
        pages.MapGet("/cases", List);
        pages.MapGet("/cases.csv", Export);
        pages.MapPost("/cases/bulk", Change);
        pages.MapPost("/cases/columns", Choose);
        pages.MapPost("/views", Save);
        pages.MapPost("/views/{id:guid}/name", Rename);
        pages.MapPost("/views/{id:guid}/deletion", Delete);
        pages.MapSearch();
    }

    private static async Task<IResult> Work(HttpContext http, AppDb db, Catalogue catalogue, TimeProvider time, CancellationToken cancel) =>
        Page.Of<MyWorkPage>(new { View = await MyWork.Read(db, http.Actor(), catalogue.Current, time.Now(), cancel) });

    private static async Task<IResult> List(
        HttpContext http, AppDb db, Catalogue catalogue, Colleagues colleagues, Recollection memory, TimeProvider time, CancellationToken cancel)
    {
        var actor = http.Actor();
        actor.Must(Permission.ViewCases);
        var known = catalogue.Current;
        var filter = http.Request.Query.Count == 0 ? CaseFilter.OpenByDue : CaseFilter.Read(http.Request.Query, known);
        var view = new CaseListView
        {
            Filter = filter,
            Page = await FindCases.Page(db, actor, filter, known, cancel),
            Known = known,
            Actor = actor,
            Colleagues = await colleagues.Of(actor, cancel),
            Tabs = await CaseListView.ReadTabs(db, memory, actor, cancel),
            Columns = Columns.Of(http),
            Now = time.Now(),
            Flash = TakeFlash(http),
        };
        // Two hundred choices that seldom change.
        var filters = await memory.Recall($"filters/{actor.Scope()}/{known.StampRead}/{CultureInfo.CurrentUICulture.Name}/{filter}",
            () => Page.Draw<FilterBar>(http, new { View = view }));
        return Page.Of<CasesPage>(new { View = view, Filters = filters });
    }

    private static IResult Export(HttpContext http, Catalogue catalogue)
    {
        http.Actor().Must(Permission.ExportCases);
        var filter = http.Request.Query.Count == 0 ? CaseFilter.OpenByDue : CaseFilter.Read(http.Request.Query, catalogue.Current, CasesCsv.Separator);
        return new CasesCsv(filter, http.Actor(), http.Request.Query[CasesCsv.Separator]);
    }

    private static async Task<IResult> Change([FromForm] ChangeMany.Input input, HttpContext http, ChangeMany change, Catalogue catalogue, CancellationToken cancel)
    {
        var back = ListAddress.Of(CaseFilter.Parse(input.Back ?? "", catalogue.Current));
        IReadOnlyList<ChangeMany.Outcome> outcomes;
        try
        {
            outcomes = await change.Do(input, http.Actor(), cancel);
        }
        catch (RefusedException no)
        {
            return Page.Of<BulkResultPage>(new { Trouble = Refusals.Tell(no.Refusal), Back = back }, StatusCodes.Status422UnprocessableEntity);
        }
        if (outcomes.Any(outcome => outcome.Refused is not null))
            return Page.Of<BulkResultPage>(new { Outcomes = outcomes, Back = back }, StatusCodes.Status422UnprocessableEntity);
        http.Response.Cookies.Append(FlashCookie, $"many.{outcomes.Count}", new CookieOptions { MaxAge = TimeSpan.FromMinutes(1), SameSite = SameSiteMode.Lax, HttpOnly = true });
        return Page.SeeOther(back);
    }

    private static string? TakeFlash(HttpContext http)
    {
        if (http.Request.Cookies[FlashCookie] is not { } flash)
            return null;
        http.Response.Cookies.Delete(FlashCookie);
        return flash.StartsWith("many.", StringComparison.Ordinal) && int.TryParse(flash.AsSpan(5), out var done)
            ? string.Format(CultureInfo.CurrentCulture, Texts.ManyDone, done) : null;
    }

    private static IResult Choose([FromForm] Columns.Choice choice, HttpContext http, Catalogue catalogue)
    {
        http.Response.Cookies.Append(Columns.Cookie, string.Join('.', Columns.Known(choice.Column)),
            new CookieOptions { MaxAge = TimeSpan.FromDays(365), SameSite = SameSiteMode.Lax, HttpOnly = true, IsEssential = true });
        return Page.SeeOther(ListAddress.Of(CaseFilter.Parse(choice.Back ?? "", catalogue.Current)));
    }

    private static async Task<IResult> Save(
        [FromForm] string? name, [FromForm] string? query, [FromForm] bool? shared, HttpContext http, SaveView save, CancellationToken cancel) =>
        Page.SeeOther($"{ListAddress.Page}?{await save.Do(name, query, shared == true, http.Actor(), cancel)}");

    private static async Task<IResult> Rename(Guid id, [FromForm] string? name, HttpContext http, RenameView rename, CancellationToken cancel) =>
        Page.SeeOther($"{ListAddress.Page}?{await rename.Do(new Id<SavedView>(id), name, http.Actor(), cancel)}");

    private static async Task<IResult> Delete(Guid id, [FromForm] string? done, HttpContext http, DeleteView delete, CancellationToken cancel)
    {
        await delete.Do(new Id<SavedView>(id), http.Actor(), cancel);
        return Page.SeeOther(ListAddress.Page);
    }
}
