namespace Cauce.App.Communication.Letters;

/// <summary>
/// Number, date promised, what happens next, how to follow. It goes to an address that nobody has verified, so it repeats
/// nothing the visitor wrote: no name, no subject, no text.
/// </summary>
internal static class AcknowledgementLetter
{
    public const string Name = "acknowledgement";

    public static LetterDraft Write(LetterFacts about) =>
        about.Begin(nameof(Texts.AcknowledgementSubject), about.Number)
            .Say(about.Say(about.Apologises ? nameof(Texts.AcknowledgementSorry) : nameof(Texts.AcknowledgementThanks)))
            .Fact(about.Say(nameof(Texts.YourNumber)), about.Number)
            .Fact(about.Say(nameof(Texts.AnsweredBy)), about.AnswerDue)
            .Head(about.Say(nameof(Texts.WhatHappensNext)))
            .Steps(about.Say(nameof(Texts.StepStudy)), about.Say(nameof(Texts.StepTell), about.AnswerDue), about.Say(nameof(Texts.StepDecide)))
            .Link(about.Say(nameof(Texts.FollowYourCase)), about.Link)
            .Say(about.Say(nameof(Texts.KeepThisMessage)));
}
