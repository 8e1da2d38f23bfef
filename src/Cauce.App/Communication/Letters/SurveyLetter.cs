namespace Cauce.App.Communication.Letters;

/// <summary>Asks how the case was handled, once it is closed and apart from the closing letter.</summary>
internal static class SurveyLetter
{
    public const string Name = "survey";

    /// <param name="url">Where the survey is answered.</param>
    public static LetterDraft Write(LetterFacts about, string url) =>
        about.BeginByName(nameof(Texts.SurveySubject), about.Number)
            .Say(about.Say(nameof(Texts.SurveyAsk), about.Number))
            .Link(about.Say(nameof(Texts.SurveyAnswer)), url);
}
