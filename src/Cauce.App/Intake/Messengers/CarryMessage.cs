using Cauce.App.Cases;
using Cauce.App.Cases.Files;
using Cauce.App.Communication;
using Cauce.App.Communication.Letters;
using Cauce.App.Customers;
using Cauce.App.Data;
using Cauce.App.Intake.Mail;
using Cauce.Domain.Cases;
using Cauce.Domain.Communication;
using Cauce.Domain.Customers;
using Cauce.Domain.Intake.Mail;
using Cauce.Domain.Intake.Messengers;
using Microsoft.EntityFrameworkCore;

namespace Cauce.App.Intake.Messengers;

/// <summary>Puts a message into a case, in the act's own transaction: a new one, or words in one that is there.</summary>
internal sealed class CarryMessage(RegisterCase register, LetterWriter letters)
{
    /// <summary>Opens a case. Receipt is confirmed by the ordinary reaction, by the same messenger.</summary>
    /// <param name="inSilence">It is not: this peer has had too many answers within the hour, and the case says so.</param>
    /// <exception cref="RefusedException">It cannot be registered.</exception>
    public async Task<Case> Open(
        IncomingMessage incoming, Conversation conversation, MessengerAccount account, (HeardWords Heard, MailWords Words) said, bool inSilence, Work work, Actor? byHand = null)
    {
        var input = InputFor(incoming, conversation, account, said, work);
        input.OnRecord = await OnRecord(conversation, work);
        // Its moment of receipt is the post's to say, whoever it is registered by.
        var opened = await register.Prepare(input, Actor.System).Carry(byHand ?? (inSilence ? Actor.System : Actor.Visitor), work);
        await conversation.GoOnIn(opened, work);
        incoming.StandIn(opened.Id, null);
        if (inSilence)
            opened.Record(MailHistory.NotAnswered, Actor.System, work.Now, new Details { { "why", IncomingReason.BudgetOfPeer } });
        await NameLeft(said.Words.Left, opened, work);
        return opened;
    }

    /// <summary>Says it in a case.</summary>
    /// <param name="author">Who put it there; the customer themselves, if absent.</param>
    /// <param name="conversation">Null: it does not go on there.</param>
    public static async Task Say(IncomingMessage incoming, Conversation? conversation, Case found, MailWords words, Work work, Actor? author = null)
    {
        var by = author ?? Actor.Visitor;
        var message = Message.Say(found, MessageKind.FromCustomer, words.Body("", found.Complainant.Language), by, work.Now);
        work.Insert(message);
        foreach (var file in words.Attached)
            work.Attach(found, file, message.Id.Value, forCustomer: true, by);
        await NameLeft(words.Left, found, work);
        if (conversation is not null)
            await conversation.GoOnIn(found, work);
        incoming.StandIn(found.Id, message.Id);
    }

    /// <summary>Whoever holds its tracking link goes on with the case by this messenger; they are told so there.</summary>
    public async Task Bind(IncomingMessage incoming, Conversation conversation, Case found, MailWords words, Work work)
    {
        await conversation.GoOnIn(found, work);
        incoming.StandIn(found.Id, null);
        found.Record(MessengerHistory.Moved, Actor.Visitor, work.Now, new Details { { "via", conversation.Provider } });
        if (!string.IsNullOrWhiteSpace(words.Said) || words.Attached.Count > 0)
            await Say(incoming, null, found, words, work);
        var way = new LetterWay(conversation.Provider, OutboxMessage.KeyOf(conversation), conversation);
        letters.Post(LinkLetter.Of(letters.FactsOf(found, work)), way, work);
    }

    /// <summary>The letter a receipt is about; null where this account sent none by that name.</summary>
    public static async Task<OutboxMessage?> FindLetter(IncomingMessage incoming, HeardReceipt receipt, Work work)
    {
        var (account, name) = (incoming.AccountId, receipt.Letter);
        var letters = from m in work.Db.Set<OutboxMessage>().AsTracking()
                      join c in work.Db.Set<Conversation>() on m.ConversationId equals (Id<Conversation>?)c.Id
                      where c.AccountId == account && m.CarriedAs == name
                      select m;
        return await letters.FirstOrDefaultAsync();
    }

    /// <summary>Writes down what became of a letter. One that came back goes another way, and the owner of its case is told.</summary>
    public static async Task Note(OutboxMessage letter, HeardReceipt receipt, Work work)
    {
        var at = receipt.At is { } told && told < work.Now ? told : work.Now;
        switch (receipt.Kind)
        {
            case ReceiptKind.Delivered: letter.Delivered(at); break;
            case ReceiptKind.Read: letter.Opened(at); break;
            case ReceiptKind.Failed:
                if (letter.Return(receipt.Because, work.Now))
                    await Undelivered.Tell(letter, receipt.Because, work);
                break;
        }
    }

    private static RegisterCase.Input InputFor(
        IncomingMessage incoming, Conversation conversation, MessengerAccount account, (HeardWords Heard, MailWords Words) said, Work work)
    {
        var (known, heard) = (work.Catalogue, said.Heard);
        var language = heard.Language is "en" or "es" ? heard.Language : LanguageGuess.Of(heard.Text);
        var body = said.Words.Body("", language);
        var at = (heard.At is { } told && told < incoming.StoredAt ? told : incoming.StoredAt).ToString("O");
        return new RegisterCase.Input
        {
            Kind = known.Kinds[account.Kind] is { RetiredAt: null } kind ? kind.Code : known.Kinds.First(k => k.RetiredAt is null).Code,
            Subject = Text.ToLine(body, 80), Description = body, OccurredAt = at, ReceivedAt = at,
            Channel = known.Channels.Has(account.CameBy) ? account.CameBy : "api",
            Branch = known.Branches[incoming.Branch] is { RetiredAt: null } branch ? branch.Code : known.DefaultBranch!.Code,
            Customer = new CustomerInput
            {
                Name = conversation.Name.Length > 0 ? conversation.Name : conversation.Peer,
                Email = EmailAddress.TryParse(heard.Email, out var email) ? email!.Value : null,
                Phone = PhoneNumber.TryParse(heard.Phone, out var phone) ? phone!.Text : null,
                Language = language, PreferredChannel = account.CameBy,
            },
            Files = said.Words.Attached,
        };
    }

    /// <summary>Who they were found to be before; the one that took over, where both were the same.</summary>
    private static async Task<Id<Customer>?> OnRecord(Conversation conversation, Work work)
    {
        if (conversation.CustomerId is not { } id)
            return null;
        var known = await work.Db.Set<Customer>().Where(c => c.Id == id).Select(c => new { c.Id, c.MergedInto }).FirstOrDefaultAsync();
        return known?.MergedInto ?? known?.Id;
    }

    /// <summary>Nothing that came is lost in silence.</summary>
    private static async Task NameLeft(IReadOnlyList<string> left, Case found, Work work)
    {
        if (left.Count > 0)
            await SayInCase.Say(found, MessageKind.Note, string.Format(System.Globalization.CultureInfo.InvariantCulture, Texts.ResourceManager.GetString(nameof(Texts.FilesLeft), System.Globalization.CultureInfo.GetCultureInfo("es-ES"))!, string.Join(", ", left)), Actor.System, work);
    }
}

/// <summary>The history codes of messengers.</summary>
public static class MessengerHistory
{
    /// <summary>The customer goes on with the case by a messenger; the detail <c>via</c> names it.</summary>
    public const string Moved = "messenger.moved";
}
