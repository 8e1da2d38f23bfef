using Cauce.Domain.Common;

namespace Cauce.Domain.Communication;

public enum CallDirection
{
    FromCustomer = 1,
    ToCustomer = 2,
}

/// <summary>The four steps of the guide (D02), ticked for each contact; any number of them may have been taken.</summary>
[Flags]
public enum GuideSteps
{
    None = 0,
    Listen = 1,
    Apologise = 2,
    Ask = 4,
    Explain = 8,
}

/// <summary>What somebody says of a call beside what was said in it. All of it may be unknown.</summary>
public sealed record CallFacts
{
    public CallDirection? Direction { get; init; }

    public DateTimeOffset? StartedAt { get; init; }

    public int? Seconds { get; init; }

    /// <summary>The customer's number, as written.</summary>
    public string? Number { get; init; }

    /// <summary>Where the recording is kept: elsewhere.</summary>
    public string? RecordingUrl { get; init; }

    public GuideSteps Steps { get; init; }

    /// <summary>The id by which a switchboard knows the call.</summary>
    public string? SwitchboardCall { get; init; }

    public bool IsEmpty => this == new CallFacts();

    /// <summary>Why they cannot be so, or null.</summary>
    public Refusal? WhyNot(DateTimeOffset now)
    {
        if (StartedAt > now) return CallRefusals.InFuture;
        if (Seconds is < 0 or > CallDetails.LongestSeconds) return CallRefusals.LengthInvalid;
        if (!string.IsNullOrWhiteSpace(Number) && PhoneNumber.WhyNot(Number) is { } wrong) return wrong with { Field = "Call.Number" };
        return RecordingUrl is null || CallDetails.IsRecordingUrl(RecordingUrl) ? null : CallRefusals.RecordingNotHttps;
    }
}

/// <summary>A call beside the message that tells what was said in it: who called whom, when, how long, and where the recording is.</summary>
public sealed class CallDetails
{
    /// <summary>A day.</summary>
    public const int LongestSeconds = 86_400;

    private const int LongestUrl = 1000;

    private CallDetails() { }

    /// <param name="now">When it was written down; a call whose beginning nobody said ended then.</param>
    /// <exception cref="RefusedException">See <see cref="CallFacts.WhyNot"/>.</exception>
    public CallDetails(Id<Message> messageId, CallFacts facts, DateTimeOffset now)
    {
        facts.WhyNot(now).Enforce();
        MessageId = messageId;
        Direction = facts.Direction ?? CallDirection.ToCustomer;
        StartedAt = facts.StartedAt ?? now.AddSeconds(-facts.Seconds ?? 0);
        Seconds = facts.Seconds;
        Number = PhoneNumber.TryParse(facts.Number, out var number) ? number!.Digits : null;
        RecordingUrl = facts.RecordingUrl;
        Steps = facts.Steps;
        SwitchboardCall = facts.SwitchboardCall;
    }

    public Id<Message> MessageId { get; private set; }

    public CallDirection Direction { get; private set; }

    public DateTimeOffset StartedAt { get; private set; }

    /// <summary>Null where nobody said.</summary>
    public int? Seconds { get; private set; }

    /// <summary>The customer's, as <see cref="PhoneNumber.Digits"/>.</summary>
    public string? Number { get; private set; }

    public string? RecordingUrl { get; private set; }

    public GuideSteps Steps { get; private set; }

    public string? SwitchboardCall { get; private set; }

    /// <summary>The switchboard says how long it was and where the recording is. What a person wrote down stands.</summary>
    /// <exception cref="RefusedException">The address of the recording is not https.</exception>
    public void End(int? seconds, string? recordingUrl)
    {
        if (recordingUrl is not null && !IsRecordingUrl(recordingUrl))
            CallRefusals.RecordingNotHttps.Enforce();
        Seconds ??= seconds;
        RecordingUrl ??= recordingUrl;
    }

    /// <summary>An https address without a name or a password in it.</summary>
    public static bool IsRecordingUrl(string text) =>
        text.Length <= LongestUrl && Uri.TryCreate(text, UriKind.Absolute, out var uri) && uri is { Scheme: "https", UserInfo: "", Host.Length: > 0 };
}

public static class CallRefusals
{
    public static readonly Refusal InFuture = new("call.in-future") { Field = "Call.StartedAt" };
    public static readonly Refusal LengthInvalid = new("call.length-invalid") { Field = "Call.Seconds" };
    public static readonly Refusal RecordingNotHttps = new("call.recording-not-https") { Field = "Call.RecordingUrl" };
    public static readonly Refusal OnlyCalls = new("call.only-calls") { Field = "Call" };
}
