namespace Cauce.App.Communication.Letters;

/// <summary>Asks how the case was handled, once it is closed and apart from the closing letter.</summary>
internal static class SurveyLetter
{
    public static readonly LetterForm Form = new("survey") { Must = ["surveyLink"], May = ["number", "name", "link"], IsOptional = true };

    public static Letter Of(LetterFacts about) => Letter.Of(Form, about).With("surveyLink", about.SurveyLink);
}
