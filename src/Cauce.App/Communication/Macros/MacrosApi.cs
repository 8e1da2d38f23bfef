using Cauce.App.Cases;
using Cauce.App.Cases.Answers;
using Cauce.App.Communication.Incidents;
using Cauce.App.Data;
using Cauce.App.Deadlines;
using Cauce.App.Identity;
using Cauce.Domain.Communication;

namespace Cauce.App.Communication.Macros;

/// <summary>What is ready: texts, and several acts at once.</summary>
internal static class MacrosApi
{
    public static void MapMacros(this IEndpointRouteBuilder api)
    {
        var macros = api.MapGroup("/macros").WithTags("Macros");
        macros.MapGet("", async (HttpContext http, AppDb db, CancellationToken cancel) => (await ReadyLook.Macros(db, http.Actor(), cancel)).Select(MacroView.Of))
            .WithSummary("The caller's macros and everybody's").Produces<IReadOnlyList<MacroView>>();
        macros.MapPost("", async (MacroInput input, SaveMacro act, HttpContext http, AppDb db) =>
            await Tell(await act.Do(null, input, http.Actor(), http.RequestAborted), http, db)).WithSummary("Writes a macro").Produces<MacroView>(StatusCodes.Status201Created);
        macros.MapPut("{id:guid}", async (Guid id, MacroInput input, SaveMacro act, HttpContext http, AppDb db) =>
            await Tell(await act.Do(id, input, http.Actor(), http.RequestAborted), http, db, isNew: false)).WithSummary("Writes it anew").Produces<MacroView>();
        macros.MapDelete("{id:guid}", async (Guid id, DiscardReady act, HttpContext http) =>
        {
            await act.Macro(id, http.Actor(), http.RequestAborted);
            return Results.NoContent();
        }).WithSummary("Throws it away").Produces(StatusCodes.Status204NoContent);
        MapSnippets(api);
        MapCase(api.MapGroup("/cases/{number}").WithTags("Macros"));
    }

    private static void MapSnippets(IEndpointRouteBuilder api)
    {
        var snippets = api.MapGroup("/snippets").WithTags("Macros");
        snippets.MapGet("", async (HttpContext http, AppDb db, CancellationToken cancel) => (await ReadyLook.Snippets(db, http.Actor(), cancel)).Select(SnippetView.Of))
            .WithSummary("The caller's ready-made texts and everybody's").Produces<IReadOnlyList<SnippetView>>();
        snippets.MapPost("", async (ReadyInput input, SaveSnippet act, HttpContext http, AppDb db) =>
        {
            var id = await act.Do(null, input, http.Actor(), http.RequestAborted);
            return Results.Created($"/api/v1/snippets/{id.Value}", SnippetView.Of(await ReadyLook.Snippet(db, id.Value, http.Actor(), http.RequestAborted)));
        }).WithSummary("Writes a ready-made text").Produces<SnippetView>(StatusCodes.Status201Created);
        snippets.MapPut("{id:guid}", async (Guid id, ReadyInput input, SaveSnippet act, HttpContext http, AppDb db) =>
        {
            await act.Do(id, input, http.Actor(), http.RequestAborted);
            return SnippetView.Of(await ReadyLook.Snippet(db, id, http.Actor(), http.RequestAborted));
        }).WithSummary("Writes it anew").Produces<SnippetView>();
        snippets.MapDelete("{id:guid}", async (Guid id, DiscardReady act, HttpContext http) =>
        {
            await act.Snippet(id, http.Actor(), http.RequestAborted);
            return Results.NoContent();
        }).WithSummary("Throws it away").Produces(StatusCodes.Status204NoContent);
    }

    private static void MapCase(IEndpointRouteBuilder one)
    {
        one.MapGet("macros/{id:guid}", async (string number, Guid id, HttpContext http, AppDb db, Catalogue catalogue, CancellationToken cancel) =>
        {
            var found = await IncidentLook.Find(db, http.Actor(), number, cancel);
            return MacroPlanView.Of(await ReadyLook.Plan(db, await ReadyLook.Macro(db, id, http.Actor(), cancel), found, http.Actor(), catalogue.Current));
        }).WithSummary("What a macro would do in the case; nothing is written").Produces<MacroPlanView>();
        one.MapPost("macros/{id:guid}", async (string number, Guid id, RunMacro act, HttpContext http) =>
        {
            await act.Do(number, id, http.Actor(), http.RequestAborted);
            return await http.TellCase(number);
        }).WithSummary("Does it: all of it or nothing").Produces<CaseView>();
    }

    private static async Task<IResult> Tell(Id<Macro> id, HttpContext http, AppDb db, bool isNew = true)
    {
        var view = MacroView.Of(await ReadyLook.Macro(db, id.Value, http.Actor(), http.RequestAborted));
        return isNew ? Results.Created($"/api/v1/macros/{id.Value}", view) : Results.Ok(view);
    }
}

/// <summary>Several acts and a text, ready.</summary>
public sealed record MacroView(Guid Id, string Name, bool Shared, string? TextEs, string? TextEn, bool AsNote, MacroActs Acts, string By, DateTimeOffset At)
{
    internal static MacroView Of(Macro m) => new(m.Id.Value, m.Name, m.OwnerId is null, m.TextEs, m.TextEn, m.AsNote, m.Acts, m.ByName, m.At);
}

/// <summary>A ready-made text.</summary>
public sealed record SnippetView(Guid Id, string Name, bool Shared, string? TextEs, string? TextEn, string By, DateTimeOffset At)
{
    internal static SnippetView Of(Snippet s) => new(s.Id.Value, s.Name, s.OwnerId is null, s.TextEs, s.TextEn, s.ByName, s.At);
}

/// <param name="WhyNot">Code of the reason why it could not be done; null where it could.</param>
public sealed record MacroPlanView(IReadOnlyList<string> Steps, string? Text, string? WhyNot)
{
    internal static MacroPlanView Of(MacroPlan plan) => new(plan.Steps, plan.Text, plan.WhyNot?.Code);
}
