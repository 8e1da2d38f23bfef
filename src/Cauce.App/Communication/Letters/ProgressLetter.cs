using Cauce.Domain.Cases;

namespace Cauce.App.Communication.Letters;

/// <summary>How the case goes, told unasked when it takes long: what is done, what comes next, by when there is an answer.</summary>
internal static class ProgressLetter
{
    public const string Name = "progress";

    /// <param name="told">The actions the customer is told of.</param>
    public static LetterDraft Write(LetterFacts about, IReadOnlyList<CaseAction> told)
    {
        var letter = about.BeginByName(nameof(Texts.ProgressSubject), about.Number).Say(about.Say(nameof(Texts.StillOnIt), about.Number));
        if (about.Case.OverdueSince is not null)
            letter.Say(about.Say(nameof(Texts.StillLate)));
        if (about.Case.WaitsForCustomerSince is { } asked)
            letter.Say(about.Say(nameof(Texts.WaitingForYou), about.Day(asked)));
        letter.SayWhatIsDone(about, told);
        if (about.Case.OverdueSince is null)
            letter.Fact(about.Say(nameof(Texts.AnsweredBy)), about.AnswerDue);
        return letter.Link(about.Say(nameof(Texts.AnswerHere)), about.Link);
    }

    /// <summary>Nothing where nothing is told.</summary>
    public static LetterDraft SayWhatIsDone(this LetterDraft letter, LetterFacts about, IReadOnlyList<CaseAction> told)
    {
        string[] done = [.. told.Where(a => a.DoneAt is not null).Select(a => a.What)];
        string[] next = [.. told.Where(a => a.DoneAt is null).Select(a => a.What)];
        if (done.Length > 0)
            letter.Head(about.Say(nameof(Texts.WhatIsDone))).Steps(done);
        if (next.Length > 0)
            letter.Head(about.Say(nameof(Texts.WhatComesNext))).Steps(next);
        return letter;
    }
}
