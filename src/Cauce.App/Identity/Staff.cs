using Microsoft.AspNetCore.Identity;

namespace Cauce.App.Identity;

/// <summary>A member of staff who can sign in.</summary>
public sealed class Staff : IdentityUser<Guid>
{
    public string Name { get; set; } = "";

    public Role Role { get; set; } = Role.Agent;

    /// <summary>Language of their interface.</summary>
    public string Language { get; set; } = "es";

    public DateTimeOffset CreatedAt { get; set; }

    /// <summary>Left, or suspended: may not sign in and owns nothing new.</summary>
    public DateTimeOffset? DeactivatedAt { get; set; }

    public bool MayOwnSerious => Roles.PermissionsOf(Role).Contains(Permission.OwnSeriousCases);
}

/// <summary>A branch whose cases a member of staff sees.</summary>
public sealed class StaffBranch
{
    public Guid StaffId { get; set; }

    public int BranchId { get; set; }

    /// <summary>Answers for the branch's cases until somebody takes them, and takes the serious ones.</summary>
    public bool IsResponsible { get; set; }
}
