using Cauce.App.Cases.Files;
using Cauce.App.Data;
using Cauce.App.Identity;
using Cauce.App.Shared;
using Cauce.Domain.Intake.Messengers;
using Microsoft.AspNetCore.Mvc;

namespace Cauce.App.Intake.Messengers;

/// <summary>What came by messengers: what became of each, and what a person can do with it.</summary>
internal static class IncomingDoor
{
    /// <summary>For the group of the console's pages.</summary>
    public static void MapIncoming(this Pages console)
    {
        var pages = console.MapGroup("/messages").Needs(Permission.WorkCases);
        pages.MapGet("", List);
        pages.MapGet("/{id:guid}", (Guid id, HttpContext http, AppDb db) => Show(id, Form.Of(new IncomingPlace()), http, db));
        pages.MapGet("/{id:guid}/original", Original);
        pages.MapPost("/{id:guid}/retry", (Guid id, HttpContext http, RetryIncoming act, IFormCollection _) => Then(id, act.Do(new(id), http.Actor(), http.RequestAborted)));
        pages.MapPost("/{id:guid}/ignore", (Guid id, HttpContext http, IgnoreIncoming act, IFormCollection _) => Then(id, act.Do(new(id), http.Actor(), http.RequestAborted)));
        pages.MapPost("/{id:guid}/attachment", Attach);
        pages.MapPost("/{id:guid}/case", async (Guid id, HttpContext http, OpenCaseFromIncoming act, IFormCollection _) =>
            Page.SeeOther($"/console/cases/{await act.Do(new(id), http.Actor(), http.RequestAborted)}"));
        pages.MapPost("/{id:guid}/block", (Guid id, HttpContext http, BlockPeer act, IFormCollection _) => Then(id, act.Do(new(id), true, http.Actor(), http.RequestAborted))).Needs(Permission.BlockSenders);
        pages.MapPost("/{id:guid}/unblock", (Guid id, HttpContext http, BlockPeer act, IFormCollection _) => Then(id, act.Do(new(id), false, http.Actor(), http.RequestAborted))).Needs(Permission.BlockSenders);
    }

    private static async Task<IResult> List(string? state, string? before, HttpContext http, AppDb db, CancellationToken cancel)
    {
        var wanted = Enum.TryParse<IncomingState>(state, ignoreCase: true, out var known) && Enum.IsDefined(known) ? known : (IncomingState?)null;
        return Page.Of<IncomingListPage>(new { Look = await IncomingListLook.Read(db, http.Actor(), wanted, before, cancel) });
    }

    private static async Task<IResult> Show(Guid id, Form<IncomingPlace> form, HttpContext http, AppDb db) =>
        Page.Of<IncomingPage>(new { Look = await IncomingLook.Read(db, http.Actor(), id, http.RequestAborted), Actor = http.Actor(), Form = form }, form.Status);

    private static async Task<IResult> Then(Guid id, Task act)
    {
        await act;
        return Page.SeeOther($"/console/messages/{id}");
    }

    private static async Task<IResult> Attach(Guid id, [FromForm] IncomingPlace input, HttpContext http, AttachIncoming act, AppDb db)
    {
        var form = Form.Of(input);
        var number = await form.Try(http, async () =>
        {
            try
            {
                return await act.Do(new(id), input, http.Actor(), http.RequestAborted);
            }
            catch (MissingException) when (db.IncomingVisibleTo(http.Actor()).Any(m => m.Id == new Id<IncomingMessage>(id)))
            {
                throw IncomingRefusals.UnknownCase.With(input.Case ?? "").AsException();
            }
        });
        return number is null ? await Show(id, form, http, db) : Page.SeeOther($"/console/cases/{number}");
    }

    /// <summary>The post as it came, byte for byte.</summary>
    private static async Task<IResult> Original(Guid id, HttpContext http, AppDb db, FileStore store, CancellationToken cancel)
    {
        var look = await IncomingLook.Read(db, http.Actor(), id, cancel);
        http.Response.Headers.ContentSecurityPolicy = SecurityPolicy.ForFiles;
        return store.Open(look.Incoming.Sha256) is { } content ? Results.Stream(content, "application/json", $"{id}.json") : throw new MissingException("file");
    }
}
