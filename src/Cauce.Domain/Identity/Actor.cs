using Cauce.Domain.Common;

namespace Cauce.Domain.Identity;

public enum ActorKind
{
    /// <summary>A signed-in member of staff.</summary>
    Staff,

    /// <summary>The customer, through the portal or a signed link; known by nothing more than the key they hold.</summary>
    Customer,

    /// <summary>Another program, with an API key.</summary>
    ApiKey,

    /// <summary>Cauce itself: timers, import, seed.</summary>
    System,
}

/// <summary>Who acts, with what they may do and which branches they see.</summary>
/// <param name="Branches">Branches whose cases the actor sees; ignored when the actor may see all.</param>
public sealed record Actor(
    ActorKind Kind,
    Guid? Id,
    string Name,
    IReadOnlySet<Permission> Permissions,
    IReadOnlyList<int> Branches)
{
    /// <summary>The role, for a member of staff.</summary>
    public Role? Role { get; init; }

    public static readonly Actor System =
        new(ActorKind.System, null, "Cauce", Enum.GetValues<Permission>().ToHashSet(), []);

    /// <summary>Somebody on the portal: may register, and otherwise only what a tracking key opens.</summary>
    public static readonly Actor Visitor =
        new(ActorKind.Customer, null, "", new HashSet<Permission> { Permission.RegisterCases }, []);

    public bool May(Permission permission) => Permissions.Contains(permission);

    public bool SeesAllBranches => May(Permission.SeeAllBranches);

    public bool Sees(int branch) => SeesAllBranches || Branches.Contains(branch);

    /// <exception cref="RefusedException">The actor lacks the permission.</exception>
    public void Must(Permission permission) => WhyMayNot(permission).Enforce();

    /// <summary>The reason a button is off for lack of permission, or null.</summary>
    public Refusal? WhyMayNot(Permission permission) =>
        May(permission) ? null : IdentityRefusals.NotPermitted.With(permission);
}
