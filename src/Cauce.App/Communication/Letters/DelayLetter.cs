using Cauce.Domain.Cases;

namespace Cauce.App.Communication.Letters;

/// <summary>Bad news is told too: the date promised has passed without an answer. Like <see cref="ProgressLetter"/> it repeats nothing the visitor wrote.</summary>
internal static class DelayLetter
{
    public static readonly LetterForm Form = new("delay") { Must = ["number", "answerDue"], May = ["link"], Lists = ["done", "next"] };

    /// <param name="told">The actions the customer is told of.</param>
    public static Letter Of(LetterFacts about, IReadOnlyList<CaseAction> told) => Letter.Of(Form, about).With(told);
}
