using System.Globalization;
using Cauce.Domain.Cases;
using Cauce.Domain.Communication;

namespace Cauce.App.Portal;

/// <summary>One thing that was done, as the customer reads it.</summary>
public sealed record StoryLine(DateTimeOffset At, string What, string? Text = null);

/// <summary>
/// Tells the customer from the case's own history what has been done and where it stands: the same entries that the auditor
/// reads, less what is only ours.
/// </summary>
internal static class CustomerStory
{
    public static string Language => CultureInfo.CurrentUICulture.TwoLetterISOLanguageName;

    /// <summary>Newest first.</summary>
    public static IReadOnlyList<StoryLine> Of(Case @case, IReadOnlyList<HistoryEntry> history, IReadOnlyList<CaseAction> told)
    {
        var lines = new List<StoryLine>();
        var studied = false;
        foreach (var entry in history)
        {
            // "We are studying it" is news once.
            if (entry.What is CaseHistory.Classified or CaseHistory.AnalysisRecorded && studied)
                continue;
            studied |= entry.What is CaseHistory.Classified or CaseHistory.AnalysisRecorded;
            if (Tell(@case, entry, told) is { } line)
                lines.Add(line);
        }
        lines.Reverse();
        return lines;
    }

    private static StoryLine? Tell(Case @case, HistoryEntry entry, IReadOnlyList<CaseAction> told) => entry.What switch
    {
        CaseHistory.Registered => new(entry.At, Texts.StoryReceived, Texts.StoryReceivedText),
        CaseHistory.Acknowledged when @case.AcknowledgedVia == "email" => new(entry.At, Texts.StoryAcknowledged),
        CaseHistory.Restated => new(entry.At, Texts.StoryRestated),
        CaseHistory.RestatementConfirmed => new(entry.At, Texts.StoryUnderstood),
        CaseHistory.Classified or CaseHistory.AnalysisRecorded => new(entry.At, Texts.StoryStudied),
        CaseHistory.Assigned when !@case.IsConfidential => Assigned(entry),
        CaseHistory.Started => new(entry.At, Texts.StoryStarted),
        CaseHistory.ActionAdded => Action(entry, told, Texts.StoryActionPlanned),
        CaseHistory.ActionDone => Action(entry, told, Texts.StoryActionDone),
        CaseHistory.SolutionProposed => new(entry.At, entry.ReadDetails().GetValueOrDefault("alternative") == "true" ? Texts.StoryAlternative : Texts.StoryAnswered),
        CaseHistory.ProgressTold => new(entry.At, Texts.StoryProgressTold),
        CaseHistory.DelayTold => new(entry.At, Texts.StoryDelayTold),
        CaseHistory.SolutionAccepted => new(entry.At, Texts.StoryAccepted),
        CaseHistory.SolutionRejected => new(entry.At, Texts.StoryRejected, Texts.StoryRejectedText),
        CaseHistory.Closed => new(entry.At, Texts.StoryClosed),
        CaseHistory.MergedInto => new(entry.At, string.Format(CultureInfo.CurrentCulture, Texts.StoryMerged, entry.ReadDetails()["other"])),
        CaseHistory.Reopened => new(entry.At, Texts.StoryReopened),
        MessageHistory.Received => new(entry.At, Texts.StoryYouWrote),
        MessageHistory.ExplanationAsked => new(entry.At, Texts.StoryYouAsked),
        MessageHistory.Replied => new(entry.At, Texts.StoryWeWrote),
        MessageHistory.Called => new(entry.At, Texts.StoryWeCalled),
        MessageHistory.LetterSent => new(entry.At, Texts.StoryLetterSent),
        _ => null,
    };

    private static StoryLine? Assigned(HistoryEntry entry) => entry.ReadDetails().GetValueOrDefault("toName") is { Length: > 0 } name
        ? new(entry.At, string.Format(CultureInfo.CurrentCulture, Texts.StoryAssigned, name), Texts.StoryAssignedText) : null;

    private static StoryLine? Action(HistoryEntry entry, IReadOnlyList<CaseAction> told, string what)
    {
        var id = entry.ReadDetails().GetValueOrDefault("action");
        return told.FirstOrDefault(a => a.Id.ToString() == id) is { } action ? new(entry.At, what, action.What) : null;
    }
}
