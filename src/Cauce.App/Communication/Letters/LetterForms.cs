using Cauce.App.Data;

namespace Cauce.App.Communication.Letters;

/// <summary>Every letter there is.</summary>
internal static class LetterForms
{
    /// <summary>In the order in which they are shown: the life of a case.</summary>
    public static readonly IReadOnlyList<LetterForm> All =
    [
        AcknowledgementLetter.Form, LinkLetter.Form, RestatementLetter.Form, .. ReplyLetter.Forms, ProgressLetter.Form, DelayLetter.Form,
        SolutionLetter.Form, ClosingLetter.Form, MergedLetter.Form, ReopeningLetter.Form, SurveyLetter.Form,
        MassNoticeLetter.Form, CustomerNoticeLetter.Form, ThirdPartyNoticeLetter.Form,
    ];

    /// <exception cref="MissingException">There is no such letter.</exception>
    public static LetterForm Of(string name) => All.FirstOrDefault(form => form.Name == name) ?? throw new MissingException("letter");
}
