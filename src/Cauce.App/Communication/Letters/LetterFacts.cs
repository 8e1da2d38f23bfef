using System.Globalization;
using Cauce.Domain.Cases;

namespace Cauce.App.Communication.Letters;

/// <summary>What every letter of a case may mention; all of it is ours, none of it the visitor's.</summary>
/// <param name="Link">Where the customer follows the case; it holds the key.</param>
/// <param name="Apologises">The kind of the case deserves an apology in the first answer.</param>
internal sealed record LetterFacts(Case Case, CultureInfo Culture, string Link, bool Apologises)
{
    public string Number => Case.Number;

    public string Language => Culture.TwoLetterISOLanguageName;

    /// <summary>By when an answer is promised, as a day in the branch's zone.</summary>
    public string AnswerDue => Day(Case.AnswerDueAt);

    public string Day(DateTimeOffset at) => TimeZoneInfo.ConvertTime(at, Case.Calendar.Zone).ToString("D", Culture);

    /// <summary>A text of the letters, in the customer's language, with its values.</summary>
    public string Say(string key, params object[] values)
    {
        var words = Texts.ResourceManager.GetString(key, Culture)!;
        return values.Length == 0 ? words : string.Format(Culture, words, values);
    }

    /// <summary>A letter that begins with a greeting and names nobody.</summary>
    public LetterDraft Begin(string subjectKey, params object[] values) =>
        new LetterDraft(Say(subjectKey, values)).Say(Say(nameof(Texts.Greeting)));

    /// <summary>A letter to somebody who has shown to be there, by name where we know it.</summary>
    public LetterDraft BeginByName(string subjectKey, params object[] values) =>
        new LetterDraft(Say(subjectKey, values)).Say(Case.Complainant.Name.Length == 0
            ? Say(nameof(Texts.Greeting)) : Say(nameof(Texts.GreetingByName), Case.Complainant.Name));
}
