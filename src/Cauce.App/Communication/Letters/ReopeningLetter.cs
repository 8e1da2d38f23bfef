namespace Cauce.App.Communication.Letters;

/// <summary>The case was opened again, with a new date.</summary>
internal static class ReopeningLetter
{
    public const string Name = "reopening";

    public static LetterDraft Write(LetterFacts about) =>
        about.BeginByName(nameof(Texts.ReopeningSubject), about.Number)
            .Say(about.Say(nameof(Texts.Reopened), about.Number))
            .Fact(about.Say(nameof(Texts.AnsweredBy)), about.AnswerDue)
            .Link(about.Say(nameof(Texts.FollowYourCase)), about.Link);
}
