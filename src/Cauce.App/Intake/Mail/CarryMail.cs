using Cauce.App.Cases;
using Cauce.App.Cases.Files;
using Cauce.App.Communication;
using Cauce.App.Customers;
using Cauce.App.Data;
using Cauce.App.Identity;
using Cauce.Domain.Cases;
using Cauce.Domain.Communication;
using Cauce.Domain.Intake.Mail;
using Microsoft.EntityFrameworkCore;

namespace Cauce.App.Intake.Mail;

/// <summary>What a mail says and brings, whether just read or read long ago.</summary>
/// <param name="Attached">Files that can go to a case.</param>
/// <param name="Left">Names of those that stand in the original alone.</param>
internal sealed record MailWords(string Said, string Quoted, IReadOnlyList<StoredFile> Attached, IReadOnlyList<string> Left)
{
    /// <summary>What a message of a case holds of it: what the person wrote or, where they wrote nothing, what there is.</summary>
    public string Body(string subject, string language)
    {
        var words = new[] { Said, Quoted, subject }.FirstOrDefault(text => !string.IsNullOrWhiteSpace(text));
        return Text.Shorten(Text.Storable(words ?? MailSentences.In(language, nameof(Texts.WithoutText))), Text.MaxBody);
    }
}

/// <summary>Puts a mail into a case, in the act's own transaction: a new one, or words in one that is there.</summary>
internal sealed class CarryMail(RegisterCase register)
{
    /// <summary>Opens a case. Receipt is confirmed by the ordinary reaction, unless there is a reason against it: then the case says so.</summary>
    /// <exception cref="RefusedException">It cannot be registered.</exception>
    public async Task<Case> Open(IncomingMail mail, Mailbox box, MailWords words, string? whyNoAnswer, Work work)
    {
        var (registered, _) = await Register(mail, box, words, whyNoAnswer is null ? Actor.Visitor : Actor.System, work);
        if (whyNoAnswer is null)
            mail.Answered(work.Now);
        else
            registered.Record(MailHistory.NotAnswered, Actor.System, work.Now, new Details { { "why", whyNoAnswer } });
        return registered;
    }

    /// <summary>Opens a case in the name of a member of staff who has looked at the mail.</summary>
    public async Task<Case> OpenByHand(IncomingMail mail, Mailbox box, MailWords words, Actor actor, Work work) =>
        (await Register(mail, box, words, actor, work)).Case;

    /// <summary>Says it in a case. What a person of ours wrote becomes a note.</summary>
    public static async Task Say(IncomingMail mail, Case found, MailWords words, Actor author, Work work, bool asNote = false)
    {
        var language = found.Complainant.Language;
        var body = words.Body(mail.Subject, language);
        var message = asNote
            ? await SayInCase.Say(found, MessageKind.Note, body, author, work)
            : Message.Say(found, MessageKind.FromCustomer, body, author, work.Now);
        if (!asNote)
            work.Insert(message);
        foreach (var file in words.Attached)
            work.Attach(found, file, message.Id.Value, forCustomer: !asNote, author);
        await NameLeft(words.Left, found, work);
        mail.BelongTo(found.Id, message.Id);
    }

    /// <summary>A letter has arrived, says the server that took it.</summary>
    public static async Task Arrive(IncomingMail mail, Id<OutboxMessage> id, Work work)
    {
        mail.IsAbout(id);
        (await work.Db.Set<OutboxMessage>().AsTracking().FirstAsync(m => m.Id == id)).Delivered(work.Now);
    }

    /// <summary>A letter came back: it is marked, and the owner of its case is told.</summary>
    public static async Task Return(IncomingMail mail, Id<OutboxMessage> id, string because, Work work)
    {
        var letter = await work.Db.Set<OutboxMessage>().AsTracking().FirstAsync(m => m.Id == id);
        mail.IsAbout(id);
        if (!letter.Return(because.Length > 0 ? because : mail.Subject, work.Now) || letter.CaseId is not { } about)
            return;
        var found = await work.Case(about);
        var key = mail.Reason == MailReason.Complaint ? nameof(Texts.LetterCalledSpam) : nameof(Texts.LetterCameBack);
        await SayToOwner.Do(found, language => MailSentences.In(language, key, letter.Subject, letter.ToAddress, letter.ReturnedBecause ?? ""), work);
    }

    private async Task<(Case Case, RegistrationDraft Draft)> Register(IncomingMail mail, Mailbox box, MailWords words, Actor actor, Work work)
    {
        // Its day of receipt is the server's to say, whoever it is registered by.
        var draft = register.Prepare(InputFor(mail, box, words, work), Actor.System);
        var registered = await draft.Carry(actor, work);
        await NameLeft(words.Left, registered, work);
        mail.BelongTo(registered.Id, null);
        return (registered, draft);
    }

    private static RegisterCase.Input InputFor(IncomingMail mail, Mailbox box, MailWords words, Work work)
    {
        var known = work.Catalogue;
        var language = LanguageGuess.Of($"{mail.Subject}\n{words.Said}");
        var body = words.Body(mail.Subject, language);
        return new RegisterCase.Input
        {
            Kind = known.Kinds[box.Kind] is { RetiredAt: null } kind ? kind.Code : known.Kinds.First(k => k.RetiredAt is null).Code,
            Subject = mail.Subject.Length > 0 ? mail.Subject : Text.ToLine(body, 80),
            Description = body,
            OccurredAt = mail.ReceivedAt.ToString("O"),
            ReceivedAt = mail.ReceivedAt.ToString("O"),
            Channel = "email",
            Branch = known.Branches[mail.Branch] is { RetiredAt: null } branch ? branch.Code : known.DefaultBranch!.Code,
            Customer = new CustomerInput { Name = mail.FromName, Email = mail.FromAddress, Language = language },
            Files = words.Attached,
        };
    }

    /// <summary>Nothing that came is lost in silence.</summary>
    private static async Task NameLeft(IReadOnlyList<string> left, Case found, Work work)
    {
        if (left.Count > 0)
            await SayInCase.Say(found, MessageKind.Note, MailSentences.In("es", nameof(Texts.FilesLeft), string.Join(", ", left)), Actor.System, work);
    }
}
