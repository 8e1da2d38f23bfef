namespace Cauce.App.Communication.Letters;

/// <summary>What we understood, for the customer to confirm.</summary>
internal static class RestatementLetter
{
    public static readonly LetterForm Form = new("restatement") { Must = ["words", "link"], May = ["number", "name", "answerDue"] };

    public static Letter Of(LetterFacts about) => Letter.Of(Form, about).With("words", about.Case.Restatement);
}
