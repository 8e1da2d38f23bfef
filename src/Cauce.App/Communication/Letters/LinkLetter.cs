namespace Cauce.App.Communication.Letters;

/// <summary>The tracking link again, for whoever lost it. To the address of the case and no other.</summary>
internal static class LinkLetter
{
    public static readonly LetterForm Form = new("link") { Must = ["number", "link"] };

    public static Letter Of(LetterFacts about) => Letter.Of(Form, about);
}
