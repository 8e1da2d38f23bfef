using Cauce.App.Data;
using Cauce.Domain.Intake.Chats;

namespace Cauce.App.Intake.Chats;

/// <summary>A member of staff takes a chat, or takes it over.</summary>
internal sealed class TakeChat(Writer writer, IChatNews news) : IAct
{
    /// <exception cref="RefusedException">It has ended.</exception>
    /// <exception cref="MissingException">There is none, or the actor may not see it.</exception>
    public async Task Do(Id<Chat> id, Actor actor, CancellationToken cancel = default)
    {
        actor.Must(Permission.WorkCases);
        var taken = await writer.Do(async work =>
        {
            var chat = await work.Chat(actor, id);
            chat.Take(actor, work.Now);
            return chat;
        }, cancel);
        await news.Tell(taken);
    }
}

/// <summary>A member of staff says something in a chat.</summary>
internal sealed class AnswerChat(Writer writer, IChatNews news) : IAct
{
    /// <exception cref="RefusedException">Nothing was said, it has ended, or a colleague has it.</exception>
    /// <exception cref="MissingException">There is none, or the actor may not see it.</exception>
    public async Task Do(Id<Chat> id, ChatAnswer input, Actor actor, CancellationToken cancel = default)
    {
        actor.Must(Permission.WorkCases);
        var words = Text.Body(input.Text, nameof(input.Text), Chat.LongestLine);
        Blanks.WhyNotSend(words).Enforce();
        var told = await writer.Do(async work =>
        {
            var chat = await work.Chat(actor, id);
            work.Db.Add(chat.Answer(Id<ChatLine>.New(work.Now), words, actor, work.Now));
            return chat;
        }, cancel);
        await news.Tell(told);
    }
}

public sealed class ChatAnswer
{
    /// <example>Buenos días, Lucía. Ahora mismo lo miro.</example>
    public string? Text { get; set; }
}

/// <summary>A member of staff ends a chat that needs no case, and says why.</summary>
internal sealed class EndChat(Writer writer, IChatNews news) : IAct
{
    /// <exception cref="RefusedException">No reason is given, it has ended, or the visitor waits for a first word of ours.</exception>
    /// <exception cref="MissingException">There is none, or the actor may not see it.</exception>
    public async Task Do(Id<Chat> id, ChatEnd input, Actor actor, CancellationToken cancel = default)
    {
        actor.Must(Permission.WorkCases);
        if (input.Outcome is not (ChatOutcome.Answered or ChatOutcome.KnownCase or ChatOutcome.NotForUs) || input.Outcome is not { } outcome)
            throw ChatRefusals.OutcomeMissing.AsException();
        var ended = await writer.Do(async work =>
        {
            var chat = await work.Chat(actor, id);
            if (chat.AnsweredAt is null && outcome is not ChatOutcome.NotForUs)
                ChatRefusals.Unheard.Enforce();
            chat.End(outcome, actor.Name, work.Now);
            return chat;
        }, cancel);
        await news.Tell(ended);
    }
}

public sealed class ChatEnd
{
    /// <summary>answered, knownCase or notForUs.</summary>
    /// <example>answered</example>
    public ChatOutcome? Outcome { get; set; }
}
