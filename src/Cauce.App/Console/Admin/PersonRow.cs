using Cauce.App.Data;
using Cauce.App.Identity;
using Microsoft.EntityFrameworkCore;

namespace Cauce.App.Console.Admin;

/// <summary>A person as the list shows them.</summary>
public sealed record PersonRow(Guid Id, string Name, string Email, Role Role, bool IsActive, bool HasPassword, IReadOnlyList<string> Branches)
{
    /// <summary>Everybody, those who are active first, by name.</summary>
    internal static async Task<IReadOnlyList<PersonRow>> ReadAll(AppDb db, CancellationToken cancel)
    {
        var people = await db.Set<Staff>()
            .Select(s => new { s.Id, s.Name, s.Email, s.Role, s.DeactivatedAt, HasPassword = s.PasswordHash != null }).ToListAsync(cancel);
        var branches = (await (from b in db.Set<StaffBranch>()
                               join branch in db.Set<Branch>() on b.BranchId equals branch.Id
                               orderby branch.Name
                               select new { b.StaffId, branch.Name }).ToListAsync(cancel)).ToLookup(b => b.StaffId, b => b.Name);
        return [.. people.OrderBy(p => p.DeactivatedAt is not null).ThenBy(p => p.Name, StringComparer.CurrentCultureIgnoreCase)
            .Select(p => new PersonRow(p.Id, p.Name, p.Email!, p.Role, p.DeactivatedAt is null, p.HasPassword, [.. branches[p.Id]]))];
    }
}
