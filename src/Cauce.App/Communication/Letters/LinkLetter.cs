namespace Cauce.App.Communication.Letters;

/// <summary>The tracking link again, for whoever lost it. To the address of the case and no other.</summary>
internal static class LinkLetter
{
    public const string Name = "link";

    public static LetterDraft Write(LetterFacts about) =>
        about.Begin(nameof(Texts.LinkSubject), about.Number)
            .Say(about.Say(nameof(Texts.LinkAgain), about.Number))
            .Link(about.Say(nameof(Texts.FollowYourCase)), about.Link)
            .Say(about.Say(nameof(Texts.LinkNotAsked)));
}
