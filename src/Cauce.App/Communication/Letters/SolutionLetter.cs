using Cauce.Domain.Cases;

namespace Cauce.App.Communication.Letters;

/// <summary>The answer: what we propose, what had caused it where that is told, and how to say whether it is good.</summary>
internal static class SolutionLetter
{
    public static readonly LetterForm Form = new("solution")
    {
        Must = ["words", "link"],
        May = ["number", "name", "origin"],
        Flags = ["sorry", "alternative", "asks"],
    };

    /// <param name="isFirst">Nobody has answered before.</param>
    public static Letter Of(LetterFacts about, Solution solution, bool isFirst) =>
        Letter.Of(Form, about).With("words", solution.Text).With("origin", solution.Origin)
            .With("sorry", solution.WithApology || (isFirst && about.Apologises))
            .With("alternative", solution.IsAlternative).With("asks", about.Case.Flow.NeedsAcceptance);
}
