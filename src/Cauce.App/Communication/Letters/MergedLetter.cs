namespace Cauce.App.Communication.Letters;

/// <summary>The words of the case went on in another one.</summary>
internal static class MergedLetter
{
    public static readonly LetterForm Form = new("merged") { Must = ["number", "other"], May = ["name", "link"] };

    /// <param name="other">Number of that one.</param>
    public static Letter Of(LetterFacts about, string other) => Letter.Of(Form, about).With("other", other);
}
