using Cauce.App.Data;

namespace Cauce.App.Identity;

/// <summary>What an administrator says of a person; read against the catalogue and against the administrator's own role.</summary>
public class PersonInput
{
    public string? Name { get; set; }

    public string? Email { get; set; }

    public string? Role { get; set; }

    public string? Language { get; set; }

    /// <summary>Ids of the branches whose cases they see.</summary>
    public List<int> Branches { get; set => field = value ?? []; } = [];

    /// <summary>Ids of those they answer for.</summary>
    public List<int> Responsible { get; set => field = value ?? []; } = [];

    /// <exception cref="RefusedException">Something is missing, unknown, or more than the actor may give.</exception>
    internal PersonFacts Read(Actor actor, Catalogue.Snapshot known)
    {
        var name = Text.OptionalLine(Name, nameof(Name), max: 120) ?? throw IdentityRefusals.NameMissing.AsException();
        var email = ReadEmail();
        if (!Enum.TryParse<Role>(Role, ignoreCase: true, out var role) || !Enum.IsDefined(role))
            throw IdentityRefusals.RoleAboveOwn.AsException();
        Roles.WhyNotGive(role, actor).Enforce();
        if (Branches.Any(b => known.Branches[b] is not { RetiredAt: null }))
            throw BranchRefusals.Unknown.AsException();
        if (Branches.Count == 0 && !Roles.PermissionsOf(role).Contains(Permission.SeeAllBranches))
            throw IdentityRefusals.BranchMissing.AsException();
        if (Responsible.Except(Branches).Any())
            throw IdentityRefusals.ResponsibleOutsideBranch.AsException();
        return new PersonFacts(name, email, role, Language == "en" ? "en" : "es", [.. Branches.Distinct()], [.. Responsible.Distinct()]);
    }

    internal string ReadEmail()
    {
        try
        {
            return EmailAddress.Parse(Email).Value;
        }
        catch (RefusedException refused)
        {
            throw (refused.Refusal with { Field = nameof(Email) }).AsException();
        }
    }
}

internal sealed record PersonFacts(string Name, string Email, Role Role, string Language, IReadOnlyList<int> Branches, IReadOnlyList<int> Responsible)
{
    public string NormalizedEmail => Email.ToUpperInvariant();

    public void WriteTo(Staff staff)
    {
        staff.Name = Name;
        staff.UserName = staff.Email = Email;
        staff.NormalizedUserName = staff.NormalizedEmail = NormalizedEmail;
        staff.Role = Role;
        staff.Language = Language;
    }

    public IEnumerable<StaffBranch> BranchesOf(Guid staff) =>
        Branches.Select(b => new StaffBranch { StaffId = staff, BranchId = b, IsResponsible = Responsible.Contains(b) });
}
