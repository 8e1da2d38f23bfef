using System.Globalization;
using Cauce.App.Cases;
using Cauce.App.Data;
using Cauce.Domain.Cases;
using Cauce.Domain.Intake.Chats;
using Microsoft.EntityFrameworkCore;

namespace Cauce.App.Intake.Chats;

/// <summary>A visitor begins to talk with us.</summary>
internal sealed class StartChat(Writer writer, Catalogue catalogue, TrackingKeys keys, IChatNews news, TimeProvider time) : IAct
{
    /// <summary>More that nobody has taken, and a visitor had better write: a flood, or an office with one person.</summary>
    private const int MostWaiting = 50;

    /// <param name="ticket">The chat the form becomes, however often it is sent; absent: one of its own.</param>
    /// <returns>The key of the chat, and of the case it may become.</returns>
    /// <exception cref="RefusedException">Nobody is there, or something is missing.</exception>
    public async Task<string> Do(Id<Chat>? ticket, ChatInput input, CancellationToken cancel = default)
    {
        var visitor = input.Visitor(catalogue.Current.Sites.Any(s => s.Origin == input.Site) ? input.Site : null);
        var words = Text.Body(input.Text, nameof(input.Text), Chat.LongestLine);
        var id = ticket ?? Id<Chat>.New(time.GetUtcNow());
        var started = await writer.Do(async work =>
        {
            if (await work.Db.Set<Chat>().FirstOrDefaultAsync(c => c.Id == id) is { } before)
                return before;
            var desk = catalogue.Current.OpenChatDesk(work.Now) ?? throw ChatRefusals.Closed.AsException();
            if (await work.Db.Set<Chat>().CountAsync(c => c.EndedAt == null && c.TakenBy == null) >= MostWaiting)
                ChatRefusals.Busy.Enforce();
            var chat = Chat.Start(id, keys.HashOf(new Id<Case>(id.Value)), desk.Branch, visitor, work.Now);
            work.Db.Add(chat);
            work.Db.Add(chat.Say(Id<ChatLine>.New(work.Now), words, work.Now));
            return chat;
        }, cancel);
        await news.Tell(started);
        return keys.Of(new Id<Case>(started.Id.Value));
    }
}

/// <summary>What a visitor fills in to begin.</summary>
public sealed class ChatInput
{
    public string? Name { get; set; }

    public string? Email { get; set; }

    public string? Phone { get; set; }

    public string? Text { get; set; }

    /// <summary>Origin of the page that shows the frame.</summary>
    public string? Site { get; set; }

    /// <summary>Sealed: the chat this form becomes.</summary>
    public string? Ticket { get; set; }

    /// <summary>No person sees this field; what fills it in is a program.</summary>
    public string? Website { get; set; }

    /// <exception cref="RefusedException">It does not say who they are and how to reach them.</exception>
    internal ChatVisitor Visitor(string? site)
    {
        if (string.IsNullOrWhiteSpace(Name))
            ChatRefusals.NameMissing.Enforce();
        if (string.IsNullOrWhiteSpace(Email) && string.IsNullOrWhiteSpace(Phone))
            ChatRefusals.ContactMissing.Enforce();
        if (!string.IsNullOrWhiteSpace(Email) && EmailAddress.WhyNot(Email) is { } not)
            throw (not with { Field = nameof(Email) }).AsException();
        if (!string.IsNullOrWhiteSpace(Phone) && PhoneNumber.WhyNot(Phone) is { } wrong)
            throw (wrong with { Field = nameof(Phone) }).AsException();
        return new ChatVisitor(
            Domain.Common.Text.Line(Name, nameof(Name)), string.IsNullOrWhiteSpace(Email) ? null : EmailAddress.Parse(Email).Value,
            string.IsNullOrWhiteSpace(Phone) ? null : PhoneNumber.Parse(Phone).Text, CultureInfo.CurrentUICulture.TwoLetterISOLanguageName == "en" ? "en" : "es", site);
    }
}
