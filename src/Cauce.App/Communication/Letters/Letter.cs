using System.Globalization;
using Cauce.Domain.Cases;

namespace Cauce.App.Communication.Letters;

/// <summary>What every letter of a case may mention.</summary>
/// <param name="Link">Where the customer follows the case; it holds the key.</param>
/// <param name="SurveyLink">Where the survey is answered.</param>
/// <param name="Apologises">The kind of the case deserves an apology in the first answer.</param>
internal sealed record LetterFacts(Case Case, CultureInfo Culture, string Link, string SurveyLink, bool Apologises)
{
    public string Language => Culture.TwoLetterISOLanguageName;

    /// <summary>As a day in the branch's zone.</summary>
    public string Day(DateTimeOffset at) => TimeZoneInfo.ConvertTime(at, Case.Calendar.Zone).ToString("D", Culture);
}

/// <summary>A letter about to be written: its form, and the values of its placeholders.</summary>
internal sealed class Letter(LetterForm form, LetterFacts about)
{
    private readonly Dictionary<string, object> values = new(StringComparer.Ordinal);

    public LetterForm Form => form;

    public LetterFacts About => about;

    public IReadOnlyDictionary<string, object> Values => values;

    /// <summary>Every letter has its number, its date and its link; only those to somebody who has shown to be there have a name.</summary>
    public static Letter Of(LetterForm form, LetterFacts about) => new Letter(form, about)
        .With("number", about.Case.Number).With("answerDue", about.Day(about.Case.AnswerDueAt)).With("link", about.Link)
        .With("name", about.Case.Complainant.Name);

    /// <summary>A text, a flag or a list; what the form has not is left out.</summary>
    public Letter With(string placeholder, object? value)
    {
        if (form.All.Contains(placeholder))
            values[placeholder] = value ?? "";
        return this;
    }
}
