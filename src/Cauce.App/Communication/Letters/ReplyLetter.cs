namespace Cauce.App.Communication.Letters;

/// <summary>What a person of ours wrote to the customer.</summary>
internal static class ReplyLetter
{
    public static readonly LetterForm Form = new("reply") { Must = ["words", "link"], May = ["number", "name", "author", "answerDue"], Flags = ["sorry"] };

    /// <param name="isFirst">Nobody has answered before: where the kind deserves it, the answer opens with an apology.</param>
    public static Letter Of(LetterFacts about, string words, string author, bool isFirst) =>
        Letter.Of(Form, about).With("words", words).With("author", author).With("sorry", isFirst && about.Apologises);
}
