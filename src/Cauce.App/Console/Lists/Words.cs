using Cauce.App.Data;
using System.Globalization;
using Cauce.App.Deadlines;
using Cauce.Domain.Cases;

namespace Cauce.App.Console.Lists;

/// <summary>The words and signs of what a list shows, in the reader's language.</summary>
internal static class Words
{
    public static string Of(Stage stage) => stage switch
    {
        Stage.Registered => Texts.StageRegistered,
        Stage.Acknowledged => Texts.StageAcknowledged,
        Stage.Classified => Texts.StageClassified,
        Stage.Analysis => Texts.StageAnalysis,
        Stage.InProgress => Texts.StageInProgress,
        Stage.Solved => Texts.StageSolved,
        Stage.Accepted => Texts.StageAccepted,
        _ => Texts.StageClosed,
    };

    public static string ToneOf(Stage stage) => stage switch
    {
        Stage.InProgress => "brand",
        Stage.Solved or Stage.Accepted or Stage.Closed => "done",
        _ => "plain",
    };

    public static string Of(Severity severity) => severity switch
    {
        Severity.Critical => Texts.SeverityCritical,
        Severity.Serious => Texts.SeveritySerious,
        _ => Texts.SeverityMinor,
    };

    public static string IconOf(Severity severity) => severity switch
    {
        Severity.Critical => "flame",
        Severity.Serious => "chevrons-up",
        _ => "minus",
    };

    public static string Of(Urgency urgency) => urgency switch
    {
        Urgency.High => Texts.UrgencyHigh,
        Urgency.Normal => Texts.UrgencyNormal,
        _ => Texts.UrgencyLow,
    };

    public static string Of(Priority priority) => priority switch
    {
        Priority.Top => Texts.PriorityTop,
        Priority.High => Texts.PriorityHigh,
        Priority.Normal => Texts.PriorityNormal,
        _ => Texts.PriorityLow,
    };

    /// <summary>As the styles name it.</summary>
    public static string LevelOf(Priority priority) => priority switch
    {
        Priority.Top => "urgent",
        Priority.High => "high",
        Priority.Normal => "normal",
        _ => "low",
    };

    public static string Of(Origin origin) => origin == Origin.SelfDetected ? Texts.OriginSelf : Texts.OriginCustomer;

    public static string In(this LocalText text) => text.In(CultureInfo.CurrentUICulture.TwoLetterISOLanguageName);

    public static string Kind(this Catalogue.Snapshot known, string code) => known.Kinds[code]?.Name.In() ?? code;

    public static string Channel(this Catalogue.Snapshot known, string code) => known.Channels[code]?.Name.In() ?? code;

    public static string Reason(this Catalogue.Snapshot known, string? code) => code is null ? "" : known.Reasons[code]?.Name.In() ?? code;

    public static string Category(this Catalogue.Snapshot known, string? code) => code is null ? "" : known.Categories[code]?.Name.In() ?? code;

    public static string Area(this Catalogue.Snapshot known, string? code) => code is null ? "" : known.Areas[code]?.Name.In() ?? code;

    public static string Branch(this Catalogue.Snapshot known, int id) => known.Branches[id]?.Name ?? "";

    /// <summary>The same person has the same colour everywhere.</summary>
    public static int ToneOf(Guid person) => (person.GetHashCode() & int.MaxValue) % 6 + 1;
}
