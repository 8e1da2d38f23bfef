using Cauce.App.Cases;
using Cauce.App.Data;
using Cauce.App.Identity;
using Cauce.Domain.Cases;
using Cauce.Domain.Communication;
using Microsoft.EntityFrameworkCore;

namespace Cauce.App.Communication;

/// <summary>Finds colleagues named in a text: <c>@ana</c>, <c>@ana@house.example</c> or <c>@Ana Torres</c>.</summary>
internal static class Mentions
{
    /// <summary>Those who are active and see the case; the others are not told of what they may not read.</summary>
    public static async Task<IReadOnlyList<Guid>> In(string text, Case @case, Work work)
    {
        if (!text.Contains('@', StringComparison.Ordinal))
            return [];
        var colleagues = await work.Db.Set<Staff>().Where(s => s.DeactivatedAt == null)
            .Select(s => new { s.Id, s.Name, s.Email, s.Role }).AsNoTracking().ToListAsync();
        var named = colleagues.Where(c => Names(text, c.Name) || Names(text, c.Email!) || Names(text, c.Email!.Split('@')[0])).ToList();
        if (named.Count == 0)
            return [];
        var ids = named.ConvertAll(c => c.Id);
        var branches = await work.Db.Set<StaffBranch>().Where(b => ids.Contains(b.StaffId) && b.BranchId == @case.Branch)
            .Select(b => b.StaffId).ToListAsync();
        var access = @case.IsConfidential
            ? await work.Db.Set<CaseAccess>().Where(a => a.CaseId == @case.Id).Select(a => a.StaffId).ToListAsync() : null;
        return [.. named.Where(c => (branches.Contains(c.Id) || Roles.PermissionsOf(c.Role).Contains(Permission.SeeAllBranches))
                                 && access?.Contains(c.Id) is not false).Select(c => c.Id)];
    }

    /// <summary>The person has the case in front of them: what they were asked to read in it is read.</summary>
    public static Task MarkRead(AppDb db, Id<Case> @case, Guid staff, DateTimeOffset now) =>
        db.Set<CaseMention>().Where(m => m.CaseId == @case && m.StaffId == staff && m.ReadAt == null)
            .ExecuteUpdateAsync(set => set.SetProperty(m => m.ReadAt, now));

    private static bool Names(string text, string name)
    {
        for (var at = text.IndexOf('@' + name, StringComparison.OrdinalIgnoreCase); at >= 0;
             at = text.IndexOf('@' + name, at + 1, StringComparison.OrdinalIgnoreCase))
        {
            var end = at + 1 + name.Length;
            var begins = at == 0 || !char.IsLetterOrDigit(text[at - 1]);
            if (begins && (end == text.Length || !(char.IsLetterOrDigit(text[end]) || text[end] is '_' or '-')))
                return true;
        }
        return false;
    }
}
