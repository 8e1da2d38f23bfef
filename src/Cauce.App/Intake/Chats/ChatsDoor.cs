using Cauce.App.Data;
using Cauce.App.Identity;
using Cauce.App.Shared;
using Cauce.Domain.Intake.Chats;
using Microsoft.AspNetCore.Mvc;

namespace Cauce.App.Intake.Chats;

/// <summary>The staff's side of the chats, and where their desk is arranged.</summary>
internal static class ChatsDoor
{
    private const string DeskHome = "/console/admin/chat";

    public static void MapChats(this Pages console)
    {
        var pages = console.MapGroup("/chats").Needs(Permission.WorkCases);
        pages.MapGet("", async (HttpContext http, AppDb db, Catalogue catalogue, TimeProvider time) =>
            Page.Of<ChatsPage>(new { Look = await ChatsLook.Read(db, http.Actor(), http.RequestAborted), IsOpen = catalogue.Current.OpenChatDesk(time.GetUtcNow()) is not null, Now = time.GetUtcNow() }));
        pages.MapGet("/{id:guid}", (Guid id, HttpContext http, AppDb db, Catalogue catalogue) => Show(id, new ChatForms(), http, db, catalogue));
        pages.MapPost("/{id:guid}/take", async (Guid id, HttpContext http, TakeChat take, IFormCollection _) =>
        {
            await take.Do(new(id), http.Actor(), http.RequestAborted);
            return Page.SeeOther(Home(id));
        });
        pages.MapPost("/{id:guid}/lines", async (Guid id, [FromForm] ChatAnswer input, HttpContext http, AnswerChat answer, AppDb db, Catalogue catalogue) =>
        {
            var form = Form.Of(input);
            return await form.Try(http, () => answer.Do(new(id), input, http.Actor(), http.RequestAborted))
                ? Page.SeeOther(Home(id)) : await Show(id, new ChatForms { Answer = form }, http, db, catalogue);
        });
        pages.MapPost("/{id:guid}/end", async (Guid id, [FromForm] ChatEnd input, HttpContext http, EndChat end, AppDb db, Catalogue catalogue) =>
        {
            var form = Form.Of(input);
            return await form.Try(http, () => end.Do(new(id), input, http.Actor(), http.RequestAborted))
                ? Page.SeeOther("/console/chats") : await Show(id, new ChatForms { End = form }, http, db, catalogue);
        });
        pages.MapPost("/{id:guid}/case", async (Guid id, [FromForm] ChatCase input, HttpContext http, OpenCaseFromChat open, AppDb db, Catalogue catalogue) =>
        {
            var form = Form.Of(input);
            var number = await form.Try(http, () => open.Do(new(id), input, http.Actor(), http.RequestAborted));
            return number is null ? await Show(id, new ChatForms { Case = form }, http, db, catalogue) : Page.SeeOther($"/console/cases/{number}");
        });
        var admin = console.MapGroup("/admin/chat").Needs(Permission.ManageConnections);
        admin.MapGet("", (Catalogue catalogue, Settings settings) => DeskPage(Form.Of(Arranged(catalogue)), catalogue, settings));
        admin.MapPost("", async ([FromForm] ChatDeskInput input, HttpContext http, ArrangeChat arrange, Catalogue catalogue, Settings settings) =>
        {
            var form = Form.Of(input);
            return await form.Try(http, () => arrange.Do(input, http.Actor(), http.RequestAborted)) ? Page.SeeOther(DeskHome) : DeskPage(form, catalogue, settings);
        });
    }

    private static string Home(Guid id) => $"/console/chats/{id}#answer";

    private static async Task<IResult> Show(Guid id, ChatForms forms, HttpContext http, AppDb db, Catalogue catalogue)
    {
        var talk = await ChatTalk.Read(db, http.Actor(), new(id), http.RequestAborted);
        return Page.Of<ChatDeskTalkPage>(new { Talk = talk, Forms = forms, Known = catalogue.Current, Actor = http.Actor() }, forms.Status);
    }

    private static ChatDeskInput Arranged(Catalogue catalogue) => catalogue.Current.ChatDesk is { } desk
        ? new() { IsOpen = desk.IsOpen, Branch = desk.Branch, Kind = desk.Kind }
        : new() { Branch = catalogue.Current.DefaultBranch?.Id ?? 1, Kind = "complaint" };

    private static IResult DeskPage(Form<ChatDeskInput> form, Catalogue catalogue, Settings settings) =>
        Page.Of<ChatDeskPage>(new { Form = form, Known = catalogue.Current, settings.BaseUrl }, form.Status);
}

/// <summary>The forms beside a chat, with what was typed when one of them was refused.</summary>
public sealed record ChatForms
{
    public Form<ChatAnswer> Answer { get; init; } = Form.Of(new ChatAnswer());

    public Form<ChatEnd> End { get; init; } = Form.Of(new ChatEnd());

    public Form<ChatCase> Case { get; init; } = Form.Of(new ChatCase());

    public int Status => Math.Max(Answer.Status, Math.Max(End.Status, Case.Status));
}
