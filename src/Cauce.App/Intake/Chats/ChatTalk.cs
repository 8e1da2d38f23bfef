using Cauce.App.Cases;
using Cauce.App.Data;
using Cauce.Domain.Intake.Chats;
using Microsoft.EntityFrameworkCore;

namespace Cauce.App.Intake.Chats;

/// <summary>A chat with all that was said in it.</summary>
public sealed record ChatTalk(Chat Chat, IReadOnlyList<ChatLine> Lines)
{
    /// <summary>As its visitor sees it.</summary>
    /// <exception cref="MissingException">The key opens nothing.</exception>
    internal static async Task<ChatTalk> ByKey(AppDb db, string key, CancellationToken cancel)
    {
        var hash = TrackingKeys.Hash(key);
        return await Of(db, await db.Set<Chat>().FirstOrDefaultAsync(c => c.KeyHash == hash, cancel), cancel);
    }

    /// <exception cref="MissingException">There is none, or the actor may not see it.</exception>
    internal static async Task<ChatTalk> Read(AppDb db, Actor actor, Id<Chat> id, CancellationToken cancel) =>
        await Of(db, await db.ChatsVisibleTo(actor).FirstOrDefaultAsync(c => c.Id == id, cancel), cancel);

    private static async Task<ChatTalk> Of(AppDb db, Chat? chat, CancellationToken cancel) => chat is null
        ? throw new MissingException("chat")
        : new ChatTalk(chat, await db.Set<ChatLine>().Where(l => l.ChatId == chat.Id).OrderBy(l => l.Position).ToListAsync(cancel));
}

/// <summary>The chats of the actor's branches: those that go on, who waits longest first, and those that ended lately.</summary>
public sealed record ChatsLook(IReadOnlyList<ChatRow> Open, IReadOnlyList<ChatRow> Ended)
{
    private const int MostOpen = 200;
    private const int MostEnded = 50;

    internal static async Task<ChatsLook> Read(AppDb db, Actor actor, CancellationToken cancel)
    {
        var chats = db.ChatsVisibleTo(actor);
        var open = await Rows(db, chats.Where(c => c.EndedAt == null).OrderBy(c => c.StartedAt).Take(MostOpen)).ToListAsync(cancel);
        var ended = await Rows(db, chats.Where(c => c.EndedAt != null).OrderByDescending(c => c.StartedAt).Take(MostEnded)).ToListAsync(cancel);
        return new ChatsLook(
            [.. open.OrderBy(r => r.Chat.TakenBy is not null).ThenBy(r => r.Chat.WaitsSince ?? DateTimeOffset.MaxValue)],
            [.. ended.OrderByDescending(r => r.Chat.StartedAt)]);
    }

    /// <summary>Chats that nobody has taken yet, for who may take them.</summary>
    internal static Task<List<ChatRow>> Waiting(AppDb db, Actor actor, CancellationToken cancel) =>
        Rows(db, db.ChatsVisibleTo(actor).Where(c => c.EndedAt == null && c.TakenBy == null).OrderBy(c => c.StartedAt).Take(3)).ToListAsync(cancel);

    private static IQueryable<ChatRow> Rows(AppDb db, IQueryable<Chat> chats) =>
        chats.Select(c => new ChatRow(c, db.Set<ChatLine>().Where(l => l.ChatId == c.Id).OrderByDescending(l => l.Position).Select(l => l.Text).FirstOrDefault() ?? ""));
}

/// <param name="Last">What was said last.</param>
public sealed record ChatRow(Chat Chat, string Last);
