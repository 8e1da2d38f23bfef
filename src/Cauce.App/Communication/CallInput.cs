using Cauce.App.Cases;
using Cauce.Domain.Communication;
using Cauce.Domain.Deadlines;

namespace Cauce.App.Communication;

/// <summary>What is said of a call beside what was said in it.</summary>
public sealed class CallInput
{
    /// <summary><c>toCustomer</c> (if absent) or <c>fromCustomer</c>.</summary>
    public string? Direction { get; set; }

    /// <summary>When it began: an instant, or a local time of the branch. Now, less its length, if absent.</summary>
    /// <example>2026-03-02T10:15</example>
    public string? StartedAt { get; set; }

    /// <summary>How long it was, in seconds; at most a day.</summary>
    /// <example>240</example>
    public int? Seconds { get; set; }

    /// <summary>The customer's number.</summary>
    /// <example>+34 600 123 456</example>
    public string? Number { get; set; }

    /// <summary>https address of the recording, which stays where it is.</summary>
    /// <example>https://centralita.example/grabaciones/8431</example>
    public string? RecordingUrl { get; set; }

    /// <summary>Steps of the guide that were taken: <c>listen</c>, <c>apologise</c>, <c>ask</c>, <c>explain</c>.</summary>
    // The form binder writes null where no box was ticked.
    public List<string> Steps { get; set => field = value ?? []; } = [];

    /// <summary>The id by which the switchboard knows the call: what it tells later is added to it.</summary>
    public string? SwitchboardCall { get; set; }

    /// <exception cref="RefusedException">A word is not one of those it may be.</exception>
    internal CallFacts Read(WorkCalendar calendar) => new()
    {
        Direction = Choice.Read<CallDirection>(Direction, "Call.Direction"),
        StartedAt = string.IsNullOrWhiteSpace(StartedAt) ? null : Moment.Read(StartedAt, calendar, "Call.StartedAt"),
        Seconds = Seconds,
        Number = Text.OptionalLine(Number, "Call.Number", max: 60),
        RecordingUrl = string.IsNullOrWhiteSpace(RecordingUrl) ? null : RecordingUrl.Trim(),
        Steps = Steps.Aggregate(GuideSteps.None, (taken, step) => taken | (Choice.Read<GuideSteps>(step, "Call.Steps") ?? GuideSteps.None)),
        SwitchboardCall = Text.OptionalLine(SwitchboardCall, "Call.SwitchboardCall", max: 100),
    };
}

/// <summary>A call as the API gives it.</summary>
/// <param name="Seconds">How long it was; null where nobody said.</param>
/// <param name="Number">Digits with the country in front.</param>
/// <param name="Steps">Steps of the guide that were taken.</param>
public sealed record CallView(CallDirection Direction, DateTimeOffset StartedAt, int? Seconds, string? Number, string? RecordingUrl, IReadOnlyList<string> Steps)
{
    internal static CallView? Of(CallDetails? call) => call is null ? null
        : new(call.Direction, call.StartedAt, call.Seconds, call.Number, call.RecordingUrl, [.. Taken(call.Steps).Select(Choice.Write)]);

    /// <summary>Each step by itself, in the order of the guide.</summary>
    internal static IEnumerable<GuideSteps> Taken(GuideSteps steps) => Enum.GetValues<GuideSteps>().Where(step => step != GuideSteps.None && steps.HasFlag(step));
}
