using Cauce.Domain.Common;
using Cauce.Domain.Identity;

namespace Cauce.Domain.Intake.Calls;

/// <summary>The telephone exchange that tells us of calls. There is one, known by the secret it signs with.</summary>
public sealed class Switchboard
{
    public const int TheOne = 1;

    private Switchboard() { }

    public Switchboard(string sealedSecret, Actor actor, DateTimeOffset now)
    {
        Id = TheOne;
        Renew(sealedSecret, actor, now);
    }

    public int Id { get; private set; }

    /// <summary>Sealed with the installation's keys.</summary>
    public string Sealed { get; private set; } = "";

    public DateTimeOffset MadeAt { get; private set; }

    public string MadeByName { get; private set; } = "";

    public DateTimeOffset? LastHeardAt { get; private set; }

    /// <summary>The old secret is worth nothing from now on.</summary>
    public void Renew(string sealedSecret, Actor actor, DateTimeOffset now) =>
        (Sealed, MadeAt, MadeByName, LastHeardAt) = (sealedSecret, now, actor.Name, null);

    public void Heard(DateTimeOffset now) => LastHeardAt = now;
}

/// <summary>That an announcement was heard: it is not taken twice.</summary>
public sealed class HeardCall
{
    private HeardCall() { }

    public HeardCall(string id, DateTimeOffset at) => (Id, At) = (id, at);

    public string Id { get; private set; } = "";

    public DateTimeOffset At { get; private set; }
}

/// <summary>A call as the switchboard tells of it, for the person who takes it.</summary>
public sealed class IncomingCall
{
    /// <summary>How long it is shown to who takes it, unless it ends before.</summary>
    public static readonly TimeSpan Rings = TimeSpan.FromMinutes(10);

    private IncomingCall() { }

    public IncomingCall(string call, Guid staffId, string? from, DateTimeOffset now)
    {
        Call = call;
        StaffId = staffId;
        From = PhoneNumber.TryParse(from, out var number) ? number!.Digits : null;
        RingingAt = now;
    }

    /// <summary>The switchboard's id of it.</summary>
    public string Call { get; private set; } = "";

    public Guid StaffId { get; private set; }

    /// <summary>As <see cref="PhoneNumber.Digits"/>; null for a caller who hides it.</summary>
    public string? From { get; private set; }

    public DateTimeOffset RingingAt { get; private set; }

    public DateTimeOffset? EndedAt { get; private set; }

    public int? Seconds { get; private set; }

    public string? RecordingUrl { get; private set; }

    public void End(int? seconds, string? recordingUrl, DateTimeOffset now) => (EndedAt, Seconds, RecordingUrl) = (now, seconds, recordingUrl);
}

public static class SwitchboardRefusals
{
    public static readonly Refusal Unsigned = new("switchboard.unsigned");
    public static readonly Refusal TooOld = new("switchboard.too-old");
    public static readonly Refusal Repeated = new("switchboard.repeated");
    public static readonly Refusal Unreadable = new("switchboard.unreadable");
    public static readonly Refusal UnknownAgent = new("switchboard.unknown-agent");
}
