using Cauce.App.Data;
using Cauce.App.Intake.Chats;
using Cauce.Domain.Intake.Chats;
using Microsoft.EntityFrameworkCore;

namespace Cauce.App.Console.Live;

/// <summary>Takes the news of chats to the open pages: those of this node, or by PostgreSQL those of all.</summary>
internal sealed class LiveChats(Database database, LiveFeed feed, IDbContextFactory<AppDb> databases) : IChatNews
{
    public async Task Tell(Chat chat)
    {
        var happening = Happening.OfChat(chat.Id.Value, chat.Branch);
        if (database.IsSqlite)
        {
            feed.Tell([happening]);
            return;
        }
        await using var db = await databases.CreateDbContextAsync();
        await db.Database.ExecuteSqlAsync($"SELECT pg_notify({LiveWire.Channel}, {happening.Write()})");
    }
}
