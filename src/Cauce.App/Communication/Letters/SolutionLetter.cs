using Cauce.Domain.Cases;

namespace Cauce.App.Communication.Letters;

/// <summary>The answer: what we propose, what had caused it where that is told, and how to say whether it is good.</summary>
internal static class SolutionLetter
{
    public const string Name = "solution";

    /// <param name="isFirst">Nobody has answered before.</param>
    public static LetterDraft Write(LetterFacts about, Solution solution, bool isFirst)
    {
        var letter = about.BeginByName(solution.IsAlternative ? nameof(Texts.AlternativeSubject) : nameof(Texts.SolutionSubject), about.Number);
        if (solution.WithApology || (isFirst && about.Apologises))
            letter.Say(about.Say(nameof(Texts.Apology)));
        if (solution.Origin is { } origin)
            letter.Head(about.Say(nameof(Texts.WhatCausedIt))).Quote(origin);
        letter.Head(about.Say(solution.IsAlternative ? nameof(Texts.OurAlternative) : nameof(Texts.OurAnswer))).Quote(solution.Text);
        return about.Case.Flow.NeedsAcceptance
            ? letter.Say(about.Say(nameof(Texts.TellUsIfGood))).Link(about.Say(nameof(Texts.SayIfGood)), about.Link)
            : letter.Link(about.Say(nameof(Texts.FollowYourCase)), about.Link);
    }
}
