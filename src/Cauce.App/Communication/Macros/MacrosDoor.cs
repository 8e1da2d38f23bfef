using System.Text.Encodings.Web;
using Cauce.App.Communication.Incidents;
using Cauce.App.Console.Desk;
using Cauce.App.Data;
using Cauce.App.Deadlines;
using Cauce.App.Identity;
using Cauce.App.Shared;
using Cauce.Domain.Communication;
using Microsoft.AspNetCore.Mvc;
using CasePage = Cauce.App.Console.Desk.CasePage;

namespace Cauce.App.Communication.Macros;

/// <summary>Ready-made texts and macros: kept, put into what one writes, done in a case after a look at what they do.</summary>
internal static class MacrosDoor
{
    public static void MapMacros(this Pages console)
    {
        var pages = console.MapGroup("/macros").Needs(Permission.WorkCases);
        pages.MapGet("", async (HttpContext http, AppDb db, Catalogue catalogue, CancellationToken cancel) => Page.Of<MacrosPage>(await Shelf.Read(db, http.Actor(), catalogue.Current, cancel)));
        pages.MapGet("/new", (HttpContext http) => Show(null, Form.Of(new MacroInput()), http));
        pages.MapGet("/{id:guid}", async (Guid id, HttpContext http, AppDb db, CancellationToken cancel) =>
            Show(id, Form.Of(Shelf.InputOf(await ReadyLook.Macro(db, id, http.Actor(), cancel))), http));
        pages.MapPost("/new", ([FromForm] MacroInput input, HttpContext http, SaveMacro act, CancellationToken cancel) => Save(null, input, http, act, cancel));
        pages.MapPost("/{id:guid}", (Guid id, [FromForm] MacroInput input, HttpContext http, SaveMacro act, CancellationToken cancel) => Save(id, input, http, act, cancel));
        pages.MapPost("/{id:guid}/deletion", async (Guid id, HttpContext http, DiscardReady act, IFormCollection _, CancellationToken cancel) =>
        {
            await act.Macro(id, http.Actor(), cancel);
            return Page.SeeOther("/console/macros");
        });
        MapSnippets(console.MapGroup("/snippets").Needs(Permission.WorkCases));
        var one = console.MapGroup("/cases/{number}");
        one.MapGet("/macros/{id:guid}", Preview);
        one.MapPost("/macros/{id:guid}", Run);
        one.MapGet("/snippets/suggest", Suggest);
        one.MapPost("/insertion", Insert);
    }

    private static void MapSnippets(Pages pages)
    {
        pages.MapGet("/new", () => ShowSnippet(null, Form.Of(new ReadyInput())));
        pages.MapGet("/{id:guid}", async (Guid id, HttpContext http, AppDb db, CancellationToken cancel) =>
            ShowSnippet(id, Form.Of(Shelf.InputOf(await ReadyLook.Snippet(db, id, http.Actor(), cancel)))));
        pages.MapPost("/new", ([FromForm] ReadyInput input, HttpContext http, SaveSnippet act, CancellationToken cancel) => SaveText(null, input, http, act, cancel));
        pages.MapPost("/{id:guid}", (Guid id, [FromForm] ReadyInput input, HttpContext http, SaveSnippet act, CancellationToken cancel) => SaveText(id, input, http, act, cancel));
        pages.MapPost("/{id:guid}/deletion", async (Guid id, HttpContext http, DiscardReady act, IFormCollection _, CancellationToken cancel) =>
        {
            await act.Snippet(id, http.Actor(), cancel);
            return Page.SeeOther("/console/macros");
        });
    }

    private static IResult Show(Guid? id, Form<MacroInput> form, HttpContext http) => Page.Of<MacroPage>(new { Id = id, Form = form, Actor = http.Actor() }, form.Status);

    private static IResult ShowSnippet(Guid? id, Form<ReadyInput> form) => Page.Of<SnippetPage>(new { Id = id, Form = form }, form.Status);

    private static async Task<IResult> Save(Guid? id, MacroInput input, HttpContext http, SaveMacro act, CancellationToken cancel)
    {
        var form = Form.Of(input);
        return await form.Try(http, () => (Task)act.Do(id, input, http.Actor(), cancel)) ? Page.SeeOther("/console/macros") : Show(id, form, http);
    }

    private static async Task<IResult> SaveText(Guid? id, ReadyInput input, HttpContext http, SaveSnippet act, CancellationToken cancel)
    {
        var form = Form.Of(input);
        return await form.Try(http, () => (Task)act.Do(id, input, http.Actor(), cancel)) ? Page.SeeOther("/console/macros") : ShowSnippet(id, form);
    }

    private static async Task<IResult> Preview(string number, Guid id, HttpContext http, AppDb db, CasePageLook look, Catalogue catalogue, CancellationToken cancel) =>
        await ShowPlan(number, id, Form.Of(new object()), http, (db, look, catalogue), cancel);

    private static async Task<IResult> ShowPlan(string number, Guid id, Form form, HttpContext http, (AppDb Db, CasePageLook Look, Catalogue Catalogue) at, CancellationToken cancel)
    {
        var page = await at.Look.Read(at.Db, http.Actor(), number, cancel);
        var plan = await ReadyLook.Plan(at.Db, await ReadyLook.Macro(at.Db, id, http.Actor(), cancel), page.Case, http.Actor(), at.Catalogue.Current);
        return Page.Of<RunMacroPage>(new { Page = page, Plan = plan, Form = form }, form.Status);
    }

    private static async Task<IResult> Run(string number, Guid id, HttpContext http, RunMacro act, AppDb db, CasePageLook look, Catalogue catalogue, IFormCollection _, CancellationToken cancel)
    {
        var form = Form.Of(new object());
        return await form.Try(http, () => act.Do(number, id, http.Actor(), cancel))
            ? Page.SeeOther(CasePage.UrlOf(number)) : await ShowPlan(number, id, form, http, (db, look, catalogue), cancel);
    }

    /// <summary>Options for the list that a slash opens, as the snippet controller expects them.</summary>
    private static async Task<IResult> Suggest(string number, string? q, HttpContext http, AppDb db, Catalogue catalogue, CancellationToken cancel)
    {
        var found = await IncidentLook.Find(db, http.Actor(), number, cancel);
        var (language, begun) = (Filling.LanguageOf(found.Complainant.Language), Fold.Text(q ?? ""));
        var values = await ReadyLook.Values(db, found, http.Actor(), catalogue.Current);
        var options = (await ReadyLook.Snippets(db, http.Actor(), cancel))
            .Where(s => s.TextIn(language) is not null && Fold.Text(s.Name).Contains(begun, StringComparison.Ordinal)).Take(10)
            .Select(s => (s.Name, Text: Placeholders.Fill(s.TextIn(language)!, values)))
            .Select(s => $"<li role=\"option\" data-value=\"{Html(s.Text)}\"><strong>{Html(s.Name)}</strong> <small>{Html(Text.Shorten(Text.ToLine(s.Text), 80))}</small></li>");
        return Results.Content(string.Concat(options), "text/html; charset=utf-8");
    }

    /// <summary>Without a script: the page again, with everything typed and the chosen text below it.</summary>
    private static async Task<IResult> Insert(
        string number, [FromForm] ComposerInput input, [FromForm] Guid? snippet, HttpContext http, AppDb db, CasePageLook look, Catalogue catalogue, CancellationToken cancel)
    {
        var page = await look.Read(db, http.Actor(), number, cancel);
        if (snippet is { } id)
        {
            var text = (await ReadyLook.Snippet(db, id, http.Actor(), cancel)).TextIn(Filling.LanguageOf(page.Case.Complainant.Language));
            var filled = Placeholders.Fill(text ?? "", await ReadyLook.Values(db, page.Case, http.Actor(), catalogue.Current));
            input.Text = string.IsNullOrWhiteSpace(input.Text) ? filled : $"{input.Text.TrimEnd()}\n\n{filled}";
        }
        // 422, as for any form that is shown again: with a script, the page would not take another answer.
        return Page.Of<ConversationPage>(new { Page = page, Form = Form.Of(input) }, StatusCodes.Status422UnprocessableEntity);
    }

    private static string Html(string text) => HtmlEncoder.Default.Encode(text);
}
