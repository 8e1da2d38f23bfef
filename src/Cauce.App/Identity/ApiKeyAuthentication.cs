using System.Collections.Concurrent;
using System.Security.Claims;
using System.Text.Encodings.Web;
using Cauce.App.Data;
using Microsoft.AspNetCore.Authentication;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;

namespace Cauce.App.Identity;

/// <summary>Signs a request in by <c>Authorization: Bearer KEY</c>.</summary>
internal sealed class ApiKeyAuthentication(
    IOptionsMonitor<AuthenticationSchemeOptions> options, ILoggerFactory log, UrlEncoder encoder, KeyRing keys)
    : AuthenticationHandler<AuthenticationSchemeOptions>(options, log, encoder)
{
    public const string SchemeName = "ApiKey";

    protected override async Task<AuthenticateResult> HandleAuthenticateAsync()
    {
        var header = Request.Headers.Authorization.ToString();
        if (!header.StartsWith("Bearer ", StringComparison.OrdinalIgnoreCase))
            return AuthenticateResult.NoResult();
        var principal = await keys.Find(header[7..].Trim(), Context.RequestAborted);
        return principal is null
            ? AuthenticateResult.Fail("unknown key")
            : AuthenticateResult.Success(new AuthenticationTicket(principal, SchemeName));
    }

    protected override Task HandleChallengeAsync(AuthenticationProperties properties)
    {
        Response.Headers.WWWAuthenticate = "Bearer";
        return Api.Problems.Write(Context, StatusCodes.Status401Unauthorized, "identity.key-missing", Api.Texts.KeyMissing);
    }

    protected override Task HandleForbiddenAsync(AuthenticationProperties properties) =>
        Api.Problems.Write(Context, StatusCodes.Status403Forbidden, "identity.not-permitted", Api.Texts.KeyLacksPermission);
}

/// <summary>Who each key is. A known key is remembered for a few seconds: that is how long a revoked one may still work.</summary>
public sealed class KeyRing(IDbContextFactory<AppDb> databases, TimeProvider time)
{
    private static readonly TimeSpan Memory = TimeSpan.FromSeconds(5);
    private readonly ConcurrentDictionary<string, (DateTimeOffset Until, ClaimsPrincipal Principal)> known = [];

    /// <summary>A key was revoked, or its owner changed: on this node that holds at once.</summary>
    public void Forget() => known.Clear();

    public async Task<ClaimsPrincipal?> Find(string key, CancellationToken cancel)
    {
        var now = time.GetUtcNow();
        if (known.TryGetValue(key, out var remembered) && remembered.Until > now)
            return remembered.Principal;
        known.TryRemove(key, out _);
        if (await Read(key, cancel) is not { } principal)
            return null;
        if (known.Count > 1000)
            known.Clear();
        known[key] = (now + Memory, principal);
        return principal;
    }

    private async Task<ClaimsPrincipal?> Read(string key, CancellationToken cancel)
    {
        await using var db = await databases.CreateDbContextAsync(cancel);
        var hash = ApiKey.HashOf(key);
        var found = await (from k in db.Set<ApiKey>()
                           join s in db.Set<Staff>() on k.StaffId equals s.Id
                           where k.Hash == hash && k.RevokedAt == null && s.DeactivatedAt == null
                           select new { Key = k, Staff = s }).FirstOrDefaultAsync(cancel);
        if (found is null)
            return null;
        var branches = await db.Set<StaffBranch>().Where(b => b.StaffId == found.Staff.Id).Select(b => b.BranchId).ToListAsync(cancel);
        return new ClaimsPrincipal(Caller.IdentityOf(found.Staff, branches, found.Key, ApiKeyAuthentication.SchemeName));
    }
}
