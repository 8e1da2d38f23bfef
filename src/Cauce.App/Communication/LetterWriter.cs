using System.Globalization;
using Cauce.App.Cases;
using Cauce.Domain.Cases;
using Cauce.Domain.Communication;

namespace Cauce.App.Communication;

/// <summary>Writes the letters a case sends to its customer, in the customer's language.</summary>
public sealed class LetterWriter(Settings settings, TrackingKeys keys)
{
    /// <summary>
    /// Number, date promised, how to follow. It goes to an address that nobody has verified, so it repeats nothing the
    /// visitor wrote: no name, no subject, no text.
    /// </summary>
    public OutboxMessage Acknowledgement(Case @case, DateTimeOffset now)
    {
        var culture = CultureInfo.GetCultureInfo(@case.Complainant.Language);
        var due = TimeZoneInfo.ConvertTime(@case.AnswerDueAt, @case.Calendar.Zone).ToString("D", culture);
        var link = $"{settings.BaseUrl}/track/{keys.Of(@case.Id)}";
        var letter = new OutboxMessage(Id<OutboxMessage>.New(now), @case.Id, "acknowledgement", now);
        letter.Write(@case.Complainant.Email!, "",
            string.Format(culture, Say(nameof(Texts.AcknowledgementSubject), culture), @case.Number),
            string.Format(culture, Say(nameof(Texts.AcknowledgementText), culture), @case.Number, due, link), html: null);
        return letter;
    }

    private static string Say(string key, CultureInfo culture) => Texts.ResourceManager.GetString(key, culture)!;
}
