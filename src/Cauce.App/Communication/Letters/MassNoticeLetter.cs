namespace Cauce.App.Communication.Letters;

/// <summary>How something goes that touches many customers. It answers no claim; who has no case is written to without number and link.</summary>
internal static class MassNoticeLetter
{
    public static readonly LetterForm Form = new("massNotice") { Must = ["words"], May = ["number", "name", "author", "link"] };

    public static Letter Of(LetterFacts about, string words, string author) => Letter.Of(Form, about).With("words", words).With("author", author);

    /// <param name="name">Of somebody who has no case: the one of the incident says nothing to them.</param>
    public static Letter WithoutCase(LetterFacts about, string words, string author, string name) =>
        Of(about, words, author).With("name", name).With("number", "").With("link", "");
}
