namespace Cauce.App.Communication.Letters;

/// <summary>
/// Number, date promised, what happens next, how to follow. It goes to an address that nobody has verified, so it repeats
/// nothing the visitor wrote: no name, no subject, no text.
/// </summary>
internal static class AcknowledgementLetter
{
    public static readonly LetterForm Form = new("acknowledgement") { Must = ["number", "answerDue", "link"], Flags = ["sorry"] };

    public static Letter Of(LetterFacts about) => Letter.Of(Form, about).With("sorry", about.Apologises);
}
