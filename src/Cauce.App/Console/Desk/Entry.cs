using Cauce.Domain.Cases;
using Cauce.Domain.Communication;
using Cauce.Domain.Surveys;

namespace Cauce.App.Console.Desk;

/// <summary>One thing in the story of a case: words somebody said, on a card, or what was done, on a line.</summary>
/// <param name="Anchor">Id on the page.</param>
/// <param name="Look">Class of the style sheet.</param>
internal sealed record Entry(string Anchor, DateTimeOffset At, string Look, string Icon)
{
    public string Who { get; init; } = "";

    public string How { get; init; } = "";

    /// <summary>The words of a card; null for a line.</summary>
    public string? Body { get; init; }

    /// <summary>What was done, for a line.</summary>
    public string Sentence { get; init; } = "";

    /// <summary>The reason that came with a line.</summary>
    public string? Words { get; init; }

    /// <summary>The mail it came by; null for what came by another way.</summary>
    public CaseMail? Mail { get; init; }

    /// <summary>What is known of a call beside its words.</summary>
    public CallDetails? Call { get; init; }

    /// <summary>Where it is printed; null for what is not on paper.</summary>
    public string? PrintUrl { get; init; }

    /// <summary>The letter that tells it.</summary>
    public CaseLetter? Letter { get; init; }

    /// <summary>Who of us has read it.</summary>
    public IReadOnlyList<CaseReading> Readings { get; init; } = [];

    public IReadOnlyList<Attachment> Files { get; init; } = [];

    public bool HasAvatar => Look is "is-customer" or "is-reply" or "is-note";

    /// <summary>Named in Assets/icons.txt.</summary>
    public static string IconOf(string what) => what switch
    {
        CaseHistory.Registered => "flag",
        CaseHistory.Acknowledged => "checks",
        CaseHistory.Described => "pencil",
        CaseHistory.Restated or CaseHistory.RestatementConfirmed => "message-circle",
        CaseHistory.Classified or CaseHistory.KindChanged => "tags",
        CaseHistory.Assigned => "user-check",
        CaseHistory.BranchChanged => "building",
        CaseHistory.AnalysisRecorded => "stethoscope",
        CaseHistory.RiskRated => "target",
        CaseHistory.GateOverridden => "shield-check",
        CaseHistory.Started => "player-play",
        CaseHistory.ActionAdded => "clipboard-list",
        CaseHistory.ActionDone => "clipboard-check",
        CaseHistory.SilenceRecorded => "clock-pause",
        CaseHistory.Closed => "circle-check",
        CaseHistory.Reopened => "rotate",
        CaseHistory.Linked => "link",
        CaseHistory.MergedInto or CaseHistory.TookOver => "git-merge",
        CaseHistory.SplitOff => "git-branch",
        CaseHistory.Joined or CaseHistory.ChildJoined or CaseHistory.Left or CaseHistory.ChildLeft => "git-branch",
        PartyHistory.Added or PartyHistory.Retired => "users-group",
        PartyHistory.Informed or PartyHistory.CustomersInformed or CircularHistory.Started or CircularHistory.Finished => "speakerphone",
        CaseHistory.FileAdded => "paperclip",
        CaseHistory.FileInfected => "ban",
        CaseHistory.PersonNamed => "user-plus",
        CaseHistory.ProgressTold or CaseHistory.DelayTold => "send",
        CaseHistory.ClockWarned => "clock",
        CaseHistory.ClockBreached => "alert-triangle",
        SurveyHistory.Answered => "mood-smile",
        _ => "message",
    };
}
