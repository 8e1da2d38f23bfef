using Cauce.App.Cases;
using Cauce.App.Data;
using Cauce.App.Identity;
using Cauce.App.Shared;

namespace Cauce.App.Communication.Outbox;

/// <summary>What went out, what waits and what failed.</summary>
internal static class OutboxDoor
{
    /// <summary>For the group of the console's pages.</summary>
    public static void MapOutbox(this Pages console)
    {
        console.MapGet("/outbox", List);
        console.MapGet("/outbox/{id:guid}", Show);
        console.MapGet("/outbox/{id:guid}/html", ShowHtml);
        console.MapPost("/outbox/{id:guid}/retry", Retry);
    }

    private static async Task<IResult> List(string? state, string? before, HttpContext http, AppDb db, CancellationToken cancel)
    {
        http.Actor().Must(Permission.ViewOutbox);
        var wanted = Enum.TryParse<LetterState>(state, ignoreCase: true, out var known) ? known : (LetterState?)null;
        return Page.Of<OutboxPage>(new { Look = await OutboxLook.Read(db, http.Actor(), wanted, before, cancel) });
    }

    private static async Task<IResult> Show(Guid id, HttpContext http, AppDb db, CancellationToken cancel)
    {
        http.Actor().Must(Permission.ViewOutbox);
        http.Response.Headers.ContentSecurityPolicy = SecurityPolicy.ForPagesWithLetters;
        return Page.Of<LetterPage>(new { Look = await LetterLook.Read(db, http.Actor(), id, cancel) });
    }

    /// <summary>The letter as its reader sees it, for the sandboxed frame.</summary>
    private static async Task<IResult> ShowHtml(Guid id, HttpContext http, AppDb db, CancellationToken cancel)
    {
        http.Actor().Must(Permission.ViewOutbox);
        var letter = await LetterLook.Read(db, http.Actor(), id, cancel);
        http.Response.Headers.ContentSecurityPolicy = SecurityPolicy.ForLetters;
        return letter.Html is null ? throw new MissingException("letter") : Results.Content(letter.Html, "text/html; charset=utf-8");
    }

    private static async Task<IResult> Retry(Guid id, HttpContext http, TryAgain again, CancellationToken cancel)
    {
        await again.Do(id, http.Actor(), cancel);
        return Page.SeeOther($"/console/outbox/{id}");
    }
}
