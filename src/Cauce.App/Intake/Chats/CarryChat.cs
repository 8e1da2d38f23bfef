using System.Globalization;
using System.Text;
using Cauce.App.Cases;
using Cauce.App.Customers;
using Cauce.App.Data;
using Cauce.Domain.Cases;
using Cauce.Domain.Communication;
using Cauce.Domain.Intake.Chats;
using Microsoft.EntityFrameworkCore;

namespace Cauce.App.Intake.Chats;

/// <summary>
/// Makes a case of a chat, in the act's own transaction: what the visitor said before anybody answered is what they say is
/// wrong; where there was a conversation, its whole transcript is the first message. The case has the chat's key.
/// </summary>
internal sealed class CarryChat(RegisterCase register, Catalogue catalogue)
{
    /// <exception cref="RefusedException">It is a case already, or cannot be registered.</exception>
    public async Task<Case> Open(Chat chat, ChatCase wishes, Actor by, Work work)
    {
        if (chat.CaseNumber is { } known)
            throw ChatRefusals.IsCase.With(known).AsException();
        var lines = await work.Db.Set<ChatLine>().Where(l => l.ChatId == chat.Id).OrderBy(l => l.Position).ToListAsync();
        var opened = await register.Prepare(InputFor(chat, wishes, lines), Actor.System).Carry(by, work);
        if (lines.Any(l => !l.IsVisitors))
            work.Insert(Message.Say(opened, MessageKind.FromCustomer, Transcript(chat, lines), Actor.Visitor, work.Now));
        chat.Become(opened.Number, by.Kind == ActorKind.Staff ? by.Name : "", work.Now);
        return opened;
    }

    private RegisterCase.Input InputFor(Chat chat, ChatCase wishes, List<ChatLine> lines)
    {
        var known = catalogue.Current;
        var said = string.Join("\n\n", lines.TakeWhile(l => l.IsVisitors).Select(l => l.Text));
        var kind = wishes.Kind ?? known.ChatDesk?.Kind;
        var at = chat.StartedAt.ToString("O");
        return new RegisterCase.Input
        {
            Id = new Id<Case>(chat.Id.Value),
            Kind = wishes.Kind ?? (kind is not null && known.Kinds[kind] is { RetiredAt: null } ? kind : known.Kinds.First(k => k.RetiredAt is null).Code),
            Subject = string.IsNullOrWhiteSpace(wishes.Subject) ? Text.ToLine(said, 80) : wishes.Subject,
            Description = said, OccurredAt = at, ReceivedAt = at,
            Channel = known.Channels.Has("chat") ? "chat" : "web",
            Branch = known.Branches[chat.Branch] is { RetiredAt: null } branch ? branch.Code : known.DefaultBranch!.Code,
            Source = chat.Site,
            Customer = new CustomerInput { Name = chat.Name, Email = chat.Email, Phone = chat.Phone, Language = chat.Language },
        };
    }

    /// <summary>Who said what and when, in the visitor's language and the branch's time.</summary>
    private string Transcript(Chat chat, List<ChatLine> lines)
    {
        var culture = CultureInfo.GetCultureInfo(chat.Language == "en" ? "en-GB" : "es-ES");
        var calendar = catalogue.Current.CalendarOf(chat.Branch);
        var text = new StringBuilder(string.Format(culture, Texts.ResourceManager.GetString(nameof(Texts.TranscriptOf), culture)!, calendar.LocalTime(chat.StartedAt)));
        foreach (var line in lines)
            text.Append("\n\n").Append(culture, $"{calendar.LocalTime(line.At):HH:mm} · {(line.IsVisitors ? chat.Name : line.ByName)}\n{line.Text}");
        return text.ToString();
    }
}

/// <summary>What a person decides of the case a chat becomes.</summary>
public sealed class ChatCase
{
    /// <summary>Code of the kind; that of the chat desk if absent.</summary>
    /// <example>claim</example>
    public string? Kind { get; set => field = string.IsNullOrWhiteSpace(value) ? null : value; }

    /// <summary>In one line; what the visitor said first, if absent.</summary>
    public string? Subject { get; set; }
}

/// <summary>A member of staff makes a case of a chat.</summary>
internal sealed class OpenCaseFromChat(Writer writer, CarryChat carry, IChatNews news) : IAct
{
    /// <returns>Its number.</returns>
    /// <exception cref="RefusedException">It is one already, or cannot be registered.</exception>
    /// <exception cref="MissingException">There is none, or the actor may not see it.</exception>
    public async Task<string> Do(Id<Chat> id, ChatCase input, Actor actor, CancellationToken cancel = default)
    {
        actor.Must(Permission.RegisterCases);
        var (chat, number) = await writer.Do(async work =>
        {
            var found = await work.Chat(actor, id);
            return (found, (await carry.Open(found, input, actor, work)).Number);
        }, cancel);
        await news.Tell(chat);
        return number;
    }
}
