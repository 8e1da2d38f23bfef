namespace Cauce.App.Communication.Letters;

/// <summary>The case was opened again, with a new date.</summary>
internal static class ReopeningLetter
{
    public static readonly LetterForm Form = new("reopening") { Must = ["number", "answerDue"], May = ["name", "link"] };

    public static Letter Of(LetterFacts about) => Letter.Of(Form, about);
}
