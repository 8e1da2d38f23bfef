using System.Globalization;
using Cauce.App.Cases;
using Cauce.App.Communication.Letters;
using Cauce.App.Data;
using Cauce.Domain.Cases;
using Cauce.Domain.Communication;

namespace Cauce.App.Communication;

/// <summary>Puts the letters of a case into the outbox, in the customer's language, in the act's own transaction.</summary>
internal sealed class LetterWriter(Settings settings, TrackingKeys keys, LetterBook book)
{
    /// <summary>How letters reach the customer: by <c>email</c>, or from the <c>outbox</c> where they stand to be handed over while no mail server is configured.</summary>
    public string Via => settings.SmtpUrl is null ? "outbox" : "email";

    public string LinkOf(Id<Case> id) => $"{settings.BaseUrl}/track/{keys.Of(id)}";

    private string SurveyOf(Id<Case> id) => $"{settings.BaseUrl}/survey/{keys.Of(id)}";

    /// <summary>What a letter about this case may mention.</summary>
    public LetterFacts FactsOf(Case @case, Work work) => new(
        @case, CultureOf(@case.Complainant.Language), LinkOf(@case.Id), SurveyOf(@case.Id),
        work.Catalogue.Kinds[@case.Kind] is { DeservesApology: true });

    public static CultureInfo CultureOf(string language) => CultureInfo.GetCultureInfo(language == "en" ? "en-GB" : "es-ES");

    /// <summary>To somebody who is not the customer of the case, in their own language: it holds nothing that opens the case.</summary>
    /// <param name="about">The notice it is.</param>
    public void PostAside(Func<LetterFacts, Letter> letter, Case @case, Reached reached, Guid about, Work work)
    {
        var written = letter(FactsOf(@case, work) with { Culture = CultureOf(reached.Language), Link = "", SurveyLink = "" });
        var branch = work.Catalogue.Branches[@case.Branch];
        var draft = book.Write(written, work.Catalogue).Sign(branch?.Signature.In(reached.Language) ?? "");
        var message = new OutboxMessage(Id<OutboxMessage>.New(work.Now), @case.Id, written.Form.Name, work.Now);
        message.Write(reached.Address, reached.Name, draft.Subject, draft.Text, draft.Html(written.About.Language, branch?.Accent));
        message.Tell(about);
        message.StandAside();
        work.Insert(message);
    }

    /// <summary>
    /// The way the customer prefers, where we have it: the messenger they write to us by, unless they want to be answered by
    /// e-mail; else e-mail. Null: what is said stands on the tracking page alone.
    /// </summary>
    public async Task<LetterWay?> WayTo(Case @case, Work work)
    {
        var complainant = @case.Complainant;
        if (complainant is not { PreferredChannel: OutboxMessage.ByEmail, Email: not null } && await Conversations.Of(@case, work) is { } conversation)
            return new LetterWay(conversation.Provider, OutboxMessage.KeyOf(conversation), conversation);
        return complainant.Email is { } email ? new LetterWay(Via, EmailAddress.Parse(email).Key, null) : null;
    }

    /// <summary>As the other, by whichever way there is.</summary>
    public async Task Post(Letter letter, Work work, Guid? about = null)
    {
        if (await WayTo(letter.About.Case, work) is { } way)
            Post(letter, way, work, about);
    }

    /// <param name="about">The message or solution it tells.</param>
    public void Post(Letter letter, LetterWay way, Work work, Guid? about = null)
    {
        var complainant = letter.About.Case.Complainant;
        var branch = work.Catalogue.Branches[letter.About.Case.Branch];
        var draft = book.Write(letter, work.Catalogue).Sign(branch?.Signature.In(letter.About.Language) ?? "");
        var message = new OutboxMessage(Id<OutboxMessage>.New(work.Now), letter.About.Case.Id, letter.Form.Name, work.Now);
        // Names stay out of the header of what goes to an address nobody has verified.
        var toName = letter.Form.All.Contains("name") ? complainant.Name : "";
        var html = draft.Html(letter.About.Language, branch?.Accent);
        if (way.Conversation is { } conversation)
            message.GoBy(conversation, toName, draft.Subject, draft.Text, html);
        else
            message.Write(complainant.Email!, toName, draft.Subject, draft.Text, html);
        if (about is { } told)
            message.Tell(told);
        work.Insert(message);
    }
}

/// <summary>How a letter goes.</summary>
/// <param name="Via">As <see cref="Case.AcknowledgedVia"/>: <c>email</c>, <c>outbox</c>, or the code of a messenger.</param>
/// <param name="AddressKey">As <see cref="OutboxMessage.AddressKey"/>.</param>
/// <param name="Conversation">Null: by e-mail.</param>
internal sealed record LetterWay(string Via, string AddressKey, Conversation? Conversation);
