using Cauce.App.Data;
using Cauce.App.Identity;
using Cauce.Domain.Cases;
using Microsoft.EntityFrameworkCore;

namespace Cauce.App.Cases;

/// <summary>Members of staff as those who may answer for a case: active, with authority, and seeing its branch.</summary>
public static class OwnersOnRecord
{
    /// <param name="who">E-mail address or id; nothing, or <c>me</c>, is the actor.</param>
    /// <exception cref="RefusedException">Nobody active is known by that, or they do not see the case's branch.</exception>
    public static async Task<Owner> Find(string? who, Case @case, Actor actor, Work work)
    {
        var name = string.IsNullOrWhiteSpace(who) || who == "me" ? actor.Id?.ToString() ?? "" : who.Trim();
        var staff = Guid.TryParse(name, out var id)
            ? await work.Db.Set<Staff>().FirstOrDefaultAsync(s => s.Id == id)
            : await work.Db.Set<Staff>().FirstOrDefaultAsync(s => s.NormalizedEmail == name.ToUpperInvariant());
        if (staff is not { DeactivatedAt: null } || !Roles.PermissionsOf(staff.Role).Contains(Permission.WorkCases))
            throw CaseRefusals.UnknownOwner.With(name).AsException();
        if (!await Sees(staff, @case.Branch, work))
            CaseRefusals.OwnerElsewhere.With(staff.Name).Enforce();
        return new Owner(staff.Id, staff.Name, staff.MayOwnSerious);
    }

    /// <summary>Who owns the case now; null for nobody, or for somebody who has left.</summary>
    public static async Task<Owner?> Of(Case @case, Work work)
    {
        if (@case.OwnerId is not { } id)
            return null;
        var staff = await work.Db.Set<Staff>().FirstOrDefaultAsync(s => s.Id == id && s.DeactivatedAt == null);
        return staff is null ? null : new Owner(staff.Id, staff.Name, staff.MayOwnSerious);
    }

    /// <summary>Lets the person see a confidential case, and writes it down. Nothing for a case that everybody of the branch sees.</summary>
    public static async Task LetSee(Owner person, Case @case, Actor actor, Work work)
    {
        if (!@case.IsConfidential || await IsNamed(person, @case, work))
            return;
        @case.Name(person, actor, work.Now);
        work.Insert(new CaseAccess(@case.Id, person.Id, work.Now));
    }

    public static async Task<bool> IsNamed(Owner person, Case @case, Work work) =>
        work.Inserts.OfType<CaseAccess>().Any(a => a.CaseId == @case.Id && a.StaffId == person.Id)
        || await work.Db.Set<CaseAccess>().AnyAsync(a => a.CaseId == @case.Id && a.StaffId == person.Id);

    private static async Task<bool> Sees(Staff staff, int branch, Work work) =>
        Roles.PermissionsOf(staff.Role).Contains(Permission.SeeAllBranches)
        || await work.Db.Set<StaffBranch>().AnyAsync(b => b.StaffId == staff.Id && b.BranchId == branch);
}
