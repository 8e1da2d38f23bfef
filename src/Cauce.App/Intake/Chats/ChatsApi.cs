using Cauce.App.Data;
using Cauce.App.Identity;
using Cauce.Domain.Intake.Chats;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Cauce.App.Intake.Chats;

/// <summary>Chats for other programs: those that go on and those that ended lately, and what staff do with them.</summary>
internal static class ChatsApi
{
    public static void MapChatsApi(this RouteGroupBuilder api)
    {
        var chats = api.MapGroup("/chats").WithTags("Chats");
        chats.MapGet("", async (HttpContext http, AppDb db, CancellationToken cancel) =>
        {
            http.Actor().Must(Permission.WorkCases);
            var look = await ChatsLook.Read(db, http.Actor(), cancel);
            return TypedResults.Ok(new ChatList([.. look.Open.Concat(look.Ended).Select(r => ChatRecord.Of(r.Chat))]));
        }).WithSummary("Chats that go on, who waits longest first, and those that ended lately");
        chats.MapGet("{id:guid}", async (Guid id, HttpContext http, AppDb db, CancellationToken cancel) => TypedResults.Ok(await Read(id, http, db, cancel))).WithSummary("One chat with all that was said");
        chats.MapPost("{id:guid}/lines", async (Guid id, ChatAnswer input, AnswerChat act, HttpContext http, AppDb db) =>
        {
            await act.Do(new(id), input, http.Actor(), http.RequestAborted);
            return TypedResults.Ok(await Read(id, http, db, http.RequestAborted));
        }).WithSummary("Says something to the visitor; who answers first takes the chat");
        chats.MapPost("{id:guid}/end", async (Guid id, ChatEnd input, EndChat act, HttpContext http, AppDb db) =>
        {
            await act.Do(new(id), input, http.Actor(), http.RequestAborted);
            return TypedResults.Ok(await Read(id, http, db, http.RequestAborted));
        }).WithSummary("Ends a chat that needs no case");
        chats.MapPost("{id:guid}/case", async Task<Created<ChatTalkRecord>> (Guid id, ChatCase input, OpenCaseFromChat act, HttpContext http, AppDb db) =>
        {
            var number = await act.Do(new(id), input, http.Actor(), http.RequestAborted);
            return TypedResults.Created($"/api/v1/cases/{number}", await Read(id, http, db, http.RequestAborted));
        }).WithSummary("Makes a case of a chat, with its transcript");
    }

    private static async Task<ChatTalkRecord> Read(Guid id, HttpContext http, AppDb db, CancellationToken cancel)
    {
        var talk = await ChatTalk.Read(db, http.Actor(), new(id), cancel);
        return new ChatTalkRecord(ChatRecord.Of(talk.Chat), [.. talk.Lines.Select(l => new ChatLineRecord(l.Position, l.At, l.IsVisitors ? null : l.ByName, l.Text))]);
    }
}

public sealed record ChatList(IReadOnlyList<ChatRecord> Items);

/// <param name="TakenBy">Name of who talks with the visitor; null while nobody does.</param>
/// <param name="WaitsSince">Since when the visitor waits for words of ours; null while they do not.</param>
/// <param name="Case">Number of the case it became.</param>
public sealed record ChatRecord(
    Guid Id, string Name, string? Email, string? Phone, string? Site, string Language, DateTimeOffset StartedAt,
    string? TakenBy, DateTimeOffset? WaitsSince, DateTimeOffset? EndedAt, ChatOutcome? Outcome, string? Case)
{
    internal static ChatRecord Of(Chat chat) => new(
        chat.Id.Value, chat.Name, chat.Email, chat.Phone, chat.Site, chat.Language, chat.StartedAt,
        chat.TakenBy is null ? null : chat.TakenByName, chat.WaitsSince, chat.EndedAt, chat.Outcome, chat.CaseNumber);
}

/// <param name="By">Who of us said it; null for the visitor.</param>
public sealed record ChatLineRecord(int Position, DateTimeOffset At, string? By, string Text);

public sealed record ChatTalkRecord(ChatRecord Chat, IReadOnlyList<ChatLineRecord> Lines);
