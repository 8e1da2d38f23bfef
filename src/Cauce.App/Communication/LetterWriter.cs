using System.Globalization;
using Cauce.App.Cases;
using Cauce.App.Communication.Letters;
using Cauce.App.Data;
using Cauce.Domain.Cases;
using Cauce.Domain.Communication;

namespace Cauce.App.Communication;

/// <summary>Puts the letters of a case into the outbox, in the customer's language, in the act's own transaction.</summary>
internal sealed class LetterWriter(Settings settings, TrackingKeys keys)
{
    /// <summary>How letters reach the customer: by <c>email</c>, or from the <c>outbox</c> where they stand to be handed over while no mail server is configured.</summary>
    public string Via => settings.SmtpUrl is null ? "outbox" : "email";

    public string LinkOf(Id<Case> id) => $"{settings.BaseUrl}/track/{keys.Of(id)}";

    public string SurveyOf(Id<Case> id) => $"{settings.BaseUrl}/survey/{keys.Of(id)}";

    /// <summary>What a letter about this case may mention.</summary>
    public LetterFacts FactsOf(Case @case, Work work) => new(
        @case, CultureInfo.GetCultureInfo(@case.Complainant.Language == "en" ? "en-GB" : "es-ES"), LinkOf(@case.Id),
        work.Catalogue.Kinds[@case.Kind] is { DeservesApology: true });

    /// <summary>Does nothing where the complainant has no address: what is said then stands on the tracking page alone.</summary>
    /// <param name="about">The message or solution it tells.</param>
    public void Post(string name, LetterFacts facts, LetterDraft draft, Work work, Guid? about = null)
    {
        var complainant = facts.Case.Complainant;
        if (complainant.Email is null)
            return;
        var letter = new OutboxMessage(Id<OutboxMessage>.New(work.Now), facts.Case.Id, name, work.Now);
        // Names stay out of the header of what goes to an address nobody has verified.
        var toName = name is AcknowledgementLetter.Name or LinkLetter.Name ? "" : complainant.Name;
        letter.Write(complainant.Email, toName, draft.Subject, draft.Text, draft.Html(facts.Language));
        if (about is { } told)
            letter.Tell(told);
        work.Insert(letter);
    }
}
