using Cauce.App.Background;
using Cauce.App.Data;
using Cauce.Domain.Intake.Chats;
using Microsoft.EntityFrameworkCore;

namespace Cauce.App.Intake.Chats;

/// <summary>Makes cases of the chats nobody answers, and ends those in which nobody says anything more.</summary>
internal sealed class ForgottenChats(Writer writer, CarryChat carry, IChatNews news, IDbContextFactory<AppDb> databases, TimeProvider time, ILogger<ForgottenChats> log)
    : Recurring(TimeSpan.FromSeconds(5), time, log)
{
    private const int AtATime = 50;

    protected override async Task Round(CancellationToken stopping)
    {
        await using var db = await databases.CreateDbContextAsync(stopping);
        var now = Time.Now();
        var (impatient, silent) = (now - Chat.Patience, now - Chat.Silence);
        var forgotten = await db.Set<Chat>().Where(c => c.EndedAt == null && (c.LastAt <= silent || (c.TakenBy == null && c.WaitsSince <= impatient)))
            .OrderBy(c => c.LastAt).Select(c => c.Id).Take(AtATime).ToListAsync(stopping);
        foreach (var id in forgotten)
            await TakeCareOf(id, stopping);
    }

    private async Task TakeCareOf(Id<Chat> id, CancellationToken stopping)
    {
        try
        {
            var changed = await writer.Do(async work =>
            {
                var chat = await work.Chat(Actor.System, id);
                if (chat.IsForgotten(work.Now))
                    await carry.Open(chat, new ChatCase(), Actor.Visitor, work);
                else if (chat.IsSilent(work.Now))
                    chat.End(ChatOutcome.VisitorLeft, "", work.Now);
                return chat;
            }, stopping);
            await news.Tell(changed);
        }
        catch (Exception failure) when (!stopping.IsCancellationRequested)
        {
            // One that cannot be helped does not keep the others waiting.
            Log.LogError(failure, "Chat {Chat} could not be taken care of and is looked at again", id);
        }
    }
}
