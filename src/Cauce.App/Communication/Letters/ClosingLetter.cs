using Cauce.Domain.Cases;

namespace Cauce.App.Communication.Letters;

/// <summary>The case is closed, and how it ended.</summary>
internal static class ClosingLetter
{
    public static readonly LetterForm Form = new("closing")
    {
        Must = ["number", "closedOn"],
        May = ["name", "link"],
        Flags = ["accepted", "noAnswer"],
    };

    public static Letter Of(LetterFacts about) =>
        Letter.Of(Form, about).With("closedOn", about.Day(about.Case.ClosedAt ?? about.Case.AnswerDueAt))
            .With("accepted", about.Case.Outcome == ClosureOutcome.Accepted).With("noAnswer", about.Case.Outcome == ClosureOutcome.NoAnswer);
}
