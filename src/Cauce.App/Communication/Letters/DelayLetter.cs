using Cauce.Domain.Cases;

namespace Cauce.App.Communication.Letters;

/// <summary>Bad news is told too: the date promised has passed without an answer.</summary>
internal static class DelayLetter
{
    public const string Name = "delay";

    /// <param name="told">The actions the customer is told of.</param>
    public static LetterDraft Write(LetterFacts about, IReadOnlyList<CaseAction> told) =>
        about.BeginByName(nameof(Texts.DelaySubject), about.Number)
            .Say(about.Say(nameof(Texts.WeAreLate), about.AnswerDue))
            .Say(about.Say(nameof(Texts.NotForgotten)))
            .SayWhatIsDone(about, told)
            .Link(about.Say(nameof(Texts.AnswerHere)), about.Link);
}
