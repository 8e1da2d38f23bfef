using Cauce.App.Cases;
using Cauce.App.Cases.Files;
using Cauce.App.Data;
using Cauce.App.Intake.Chats;
using Cauce.App.Shared;
using Cauce.Domain.Cases;
using Microsoft.AspNetCore.Mvc;

namespace Cauce.App.Portal.Embed;

/// <summary>
/// The portal's form inside the pages of the organisation's own sites, and of no others. No cookie of ours is sent from
/// there, and none is needed: the form acts for nobody, and its ticket makes it one case however often it is sent.
/// </summary>
internal static class EmbedDoor
{
    public static void MapEmbed(this Pages pages, Settings settings)
    {
        var framed = pages.MapGroup("/embed");
        framed.AddEndpointFilter((context, next) =>
        {
            var http = context.HttpContext;
            var sites = http.RequestServices.GetRequiredService<Catalogue>().Current.Sites;
            http.Response.Headers.ContentSecurityPolicy = SecurityPolicy.ForFramesOn(sites.Select(s => s.Origin));
            return next(context);
        });
        framed.MapFramedChat();
        framed.MapGet("/{kind}", Ask);
        framed.MapPost("/{kind}", Receive).TakesFiles(settings).DisableAntiforgery();
        framed.MapGet("/thanks/{key}", Thank);
    }

    private static IResult Ask(string kind, HttpContext http, Catalogue catalogue, FormTickets tickets) =>
        Show(ComplaintDoor.Offered(kind, catalogue), Form.Of(ComplaintDoor.Begin(tickets)), [], StatusCodes.Status200OK);

    private static async Task<IResult> Receive(
        string kind, string? lang, [FromForm] ComplaintInput input, IFormFileCollection files, HttpContext http, ComplaintParts parts, CancellationToken cancel)
    {
        var offered = ComplaintDoor.Offered(kind, parts.Catalogue);
        var received = await ComplaintDoor.Take(offered, input, files, http, parts, cancel);
        return received.Registered is { } registered
            ? Page.SeeOther($"/embed/thanks/{parts.Keys.Of(registered.Id)}{(lang is "es" or "en" ? "?lang=" + lang : "")}")
            : Show(offered, received.Form, received.Kept, StatusCodes.Status422UnprocessableEntity);
    }

    private static async Task<IResult> Thank(string key, Catalogue catalogue, AppDb db, CancellationToken cancel) =>
        Page.Of<EmbedThanksPage>(new { Look = await TrackingLook.Read(db, catalogue.Current, key, cancel) });

    private static IResult Show(Kind kind, Form<ComplaintInput> form, IReadOnlyList<(StoredFile File, string Note)> kept, int status) =>
        Page.Of<EmbedPage>(new { Kind = kind, Form = form, Kept = kept }, status);
}
