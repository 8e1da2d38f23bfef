using Cauce.Domain.Cases;

namespace Cauce.App.Communication.Letters;

/// <summary>
/// How the case goes, told unasked when it takes long: what is done, what comes next, by when there is an answer. No person
/// looks at it before it goes, perhaps to an address nobody has verified, so it repeats nothing the visitor wrote.
/// </summary>
internal static class ProgressLetter
{
    public static readonly LetterForm Form = new("progress")
    {
        Must = ["number"],
        May = ["answerDue", "askedOn", "link"],
        Flags = ["late"],
        Lists = ["done", "next"],
    };

    /// <param name="told">The actions the customer is told of.</param>
    public static Letter Of(LetterFacts about, IReadOnlyList<CaseAction> told) => Letter.Of(Form, about).With(told)
        .With("late", about.Case.OverdueSince is not null)
        .With("askedOn", about.Case.WaitsForCustomerSince is { } asked ? about.Day(asked) : null);

    public static Letter With(this Letter letter, IReadOnlyList<CaseAction> told) => letter
        .With("done", told.Where(a => a.DoneAt is not null).Select(a => a.What).ToArray())
        .With("next", told.Where(a => a.DoneAt is null).Select(a => a.What).ToArray());
}
