using Cauce.App.Cases;
using Cauce.App.Data;
using Cauce.App.Identity;
using Cauce.App.Shared;
using Cauce.Domain.Cases;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;

namespace Cauce.App.Console.Live;

/// <summary>Who else is looking at a case.</summary>
internal static class PresenceDoor
{
    public static void MapPresence(this IEndpointRouteBuilder app)
    {
        var pages = app.MapPages("/console/cases/{number}/presence").RequireAuthorization(PeopleParts.StaffOnly);
        pages.MapGet("", Show);
        pages.MapPost("", Say);
    }

    private static async Task<IResult> Say(
        string number, [FromForm] bool? leaving, HttpContext http, ShowPresence presence, AppDb db, TimeProvider time, CancellationToken cancel)
    {
        await presence.Do(number, leaving == true, http.Actor(), cancel);
        return leaving == true ? Results.NoContent() : await Show(number, http, db, time, cancel);
    }

    private static async Task<IResult> Show(string number, HttpContext http, AppDb db, TimeProvider time, CancellationToken cancel)
    {
        var actor = http.Actor();
        var found = await db.CasesVisibleTo(actor).Where(c => c.Number == number)
            .Select(c => new { c.Id, c.Branch, c.IsConfidential }).FirstOrDefaultAsync(cancel) ?? throw new MissingException("case");
        var since = time.Now() - ShowPresence.Lasts;
        var here = await (from p in db.Set<CasePresence>()
                          join s in db.Set<Staff>() on p.StaffId equals s.Id
                          where p.CaseId == found.Id && p.SeenAt >= since && p.StaffId != actor.Id && s.DeactivatedAt == null
                          orderby s.Name
                          select new { s.Id, s.Name, s.Role }).ToListAsync(cancel);
        var branches = await db.Set<StaffBranch>().Where(b => b.BranchId == found.Branch).Select(b => b.StaffId).ToListAsync(cancel);
        var named = found.IsConfidential
            ? await db.Set<CaseAccess>().Where(a => a.CaseId == found.Id).Select(a => a.StaffId).ToListAsync(cancel) : [];
        // Somebody who has lost access since they opened the page is not listed (zammad#5637).
        var names = here.Where(p => (branches.Contains(p.Id) || Roles.PermissionsOf(p.Role).Contains(Permission.SeeAllBranches))
            && (!found.IsConfidential || named.Contains(p.Id))).Select(p => p.Name).ToList();
        return Page.Of<PresenceFragment>(new { Names = names });
    }
}
