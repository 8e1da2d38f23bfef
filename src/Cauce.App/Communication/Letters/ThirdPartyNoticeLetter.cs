using Cauce.Domain.Communication;

namespace Cauce.App.Communication.Letters;

/// <summary>What somebody else learns of a case that touches them: the words written for them, and nothing that is the customer's.</summary>
internal static class ThirdPartyNoticeLetter
{
    public static readonly LetterForm Form = new("thirdPartyNotice") { Must = ["words"], May = ["name", "author"] };

    public static Letter Of(LetterFacts about, Notice notice) =>
        Letter.Of(Form, about).With("words", notice.Body).With("author", notice.ByName).With("name", notice.ToName);
}
