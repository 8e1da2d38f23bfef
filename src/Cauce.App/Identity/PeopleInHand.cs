using Cauce.App.Data;
using Microsoft.EntityFrameworkCore;

namespace Cauce.App.Identity;

/// <summary>Loading people to change them, and what must stay true of all of them together.</summary>
internal static class PeopleInHand
{
    private const string Turn = "people";

    /// <summary>
    /// Changes of people go one after another, across nodes too: the counter's row is held until the commit. Without that two
    /// administrators could demote each other in the same moment and leave none.
    /// </summary>
    public static Task TakeTurn(this Work work) => work.Next(Turn);

    /// <summary>A person to be changed. Identity writes whole rows: the new stamp keeps it from writing an old one over this.</summary>
    /// <exception cref="MissingException">There is no such person.</exception>
    public static async Task<Staff> Person(this Work work, Guid id)
    {
        var person = await work.Db.Set<Staff>().AsTracking().FirstOrDefaultAsync(s => s.Id == id) ?? throw new MissingException("person");
        person.ConcurrencyStamp = Guid.NewGuid().ToString("n");
        return person;
    }

    /// <summary>A person as the actor they are now; null for one who no longer works here.</summary>
    public static async Task<Actor?> ActorOf(this AppDb db, Guid id) =>
        await db.Set<Staff>().AsNoTracking().FirstOrDefaultAsync(s => s.Id == id && s.DeactivatedAt == null) is { } staff ? await db.ActorOf(staff) : null;

    public static async Task<Actor> ActorOf(this AppDb db, Staff staff)
    {
        var branches = await db.Set<StaffBranch>().Where(b => b.StaffId == staff.Id).Select(b => b.BranchId).ToListAsync();
        return new Actor(ActorKind.Staff, staff.Id, staff.Name, Roles.PermissionsOf(staff.Role), branches) { Role = staff.Role };
    }

    /// <summary>A person whom the actor may change: nobody with more permissions than their own.</summary>
    public static async Task<Staff> PersonBelow(this Work work, Guid id, Actor actor)
    {
        var person = await work.Person(id);
        Roles.WhyNotGive(person.Role, actor).Enforce();
        return person;
    }

    /// <exception cref="RefusedException">Without this person nobody could administer.</exception>
    public static async Task KeepAnAdministrator(this Work work, Staff without)
    {
        if (without.Role != Role.Administrator)
            return;
        var others = await work.Db.Set<Staff>().AnyAsync(s => s.Role == Role.Administrator && s.DeactivatedAt == null && s.Id != without.Id);
        if (!others)
            IdentityRefusals.LastAdministrator.Enforce();
    }

    public static async Task KeepEmailUnique(this Work work, string normalizedEmail, Guid? except = null)
    {
        if (await work.Db.Set<Staff>().AnyAsync(s => s.NormalizedEmail == normalizedEmail && s.Id != except))
            IdentityRefusals.EmailTaken.Enforce();
    }

    /// <summary>Every sign-in there is of this person ends.</summary>
    public static void SignOutEverywhere(this Staff staff) => staff.SecurityStamp = Guid.NewGuid().ToString("n");
}
