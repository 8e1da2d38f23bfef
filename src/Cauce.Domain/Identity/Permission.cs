namespace Cauce.Domain.Identity;

/// <summary>What an actor may do. A role is a set of these; an API key holds the subset it was given.</summary>
public enum Permission
{
    ViewCases,
    RegisterCases,
    WorkCases,
    OwnSeriousCases,
    AssignCases,
    CloseCases,
    OverrideGates,
    SeeAllBranches,
    NameConfidential,
    ViewCustomers,
    EditCustomers,
    ViewMeasures,
    ExportCases,
    ImportCases,
    ManageCatalogues,
    ManagePeople,
    ManageBranches,
    ManageApiKeys,
    ViewOutbox,
    ManageMailboxes,
    BlockSenders,
    ManageConnections,
}
