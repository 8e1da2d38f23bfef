using Cauce.Domain.Cases;

namespace Cauce.App.Communication.Letters;

/// <summary>The case is closed, and how it ended.</summary>
internal static class ClosingLetter
{
    public const string Name = "closing";

    public static LetterDraft Write(LetterFacts about) =>
        about.BeginByName(nameof(Texts.ClosingSubject), about.Number)
            .Say(about.Say(about.Case.Outcome switch
            {
                ClosureOutcome.Accepted => nameof(Texts.ClosedAccepted),
                ClosureOutcome.NoAnswer => nameof(Texts.ClosedNoAnswer),
                _ => nameof(Texts.ClosedAnswered),
            }, about.Number, about.Day(about.Case.ClosedAt!.Value)))
            .Say(about.Say(nameof(Texts.NotSettled)))
            .Link(about.Say(nameof(Texts.SeeYourCase)), about.Link);

    /// <summary>Its words went on in another case.</summary>
    public static LetterDraft WriteMerged(LetterFacts about, string otherNumber) =>
        about.BeginByName(nameof(Texts.MergedSubject), about.Number)
            .Say(about.Say(nameof(Texts.ClosedMerged), about.Number, otherNumber))
            .Link(about.Say(nameof(Texts.SeeYourCase)), about.Link);
}
