using System.Collections.Concurrent;
using System.Security.Claims;
using Cauce.App.Data;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.Cookies;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;

namespace Cauce.App.Identity;

/// <summary>
/// Whether a sign-in still holds, and with which role and branches. What is known of a person is remembered for a few
/// seconds: that is how long a sign-in that was ended elsewhere may still work on another node; on this one it ends at once.
/// </summary>
public sealed class Sessions(IDbContextFactory<AppDb> databases, TimeProvider time)
{
    private static readonly TimeSpan Memory = TimeSpan.FromSeconds(5);
    private readonly ConcurrentDictionary<Guid, (DateTimeOffset Until, Standing? Standing)> known = [];

    /// <summary>Their role, branches, name or password have changed, or they left.</summary>
    public void Forget(Guid staff) => known.TryRemove(staff, out _);

    internal static async Task Check(CookieValidatePrincipalContext context)
    {
        var services = context.HttpContext.RequestServices;
        var standing = await services.GetRequiredService<Sessions>().Of(context.Principal!, context.HttpContext.RequestAborted);
        if (standing is null)
        {
            context.RejectPrincipal();
            await context.HttpContext.SignOutAsync(IdentityConstants.ApplicationScheme);
        }
        else if (!standing.Describes(context.Principal!))
        {
            context.ReplacePrincipal(await services.GetRequiredService<SignInManager<Staff>>().CreateUserPrincipalAsync(standing.Staff));
            context.ShouldRenew = true;
        }
    }

    private async Task<Standing?> Of(ClaimsPrincipal principal, CancellationToken cancel)
    {
        if (!Guid.TryParse(principal.FindFirstValue("sub"), out var id))
            return null;
        var now = time.GetUtcNow();
        if (!known.TryGetValue(id, out var remembered) || remembered.Until <= now)
        {
            remembered = (now + Memory, await Read(id, cancel));
            known[id] = remembered;
        }
        return remembered.Standing is { Staff.DeactivatedAt: null } standing && standing.HasStampOf(principal) ? standing : null;
    }

    private async Task<Standing?> Read(Guid id, CancellationToken cancel)
    {
        await using var db = await databases.CreateDbContextAsync(cancel);
        if (await db.Set<Staff>().FirstOrDefaultAsync(s => s.Id == id, cancel) is not { } staff)
            return null;
        return new Standing(staff, await db.Set<StaffBranch>().Where(b => b.StaffId == id).Select(b => b.BranchId).ToListAsync(cancel));
    }

    private sealed record Standing(Staff Staff, IReadOnlyList<int> Branches)
    {
        private const string StampClaim = "AspNet.Identity.SecurityStamp";
        private readonly HashSet<string> description = Describe(Staff, Branches);

        public bool HasStampOf(ClaimsPrincipal principal) => principal.FindFirstValue(StampClaim) == Staff.SecurityStamp;

        public bool Describes(ClaimsPrincipal principal) => description.SetEquals(
            principal.Claims.Where(c => Caller.Described.Contains(c.Type)).Select(c => $"{c.Type}={c.Value}"));

        private static HashSet<string> Describe(Staff staff, IReadOnlyList<int> branches)
        {
            var identity = new ClaimsIdentity();
            Caller.Describe(identity, staff, branches);
            return [.. identity.Claims.Select(c => $"{c.Type}={c.Value}")];
        }
    }
}
