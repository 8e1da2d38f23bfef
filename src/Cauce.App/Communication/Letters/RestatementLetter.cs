namespace Cauce.App.Communication.Letters;

/// <summary>What we understood, for the customer to confirm.</summary>
internal static class RestatementLetter
{
    public const string Name = "restatement";

    public static LetterDraft Write(LetterFacts about) =>
        about.BeginByName(nameof(Texts.RestatementSubject), about.Number)
            .Say(about.Say(nameof(Texts.WhatWeUnderstood)))
            .Quote(about.Case.Restatement!)
            .Link(about.Say(nameof(Texts.ConfirmOrCorrect)), about.Link);
}
