using Cauce.Domain.Communication;

namespace Cauce.App.Communication.Letters;

/// <summary>The same for a customer who has no case: told before they complain, and they may say that they want no more of these.</summary>
internal static class CustomerNoticeLetter
{
    public static readonly LetterForm Form = new("customerNotice") { IsOptional = true, Must = ["words"], May = ["name", "author"] };

    public static Letter Of(LetterFacts about, Notice notice) =>
        Letter.Of(Form, about).With("words", notice.Body).With("author", notice.ByName).With("name", notice.ToName);
}
