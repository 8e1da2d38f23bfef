using Cauce.Domain.Communication;

namespace Cauce.App.Communication.Letters;

/// <summary>What a person of ours wrote to the customer: one letter for each purpose a reply can have.</summary>
internal static class ReplyLetter
{
    private static readonly Dictionary<ReplyPurpose, LetterForm> ByPurpose = new()
    {
        [ReplyPurpose.Answer] = Form("reply"),
        [ReplyPurpose.Holding] = Form("holding"),
        [ReplyPurpose.InformationRequest] = Form("informationRequest"),
        [ReplyPurpose.NextSteps] = Form("nextSteps"),
        [ReplyPurpose.Decision] = Form("decision"),
        [ReplyPurpose.Redress] = Form("redress"),
    };

    public static IEnumerable<LetterForm> Forms => ByPurpose.Values;

    /// <param name="isFirst">Nobody has answered before: where the kind deserves it, the answer opens with an apology.</param>
    public static Letter Of(LetterFacts about, Message said, bool isFirst) =>
        Letter.Of(ByPurpose[said.Purpose ?? ReplyPurpose.Answer], about).With("words", said.Body).With("author", said.ByName)
            .With("sorry", isFirst && about.Apologises).With("late", about.Case.OverdueSince is not null);

    private static LetterForm Form(string name) => new(name)
    {
        Must = ["words", "link"],
        May = ["number", "name", "author", "answerDue"],
        Flags = ["sorry", "late"],
    };
}
