using Cauce.App.Data;
using Microsoft.EntityFrameworkCore;

namespace Cauce.App.Identity;

/// <summary>Changes what an administrator says of a person. Their sign-ins go on, with the new role and branches.</summary>
public sealed class ChangePerson(Writer writer, Catalogue catalogue, Sessions sessions, KeyRing keys) : IAct
{
    /// <exception cref="RefusedException">The role is above the actor's own, is the actor's own, or was the last administrator's.</exception>
    public async Task Do(Guid id, PersonInput input, Actor actor, CancellationToken cancel = default)
    {
        actor.Must(Permission.ManagePeople);
        var facts = input.Read(actor, catalogue.Current);
        await writer.Do(async work =>
        {
            await work.TakeTurn();
            var staff = await work.PersonBelow(id, actor);
            await work.KeepEmailUnique(facts.NormalizedEmail, except: id);
            if (facts.Role != staff.Role)
            {
                if (id == actor.Id)
                    IdentityRefusals.OwnRole.Enforce();
                await work.KeepAnAdministrator(without: staff);
            }
            facts.WriteTo(staff);
            work.Db.RemoveRange(await work.Db.Set<StaffBranch>().AsTracking().Where(b => b.StaffId == id).ToListAsync());
            await work.Db.SaveChangesAsync();
            work.Db.AddRange(facts.BranchesOf(id));
            await work.Next(Catalogue.Stamp);
        }, cancel);
        sessions.Forget(id);
        keys.Forget();
        await catalogue.Reload(cancel);
    }
}
