using Cauce.App.Cases;
using Cauce.App.Data;
using Cauce.Domain.Intake.Chats;
using Microsoft.EntityFrameworkCore;

namespace Cauce.App.Intake.Chats;

/// <summary>Which chats somebody sees: staff those of their branches, visitors the one they have the key of.</summary>
internal static class ChatScope
{
    public static IQueryable<Chat> ChatsVisibleTo(this AppDb db, Actor actor)
    {
        var chats = db.Set<Chat>().AsQueryable();
        if (actor.Kind == ActorKind.System)
            return chats;
        var (all, branches) = (actor.SeesAllBranches, actor.Branches);
        return actor.May(Permission.WorkCases) ? chats.Where(c => all || branches.Contains(c.Branch)) : chats.Where(c => false);
    }

    /// <summary>To be changed.</summary>
    /// <exception cref="MissingException">There is none, or the actor may not see it.</exception>
    public static async Task<Chat> Chat(this Work work, Actor actor, Id<Chat> id) =>
        await work.Db.ChatsVisibleTo(actor).AsTracking().FirstOrDefaultAsync(c => c.Id == id) ?? throw new MissingException("chat");

    /// <summary>To be changed by its visitor.</summary>
    /// <exception cref="MissingException">The key opens nothing.</exception>
    public static async Task<Chat> ChatByKey(this Work work, string key)
    {
        var hash = TrackingKeys.Hash(key);
        return await work.Db.Set<Chat>().AsTracking().FirstOrDefaultAsync(c => c.KeyHash == hash) ?? throw new MissingException("chat");
    }
}
