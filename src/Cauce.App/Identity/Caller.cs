using System.Collections.Frozen;
using System.Security.Claims;

namespace Cauce.App.Identity;

/// <summary>Who makes a request, as the domain's <see cref="Actor"/>.</summary>
public static class Caller
{
    private const string RoleClaim = "role";
    private const string BranchClaim = "branch";
    private const string ScopeClaim = "scope";
    private const string KeyClaim = "key";

    /// <summary>The actor behind the request: staff, API key, or a visitor of the portal.</summary>
    public static Actor Actor(this HttpContext http)
    {
        if (http.Items[typeof(Actor)] is Actor known)
            return known;
        var actor = http.User.Identity is { IsAuthenticated: true } ? Read(http.User) : Domain.Identity.Actor.Visitor;
        http.Items[typeof(Actor)] = actor;
        return actor;
    }

    /// <summary>All of an actor that decides what they see.</summary>
    internal static string Scope(this Actor actor) => FormattableString.Invariant($"{actor.Kind}/{actor.Id}/{actor.Role}/{string.Join(',', actor.Branches)}");

    internal static ClaimsIdentity IdentityOf(Staff staff, IEnumerable<int> branches, ApiKey? key, string scheme)
    {
        var identity = new ClaimsIdentity(scheme, ClaimTypes.Name, RoleClaim);
        Describe(identity, staff, branches);
        if (key is not null)
        {
            identity.AddClaim(new Claim(KeyClaim, key.Id.ToString()));
            identity.AddClaim(new Claim(ClaimTypes.Name, $"{staff.Name} · {key.Name}"));
            foreach (var scope in key.Scopes?.Split(',') ?? [])
                identity.AddClaim(new Claim(ScopeClaim, scope));
        }
        else
            identity.AddClaim(new Claim(ClaimTypes.Name, staff.Name));
        return identity;
    }

    /// <summary>The claims that <see cref="Describe"/> writes.</summary>
    internal static readonly FrozenSet<string> Described = FrozenSet.Create("sub", "staff", RoleClaim, "language", BranchClaim);

    /// <summary>What a sign-in remembers of a person beyond what Identity does.</summary>
    internal static void Describe(ClaimsIdentity identity, Staff staff, IEnumerable<int> branches)
    {
        identity.AddClaim(new Claim("sub", staff.Id.ToString()));
        identity.AddClaim(new Claim("staff", staff.Name));
        identity.AddClaim(new Claim(RoleClaim, staff.Role.ToString()));
        identity.AddClaim(new Claim("language", staff.Language));
        foreach (var branch in branches)
            identity.AddClaim(new Claim(BranchClaim, branch.ToString()));
    }

    private static Actor Read(ClaimsPrincipal user)
    {
        var role = Enum.Parse<Role>(user.FindFirstValue(RoleClaim)!);
        var branches = user.FindAll(BranchClaim).Select(c => int.Parse(c.Value)).ToArray();
        var permissions = Roles.PermissionsOf(role);
        var byKey = user.HasClaim(c => c.Type == KeyClaim);
        var scopes = user.FindAll(ScopeClaim).Select(c => Enum.Parse<Permission>(c.Value, ignoreCase: true)).ToHashSet();
        if (scopes.Count > 0)
            permissions = permissions.Where(scopes.Contains).ToHashSet();
        var id = Guid.Parse(user.FindFirstValue("sub")!);
        var name = byKey ? user.FindFirstValue(ClaimTypes.Name)! : user.FindFirstValue("staff")!;
        return new Actor(byKey ? ActorKind.ApiKey : ActorKind.Staff, id, name, permissions, branches) { Role = role };
    }
}
