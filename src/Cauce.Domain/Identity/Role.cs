using Cauce.Domain.Common;

namespace Cauce.Domain.Identity;

/// <summary>What a member of staff is to the organisation. One per person.</summary>
public enum Role
{
    Agent,
    Supervisor,
    Quality,
    Manager,
    Administrator,
}

public static class Roles
{
    private static readonly Permission[] AgentMay =
    [
        Permission.ViewCases, Permission.RegisterCases, Permission.WorkCases, Permission.CloseCases,
        Permission.ViewCustomers, Permission.EditCustomers, Permission.ViewMeasures,
    ];

    private static readonly Permission[] SupervisorMay =
    [
        .. AgentMay, Permission.OwnSeriousCases, Permission.AssignCases, Permission.OverrideGates,
        Permission.NameConfidential, Permission.ExportCases, Permission.ViewOutbox, Permission.BlockSenders,
    ];

    private static readonly Permission[] QualityMay =
    [
        Permission.ViewCases, Permission.WorkCases, Permission.ViewCustomers, Permission.ViewMeasures,
        Permission.ExportCases, Permission.SeeAllBranches, Permission.ManageCatalogues, Permission.ViewOutbox,
    ];

    private static readonly Permission[] ManagerMay =
    [
        .. SupervisorMay, Permission.SeeAllBranches, Permission.ImportCases,
    ];

    /// <summary>The permissions of a role. The administrator has all.</summary>
    public static IReadOnlySet<Permission> PermissionsOf(Role role) => role switch
    {
        Role.Agent => AgentMay.ToHashSet(),
        Role.Supervisor => SupervisorMay.ToHashSet(),
        Role.Quality => QualityMay.ToHashSet(),
        Role.Manager => ManagerMay.ToHashSet(),
        _ => Enum.GetValues<Permission>().ToHashSet(),
    };

    /// <summary>The reason against giving a role: nobody gives more than they have themselves.</summary>
    public static Refusal? WhyNotGive(Role role, Actor giver) =>
        PermissionsOf(role).IsSubsetOf(giver.Permissions) ? null : IdentityRefusals.RoleAboveOwn;

    /// <summary>The reason against giving a key these scopes: a key holds no more than its owner, nor than who makes it.</summary>
    public static Refusal? WhyNotScope(IReadOnlySet<Permission> scopes, Role owner, Actor giver) =>
        scopes.IsSubsetOf(PermissionsOf(owner)) && scopes.IsSubsetOf(giver.Permissions) ? null : IdentityRefusals.ScopeAboveOwn;
}
