using Cauce.App.Data;

namespace Cauce.App.Identity;

/// <summary>Makes a link by which somebody chooses a new password. The one they have goes on until they do.</summary>
public sealed class InvitePerson(Writer writer) : IAct
{
    /// <exception cref="RefusedException">They have left, or hold more permissions than the actor.</exception>
    public Task<Invited> Do(Guid id, Actor actor, CancellationToken cancel = default)
    {
        actor.Must(Permission.ManagePeople);
        return writer.Do(async work =>
        {
            var staff = await work.PersonBelow(id, actor);
            if (staff.DeactivatedAt is not null)
                IdentityRefusals.Deactivated.Enforce();
            return new Invited(id, staff.Name, await work.Invite(id));
        }, cancel);
    }
}
