using Cauce.App.Data;
using Cauce.App.Identity;
using Cauce.Domain.Cases;
using Microsoft.EntityFrameworkCore;

namespace Cauce.App.Console.Desk;

/// <summary>A colleague who may answer for a case, or the reason why not.</summary>
public sealed record Candidate(Owner Owner, string Role, Refusal? WhyNot);

/// <summary>The active colleagues who see the cases of a branch.</summary>
public sealed class BranchPeople(AppDb db)
{
    /// <summary>Those who can take the case first; each other one with the reason.</summary>
    public async Task<IReadOnlyList<Candidate>> Candidates(CasePage page)
    {
        var people = await Of(page.Case.Branch);
        return [.. people.Select(s => CandidateOf(s, page)).OrderBy(c => c.WhyNot is not null).ThenBy(c => c.Owner.Name, StringComparer.CurrentCulture)];
    }

    /// <summary>For a select: id and name.</summary>
    public async Task<IReadOnlyList<(string Value, string Text)>> Choices(CasePage page) =>
        [.. (await Of(page.Case.Branch)).Select(s => (s.Id.ToString(), s.Name))];

    public async Task<IReadOnlyList<Staff>> Of(int branch)
    {
        var roles = Enum.GetValues<Role>().Where(r => Roles.PermissionsOf(r).Contains(Permission.SeeAllBranches)).ToArray();
        var seen = db.Set<StaffBranch>().Where(b => b.BranchId == branch).Select(b => b.StaffId);
        var people = await db.Set<Staff>().Where(s => s.DeactivatedAt == null && (roles.Contains(s.Role) || seen.Contains(s.Id))).OrderBy(s => s.Name).Take(200).ToListAsync();
        return [.. people.Where(s => Roles.PermissionsOf(s.Role).Contains(Permission.WorkCases))];
    }

    private static Candidate CandidateOf(Staff staff, CasePage page)
    {
        var (@case, reader) = (page.Case, page.Reader);
        var owner = new Owner(staff.Id, staff.Name, staff.MayOwnSerious);
        var mayGive = @case.OwnerId == reader.Id || @case.OwnerId is null || staff.Id == reader.Id || reader.May(Permission.AssignCases);
        var named = !@case.IsConfidential || page.Named.Contains(staff.Id) || reader.May(Permission.NameConfidential);
        var whyNot = @case.WhyNotAssign(owner) ?? (mayGive ? null : CaseRefusals.NotYoursToAssign) ?? (named ? null : CaseRefusals.OwnerNotNamed.With(staff.Name));
        return new Candidate(owner, Names.Of(staff.Role), whyNot);
    }
}
