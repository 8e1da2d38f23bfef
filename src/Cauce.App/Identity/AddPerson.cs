using Cauce.App.Data;

namespace Cauce.App.Identity;

/// <summary>Adds a member of staff, who chooses a password by a link that is made with them.</summary>
public sealed class AddPerson(Writer writer, Catalogue catalogue) : IAct
{
    /// <exception cref="RefusedException">The address is taken, or the role is above the actor's own.</exception>
    public async Task<Invited> Do(PersonInput input, Actor actor, CancellationToken cancel = default)
    {
        actor.Must(Permission.ManagePeople);
        var facts = input.Read(actor, catalogue.Current);
        var added = await writer.Do(async work =>
        {
            await work.TakeTurn();
            await work.KeepEmailUnique(facts.NormalizedEmail);
            var staff = New(work.Now);
            facts.WriteTo(staff);
            work.Db.Add(staff);
            work.Db.AddRange(facts.BranchesOf(staff.Id));
            var token = await work.Invite(staff.Id);
            await work.Next(Catalogue.Stamp);
            return new Invited(staff.Id, staff.Name, token);
        }, cancel);
        await catalogue.Reload(cancel);
        return added;
    }

    internal static Staff New(DateTimeOffset now) => new()
    {
        Id = Guid.CreateVersion7(now),
        EmailConfirmed = true,
        LockoutEnabled = true,
        SecurityStamp = Guid.NewGuid().ToString("n"),
        CreatedAt = now,
    };
}

/// <summary>Somebody who may now choose a password, with the token that lets them; it is shown this once.</summary>
public sealed record Invited(Guid Id, string Name, string Token);
