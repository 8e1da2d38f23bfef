using Cauce.App.Data;
using Cauce.App.Deadlines;
using Cauce.App.Intake.Chats;
using Cauce.App.Portal.Embed;
using Cauce.App.Shared;
using Microsoft.AspNetCore.Mvc;

namespace Cauce.App.Portal;

/// <summary>The customer's door: no account, no script needed, one key per case.</summary>
internal static class PortalDoor
{
    public static void AddPortal(this IServiceCollection services) => services.AddSingleton<FormTickets>().AddSingleton<ComplaintParts>().AddSingleton<TrackingParts>()
        .AddSingleton<DownloadLinks>().AddSingleton<FilesForCustomer>();

    public static void MapPortal(this IEndpointRouteBuilder app)
    {
        var settings = app.ServiceProvider.GetRequiredService<Settings>();
        var pages = app.MapPages("");
        pages.MapGet("/", (Catalogue catalogue) => Home(catalogue, Form.Of(new LinkRequest())));
        pages.MapGet("/track", Follow);
        pages.MapPost("/link", SendLink);
        pages.MapComplaints(settings);
        pages.MapChat();
        pages.MapEmbed(settings);
        pages.MapTracking(settings);
        pages.MapSurvey();
        pages.MapUnsubscribe();
    }

    private static IResult Home(Catalogue catalogue, Form<LinkRequest> form, bool unknownKey = false, int status = StatusCodes.Status200OK) =>
        Page.Of<HomePage>(new { Known = catalogue.Current, Form = form, UnknownKey = unknownKey, IsChatOpen = catalogue.Current.OpenChatDesk(DateTimeOffset.UtcNow) is not null }, status);

    /// <summary>Takes a link or a key as people paste it.</summary>
    private static async Task<IResult> Follow(string? key, Catalogue catalogue, AppDb db, CancellationToken cancel)
    {
        var pasted = (key ?? "").Trim().TrimEnd('/');
        if (pasted.Length == 0)
            return Page.SeeOther("/");
        var last = pasted[(pasted.LastIndexOf('/') + 1)..].Split('?', '#')[0];
        return await TrackingLook.Exists(db, last, cancel)
            ? Page.SeeOther($"/track/{last}")
            : Home(catalogue, Form.Of(new LinkRequest()), unknownKey: true, StatusCodes.Status404NotFound);
    }

    private static async Task<IResult> SendLink(
        [FromForm] LinkRequest input, HttpContext http, SendLinkAgain send, Catalogue catalogue, CancellationToken cancel)
    {
        var form = Form.Of(input);
        return await form.Try(http, () => send.Do(input, cancel))
            ? Page.Of<LinkSentPage>()
            : Home(catalogue, form, status: StatusCodes.Status422UnprocessableEntity);
    }
}
