namespace Cauce.App.Communication.Letters;

/// <summary>How something goes that touches many customers, told in the case of each. It answers no claim.</summary>
internal static class MassNoticeLetter
{
    public static readonly LetterForm Form = new("massNotice") { Must = ["words", "link"], May = ["number", "name", "author"] };

    public static Letter Of(LetterFacts about, string words, string author) => Letter.Of(Form, about).With("words", words).With("author", author);
}
