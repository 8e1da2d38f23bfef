using Cauce.App.Cases.Files;
using Cauce.App.Cases.Files.Scanning;
using Cauce.App.Data;
using Cauce.App.Deadlines;
using Cauce.App.Identity;
using Cauce.App.Shared;
using Cauce.Domain.Cases;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;

namespace Cauce.App.Portal;

/// <summary>A case as its customer follows it, by the key of the case.</summary>
internal static class TrackingDoor
{
    public static void MapTracking(this Pages pages, Settings settings)
    {
        pages.MapGet("/thanks/{key}", Thank);
        var track = pages.MapGroup("/track/{key}");
        track.MapGet("", Show);
        track.MapGet("/receipt", Receipt);
        track.MapGet("/receipt.html", DownloadReceipt);
        track.MapGet("/files/{id:guid}", Download);
        foreach (var act in new[] { "messages", "answer", "understood" })
            track.MapGet("/" + act, (string key) => Page.SeeOther($"/track/{key}"));
        track.MapPost("/messages", Say).TakesFiles(settings);
        track.MapPost("/answer", Answer);
        track.MapPost("/understood", Confirm);
    }

    private static async Task<IResult> Thank(string key, AppDb db, Catalogue catalogue, CancellationToken cancel) =>
        Page.Of<ThanksPage>(new { Look = await TrackingLook.Read(db, catalogue.Current, key, cancel) });

    private static async Task<IResult> Show(string key, AppDb db, Catalogue catalogue, CancellationToken cancel) =>
        Page.Of<TrackPage>(new { Look = await TrackingLook.Read(db, catalogue.Current, key, cancel), Forms = new TrackForms() });

    private static async Task<IResult> Receipt(string key, AppDb db, Catalogue catalogue, CancellationToken cancel) =>
        Page.Of<ReceiptPage>(new { Look = await TrackingLook.Read(db, catalogue.Current, key, cancel) });

    /// <summary>One file that needs nothing else to be read, now or in years.</summary>
    private static async Task<IResult> DownloadReceipt(string key, HttpContext http, AppDb db, Catalogue catalogue, CancellationToken cancel)
    {
        var look = await TrackingLook.Read(db, catalogue.Current, key, cancel);
        http.Response.Headers.ContentSecurityPolicy = SecurityPolicy.ForFiles;
        http.Response.Headers.ContentDisposition = $"attachment; filename=\"{look.Case.Number}.html\"";
        return Page.Of<ReceiptFile>(new { Look = look });
    }

    /// <summary>By a link of a page of the case that is not old: see <see cref="DownloadLinks"/>.</summary>
    private static async Task<IResult> Download(
        string key, Guid id, [AsParameters] DownloadLink link, HttpContext http, AppDb db, FilesForCustomer files, CancellationToken cancel)
    {
        var found = await TrackingLook.Find(db, key, cancel);
        if (!files.Links.IsGood(key, id, link))
            return Page.Of<LinkExpiredPage>(new { Key = key, found.Number }, StatusCodes.Status410Gone);
        var file = await db.Set<Attachment>().FirstOrDefaultAsync(
            f => f.Id == new Id<Attachment>(id) && f.CaseId == found.Id && f.ForCustomer, cancel) ?? throw new MissingException("file");
        return FileDoor.Answer(http, files.Guarded.Store, (file, await files.Guarded.Gate.Of(db, file.Sha256, cancel)), toStaff: false, link.Inline == true);
    }

    private static async Task<IResult> Say(
        string key, [FromForm] SayAsCustomer.Input input, IFormFileCollection files, HttpContext http, TrackingParts parts, AppDb db, CancellationToken cancel)
    {
        var form = Form.Of(input);
        await TrackingLook.Find(db, key, cancel);
        var taken = await parts.Files.Take(files, http.Request.Form[SentFiles.KeptField], form, cancel);
        if (await form.Try(http, () => parts.Say.Do(key, input, taken, Actor.Visitor, cancel)))
            return Page.SeeOther($"/track/{key}?said=1#messages");
        var forms = new TrackForms { Say = form, Kept = [.. taken.Select(f => (f, parts.Files.Seal(f)))] };
        return await ShowAgain(key, forms, db, parts.Catalogue, cancel);
    }

    private static async Task<IResult> Answer(
        string key, [FromForm] AnswerAsCustomer.Input input, HttpContext http, TrackingParts parts, AppDb db, CancellationToken cancel)
    {
        var form = Form.Of(input);
        return await form.Try(http, () => parts.Answer.Do(key, input, Actor.Visitor, cancel))
            ? Page.SeeOther($"/track/{key}")
            : await ShowAgain(key, new TrackForms { Answer = form }, db, parts.Catalogue, cancel);
    }

    private static async Task<IResult> Confirm(string key, ConfirmRestatement confirm, HttpContext http, CancellationToken cancel)
    {
        await confirm.Do(key, Actor.Visitor, cancel);
        return Page.SeeOther($"/track/{key}#understood");
    }

    private static async Task<IResult> ShowAgain(string key, TrackForms forms, AppDb db, Catalogue catalogue, CancellationToken cancel) =>
        Page.Of<TrackPage>(new { Look = await TrackingLook.Read(db, catalogue.Current, key, cancel), Forms = forms },
            StatusCodes.Status422UnprocessableEntity);
}

/// <summary>What the tracking page's acts need.</summary>
internal sealed record TrackingParts(SayAsCustomer Say, AnswerAsCustomer Answer, SentFiles Files, Catalogue Catalogue);

/// <summary>The forms of the tracking page, with what was typed when one of them was refused.</summary>
public sealed record TrackForms
{
    public Form<SayAsCustomer.Input> Say { get; init; } = Form.Of(new SayAsCustomer.Input());

    public Form<AnswerAsCustomer.Input> Answer { get; init; } = Form.Of(new AnswerAsCustomer.Input());

    public IReadOnlyList<(StoredFile File, string Note)> Kept { get; init; } = [];
}
