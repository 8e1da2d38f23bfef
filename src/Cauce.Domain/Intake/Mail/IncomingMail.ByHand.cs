using Cauce.Domain.Common;
using Cauce.Domain.Identity;

namespace Cauce.Domain.Intake.Mail;

public sealed partial class IncomingMail
{
    /// <summary>Why a person cannot make a case or a reply of it, or null.</summary>
    public Refusal? WhyNotTake() => !IsKept ? MailRefusals.NotKept
        : State is MailState.OpenedCase or MailState.Reply ? MailRefusals.AlreadySettled
        : null;

    /// <summary>Why it cannot be sorted once more, or null.</summary>
    public Refusal? WhyNotRetry() => !IsKept ? MailRefusals.NotKept
        : State is MailState.Quarantined ? null
        : MailRefusals.AlreadySettled;

    /// <summary>Why it cannot be put aside, or null.</summary>
    public Refusal? WhyNotIgnore() => State is MailState.Quarantined ? null : MailRefusals.AlreadySettled;

    /// <summary>Lets Cauce sort it as if it had just come.</summary>
    /// <exception cref="RefusedException">See <see cref="WhyNotRetry"/>.</exception>
    public void Retry(Actor actor, DateTimeOffset now)
    {
        WhyNotRetry().Enforce();
        (State, Reason, ReasonDetail, Tries, NextTryAt, SettledAt) = (MailState.Stored, "", "", 0, now, null);
        ActedBy(actor);
        Version++;
    }

    /// <summary>Nothing is to be done with it.</summary>
    /// <exception cref="RefusedException">See <see cref="WhyNotIgnore"/>.</exception>
    public void Ignore(string reason, Actor actor, DateTimeOffset now)
    {
        WhyNotIgnore().Enforce();
        Settle(MailState.Ignored, reason, "", now);
        ActedBy(actor);
    }

    public void ActedBy(Actor actor) => (By, ByName) = (actor.Id, actor.Kind == ActorKind.System ? "" : actor.Name);

    /// <exception cref="RefusedException">Somebody changed it since <paramref name="version"/> was read.</exception>
    public void Expect(int? version)
    {
        if (version is { } read && read != Version)
            MailRefusals.AlreadySettled.Enforce();
    }
}
