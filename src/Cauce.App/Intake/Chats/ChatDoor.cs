using Cauce.App.Data;
using Cauce.App.Console.Live;
using Cauce.App.Portal;
using Cauce.App.Shared;
using Cauce.Domain.Intake.Chats;
using Microsoft.AspNetCore.Mvc;

namespace Cauce.App.Intake.Chats;

/// <summary>The visitor's side of a chat: on the portal, and in a frame on the organisation's own sites.</summary>
internal static class ChatDoor
{
    public static void MapChat(this Pages portal) => Map(portal.MapGroup("/chat"), isFramed: false);

    /// <param name="framed">The pages that sites of the organisation may show.</param>
    public static void MapFramedChat(this Pages framed) => Map(framed.MapGroup("/chat"), isFramed: true);

    private static void Map(Pages pages, bool isFramed)
    {
        pages.MapGet("", (string? site, FormTickets tickets, Catalogue catalogue, TimeProvider time) => Ask(Form.Of(new ChatInput { Ticket = tickets.New(), Site = site }), catalogue, time, isFramed));
        Plain(pages.MapPost("", async ([FromForm] ChatInput input, HttpContext http, StartChat start, FormTickets tickets, Catalogue catalogue, TimeProvider time) =>
        {
            var form = Form.Of(input);
            if (!string.IsNullOrEmpty(input.Website))
                form.Refuse(PortalRefusals.LooksLikeProgram);
            var key = await form.Try(http, () => start.Do(tickets.Read(input.Ticket) is { } id ? new Id<Chat>(id.Value) : null, input, http.RequestAborted));
            input.Website = null;
            return key is null ? Ask(form, catalogue, time, isFramed) : Page.SeeOther($"{Root(isFramed)}/{key}{Language(http)}");
        }));
        pages.MapGet("/{key}", (string key, AppDb db, Catalogue catalogue, CancellationToken cancel) => Show(key, Form.Of(new ChatWords()), db, catalogue, isFramed, cancel));
        Plain(pages.MapPost("/{key}/lines", async (string key, [FromForm] ChatWords input, HttpContext http, SayInChat say, AppDb db, Catalogue catalogue) =>
        {
            var form = Form.Of(input);
            return await form.Try(http, () => say.Do(key, input.Line, input.Text, http.RequestAborted))
                ? Page.SeeOther($"{Root(isFramed)}/{key}{Language(http)}#say") : await Show(key, form, db, catalogue, isFramed, http.RequestAborted);
        }));
        Plain(pages.MapPost("/{key}/end", async (string key, HttpContext http, LeaveChat leave, IFormCollection _) =>
        {
            await leave.Do(key, http.RequestAborted);
            return Page.SeeOther($"{Root(isFramed)}/{key}{Language(http)}");
        }));
        pages.MapGet("/{key}/live", Listen);

        // In a frame no cookie of ours is sent, and none is needed: the forms act for nobody.
        void Plain(IEndpointConventionBuilder post)
        {
            if (isFramed)
                post.DisableAntiforgery();
        }
    }

    private static string Root(bool isFramed) => isFramed ? "/embed/chat" : "/chat";

    private static string Language(HttpContext http) => http.Request.Query["lang"].ToString() is "es" or "en" ? $"?lang={http.Request.Query["lang"]}" : "";

    private static IResult Ask(Form<ChatInput> form, Catalogue catalogue, TimeProvider time, bool isFramed)
    {
        var now = time.GetUtcNow();
        var parameters = new { Form = form, IsOpen = catalogue.Current.OpenChatDesk(now) is not null, Next = Next(catalogue.Current, now), Root = Root(isFramed) };
        return isFramed ? Page.Of<FramedChatStartPage>(parameters, form.Status) : Page.Of<ChatStartPage>(parameters, form.Status);
    }

    /// <summary>The next opening in the time of the branch.</summary>
    private static DateTime? Next(Catalogue.Snapshot known, DateTimeOffset now) =>
        known.NextChatHour(now) is { } next && next > now ? known.CalendarOf(known.ChatDesk!.Branch).LocalTime(next) : null;

    private static async Task<IResult> Show(string key, Form<ChatWords> form, AppDb db, Catalogue catalogue, bool isFramed, CancellationToken cancel)
    {
        var talk = await ChatTalk.ByKey(db, key, cancel);
        var parameters = new { Talk = talk, Key = key, Form = form, Calendar = catalogue.Current.CalendarOf(talk.Chat.Branch), Root = Root(isFramed) };
        return isFramed ? Page.Of<FramedChatPage>(parameters, form.Status) : Page.Of<ChatPage>(parameters, form.Status);
    }

    private static async Task<IResult> Listen(string key, HttpContext http, LiveFeed feed, AppDb db, CancellationToken cancel)
    {
        if (feed.IsFull)
            return Results.StatusCode(StatusCodes.Status503ServiceUnavailable);
        var chat = (await ChatTalk.ByKey(db, key, cancel)).Chat;
        if (feed.ListenAsVisitor(chat.Id.Value) is not { } ear)
        {
            http.Response.Headers.RetryAfter = "60";
            return Results.StatusCode(StatusCodes.Status429TooManyRequests);
        }
        return new LiveStream(ear, (_, _) => Task.FromResult<string?>(LiveStream.Refresh(mark: null)), () => Task.FromResult(true));
    }
}

/// <summary>One line of a visitor.</summary>
public sealed class ChatWords
{
    /// <summary>Chosen by the page, so that the same line sent again is said once.</summary>
    public Guid? Line { get; set; }

    public string? Text { get; set; }
}
