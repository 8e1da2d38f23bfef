using Cauce.App.Data;

namespace Cauce.App.Identity;

/// <summary>Lets somebody who had left sign in again, by a new link: the old password no longer opens anything.</summary>
public sealed class ReactivatePerson(Writer writer, Catalogue catalogue, Sessions sessions) : IAct
{
    public async Task<Invited> Do(Guid id, Actor actor, CancellationToken cancel = default)
    {
        actor.Must(Permission.ManagePeople);
        var invited = await writer.Do(async work =>
        {
            await work.TakeTurn();
            var staff = await work.PersonBelow(id, actor);
            staff.DeactivatedAt = null;
            staff.PasswordHash = null;
            staff.SignOutEverywhere();
            await work.Next(Catalogue.Stamp);
            return new Invited(id, staff.Name, await work.Invite(id));
        }, cancel);
        sessions.Forget(id);
        await catalogue.Reload(cancel);
        return invited;
    }
}
