namespace Cauce.App.Communication.Letters;

/// <summary>What a person of ours wrote to the customer.</summary>
internal static class ReplyLetter
{
    public const string Name = "reply";

    /// <param name="isFirst">Nobody has answered before: where the kind deserves it, the answer opens with an apology.</param>
    public static LetterDraft Write(LetterFacts about, string words, string author, bool isFirst)
    {
        var letter = about.BeginByName(nameof(Texts.ReplySubject), about.Number);
        if (isFirst && about.Apologises)
            letter.Say(about.Say(nameof(Texts.Apology)));
        letter.Quote(words);
        if (author.Length > 0)
            letter.Say(author);
        return letter.Link(about.Say(nameof(Texts.AnswerHere)), about.Link);
    }
}
