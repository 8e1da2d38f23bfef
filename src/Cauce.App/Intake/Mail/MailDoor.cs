using Cauce.App.Cases.Files;
using Cauce.App.Cases.Files.Scanning;
using Cauce.App.Data;
using Cauce.App.Identity;
using Cauce.App.Shared;
using Cauce.Domain.Intake.Mail;
using Microsoft.AspNetCore.Mvc;

namespace Cauce.App.Intake.Mail;

/// <summary>What came in by mail: what became of each, and what a person can do with it.</summary>
internal static class MailDoor
{
    /// <summary>For the group of the console's pages.</summary>
    public static void MapMails(this Pages console)
    {
        var pages = console.MapGroup("/mails").Needs(Permission.WorkCases);
        pages.MapGet("", List);
        pages.MapGet("/{id:guid}", (Guid id, HttpContext http, AppDb db, CancellationToken cancel) => Show(id, Form.Of(new AttachMailToCase.Input()), http, db, cancel));
        pages.MapGet("/{id:guid}/original", Original);
        pages.MapGet("/{id:guid}/html", ShowHtml);
        pages.MapGet("/{id:guid}/files/{position:int}", Download);
        pages.MapPost("/{id:guid}/retry", async (Guid id, HttpContext http, RetryMail retry, IFormCollection _) =>
        {
            await retry.Do(new Id<IncomingMail>(id), http.Actor(), http.RequestAborted);
            return Page.SeeOther($"/console/mails/{id}");
        });
        pages.MapPost("/{id:guid}/ignore", async (Guid id, HttpContext http, IgnoreMail ignore, IFormCollection _) =>
        {
            await ignore.Do(new Id<IncomingMail>(id), http.Actor(), http.RequestAborted);
            return Page.SeeOther($"/console/mails/{id}");
        });
        pages.MapPost("/{id:guid}/attachment", Attach);
        pages.MapPost("/{id:guid}/case", async (Guid id, HttpContext http, OpenCaseFromMail open, IFormCollection _) =>
            Page.SeeOther($"/console/cases/{await open.Do(new Id<IncomingMail>(id), http.Actor(), http.RequestAborted)}"));
        pages.MapPost("/{id:guid}/block", async (Guid id, [FromForm] BlockSender.Input input, HttpContext http, BlockSender block) =>
        {
            await block.Do(new Id<IncomingMail>(id), input, http.Actor(), http.RequestAborted);
            return Page.SeeOther($"/console/mails/{id}");
        }).Needs(Permission.BlockSenders);
    }

    private static async Task<IResult> List(string? state, string? before, HttpContext http, AppDb db, CancellationToken cancel)
    {
        var wanted = Enum.TryParse<MailState>(state, ignoreCase: true, out var known) && Enum.IsDefined(known) ? known : (MailState?)null;
        return Page.Of<MailsPage>(new { Look = await MailsLook.Read(db, http.Actor(), wanted, before, cancel), Actor = http.Actor() });
    }

    private static async Task<IResult> Show(Guid id, Form<AttachMailToCase.Input> form, HttpContext http, AppDb db, CancellationToken cancel)
    {
        http.Response.Headers.ContentSecurityPolicy = SecurityPolicy.ForPagesWithLetters;
        return Page.Of<MailPage>(new { Images = http.Request.Query["images"] == "true", Look = await MailLook.Read(db, http.Actor(), id, cancel), Actor = http.Actor(), Form = form }, form.Status);
    }

    private static async Task<IResult> Attach(Guid id, [FromForm] AttachMailToCase.Input input, HttpContext http, AttachMailToCase attach, AppDb db)
    {
        var form = Form.Of(input);
        var number = await form.Try(http, async () =>
        {
            try
            {
                return await attach.Do(new Id<IncomingMail>(id), input, http.Actor(), http.RequestAborted);
            }
            catch (MissingException) when (db.MailsVisibleTo(http.Actor()).Any(m => m.Id == new Id<IncomingMail>(id)))
            {
                throw MailPageRefusals.UnknownCase.With(input.Case ?? "").AsException();
            }
        });
        return number is null ? await Show(id, form, http, db, http.RequestAborted) : Page.SeeOther($"/console/cases/{number}");
    }

    /// <summary>The mail as it came, byte for byte.</summary>
    private static async Task<IResult> Original(Guid id, HttpContext http, AppDb db, FileStore store, CancellationToken cancel)
    {
        var look = await MailLook.Read(db, http.Actor(), id, cancel);
        var content = look.Mail.IsKept ? store.Open(look.Mail.Sha256) : null;
        http.Response.Headers.ContentSecurityPolicy = SecurityPolicy.ForFiles;
        return content is null ? throw new MissingException("file")
            : Results.Stream(content, "message/rfc822", FileName.Neutral($"{(look.Mail.Subject.Length > 0 ? look.Mail.Subject : "mail")}.eml"));
    }

    /// <summary>Its HTML, cleaned, for the sandboxed frame: nothing runs in it, and nothing is fetched for it until somebody asks.</summary>
    private static async Task<IResult> ShowHtml(Guid id, bool? images, HttpContext http, AppDb db, GuardedFiles store, CancellationToken cancel)
    {
        var remote = images == true;
        var html = await MailHtml.Of(await MailLook.Read(db, http.Actor(), id, cancel), store, remote, cancel);
        http.Response.Headers.ContentSecurityPolicy = remote ? SecurityPolicy.ForLettersWithImages : SecurityPolicy.ForLetters;
        http.Response.Headers["Referrer-Policy"] = "no-referrer";
        return html is null ? throw new MissingException("file") : Results.Content(html, "text/html; charset=utf-8");
    }

    private static async Task<IResult> Download(Guid id, int position, HttpContext http, AppDb db, GuardedFiles store, CancellationToken cancel)
    {
        var look = await MailLook.Read(db, http.Actor(), id, cancel);
        if (look.Files.FirstOrDefault(f => f.Position == position) is not { Sha256: { } sha256 } file)
            throw new MissingException("file");
        FileGate.Pass(store.Gate.Of(look.Scans).Of(sha256), file.Name, toStaff: true);
        var content = store.Store.Open(sha256);
        http.Response.Headers.ContentSecurityPolicy = SecurityPolicy.ForFiles;
        return content is null ? throw new MissingException("file") : Results.Stream(content, file.Type, file.Name);
    }
}

/// <summary>What the page of a mail says no to beside the domain.</summary>
public static class MailPageRefusals
{
    /// <summary>Argument: the number that was typed.</summary>
    public static readonly Refusal UnknownCase = new("mail.unknown-case") { Field = "Case" };
}
