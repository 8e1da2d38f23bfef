using System.Text.Encodings.Web;
using Cauce.App.Cases.Files;
using Cauce.App.Communication;
using Cauce.App.Communication.Waiting;
using Cauce.App.Data;
using Cauce.App.Identity;
using Cauce.App.Shared;
using Cauce.Domain.Cases;
using Microsoft.AspNetCore.Mvc;

namespace Cauce.App.Console.Desk;

/// <summary>Says things in a case, keeps what is half written, and suggests colleagues.</summary>
internal static class ComposerDoor
{
    public static void MapComposer(this Pages pages, Settings settings)
    {
        pages.MapPost("/messages", Say).TakesFiles(settings);
        pages.MapPost("/waiting/{id:guid}/withdrawal", Withdraw);
        pages.MapPost("/waiting/{id:guid}/sending", SendNow);
        pages.MapPut("/draft", Keep);
        pages.MapGet("/colleagues", Suggest);
    }

    private static async Task<IResult> Say(
        string number, [FromForm] ComposerInput input, HttpContext http, CasePageLook look, Settings settings, SentFiles files, SayInCase say, CancellationToken cancel)
    {
        var form = Form.Of(input);
        var sent = await http.Request.ReadFormAsync(cancel);
        var taken = await files.Take(sent.Files, sent[SentFiles.KeptField], form, cancel);
        var said = !form.IsRefused && await form.Try(http, () => (Task)say.Do(number, input.AsWords(), taken, settings.UndoTime, http.Actor(), cancel));
        if (said)
            return Page.SeeOther(CasePage.UrlOf(number));
        var db = http.RequestServices.GetRequiredService<AppDb>();
        var page = await look.Read(db, http.Actor(), number, cancel);
        var kept = taken.Select(f => (f.Name, files.Seal(f))).ToList();
        return Page.Of<ConversationPage>(new { Page = page, Form = form, Kept = kept }, StatusCodes.Status422UnprocessableEntity);
    }

    private static async Task<IResult> Withdraw(string number, Guid id, HttpContext http, WithdrawReply withdraw, CancellationToken cancel)
    {
        await withdraw.Do(number, id, http.Actor(), cancel);
        return Page.SeeOther(CasePage.UrlOf(number) + "#composer");
    }

    private static async Task<IResult> SendNow(string number, Guid id, HttpContext http, SendWaitingNow send, CancellationToken cancel)
    {
        await send.Do(number, id, http.Actor(), cancel);
        return Page.SeeOther(CasePage.UrlOf(number));
    }

    private static async Task<IResult> Keep(string number, [FromForm] ComposerInput input, HttpContext http, KeepDraft keep, CancellationToken cancel)
    {
        await keep.Do(number, new KeepDraft.Input { Kind = input.Kind, Text = input.Text }, http.Actor(), cancel);
        return Results.NoContent();
    }

    /// <summary>Options for the list under the composer, as the mention controller expects them.</summary>
    private static async Task<IResult> Suggest(
        string number, string? q, HttpContext http, AppDb db, CasePageLook look, BranchPeople people, CancellationToken cancel)
    {
        var page = await look.Read(db, http.Actor(), number, cancel);
        var colleagues = await people.Of(page.Case.Branch);
        var begun = Fold.Text(q ?? "");
        var options = colleagues.Where(s => Fold.Text(s.Name).Split(' ').Any(word => word.StartsWith(begun, StringComparison.Ordinal)))
            .Where(s => !page.Case.IsConfidential || page.Named.Contains(s.Id)).Take(8)
            .Select(s => $"<li role=\"option\" data-value=\"{Html(s.Email!.Split('@')[0])}\"><strong>{Html(s.Name)}</strong> <small>{Html(Names.Of(s.Role))}</small></li>");
        return Results.Content(string.Concat(options), "text/html; charset=utf-8");
    }

    private static string Html(string text) => HtmlEncoder.Default.Encode(text);
}
