using Cauce.App.Data;
using Cauce.Domain.Intake.Chats;
using Microsoft.EntityFrameworkCore;

namespace Cauce.App.Intake.Chats;

/// <summary>The visitor says something more.</summary>
internal sealed class SayInChat(Writer writer, IChatNews news) : IAct
{
    /// <param name="line">Chosen by the page: the same words, sent again on a bad line, are said once.</param>
    /// <exception cref="RefusedException">It has ended, or nothing was said.</exception>
    /// <exception cref="MissingException">The key opens nothing.</exception>
    public async Task Do(string key, Guid? line, string? text, CancellationToken cancel = default)
    {
        var words = Text.Body(text, "Text", Chat.LongestLine);
        var told = await writer.Do(async work =>
        {
            var chat = await work.ChatByKey(key);
            var id = line is { } chosen && chosen != Guid.Empty ? new Id<ChatLine>(chosen) : Id<ChatLine>.New(work.Now);
            if (!await work.Db.Set<ChatLine>().AnyAsync(l => l.Id == id))
                work.Db.Add(chat.Say(id, words, work.Now));
            return chat;
        }, cancel);
        await news.Tell(told);
    }
}

/// <summary>The visitor ends it. What they said and nobody answered becomes a case.</summary>
internal sealed class LeaveChat(Writer writer, CarryChat carry, IChatNews news) : IAct
{
    /// <exception cref="MissingException">The key opens nothing.</exception>
    public async Task Do(string key, CancellationToken cancel = default)
    {
        var left = await writer.Do(async work =>
        {
            var chat = await work.ChatByKey(key);
            if (chat is { IsOpen: true, WaitsSince: not null })
                await carry.Open(chat, new ChatCase(), Actor.Visitor, work);
            else if (chat.IsOpen)
                chat.End(ChatOutcome.VisitorLeft, "", work.Now);
            return chat;
        }, cancel);
        await news.Tell(left);
    }
}
