using Cauce.Domain.Common;

namespace Cauce.Domain.Identity;

/// <summary>Every "no" about people, their roles and their keys, by name.</summary>
public static class IdentityRefusals
{
    public static readonly Refusal NotPermitted = new("identity.not-permitted");
    public static readonly Refusal NameMissing = new("identity.name-missing") { Field = "Name" };
    public static readonly Refusal EmailTaken = new("identity.email-taken") { Field = "Email" };
    public static readonly Refusal RoleAboveOwn = new("identity.role-above-own") { Field = "Role" };
    public static readonly Refusal OwnRole = new("identity.own-role") { Field = "Role" };
    public static readonly Refusal LastAdministrator = new("identity.last-administrator");
    public static readonly Refusal Yourself = new("identity.yourself");
    public static readonly Refusal BranchMissing = new("identity.branch-missing") { Field = "Branches" };
    public static readonly Refusal ResponsibleOutsideBranch = new("identity.responsible-outside-branch") { Field = "Responsible" };
    public static readonly Refusal Deactivated = new("identity.deactivated");
    public static readonly Refusal ScopeAboveOwn = new("identity.scope-above-own") { Field = "Scopes" };
    public static readonly Refusal ScopeMissing = new("identity.scope-missing") { Field = "Scopes" };
    public static readonly Refusal UnknownPerson = new("identity.unknown-person") { Field = "Person" };

    /// <summary>Argument: how many open cases the person owns; a case in progress always has exactly one owner.</summary>
    public static readonly Refusal OwnsOpenCases = new("identity.owns-open-cases") { Field = "Owner" };

    /// <summary>Argument: how many of the cases are serious.</summary>
    public static readonly Refusal SuccessorMayNotOwnSerious = new("identity.successor-may-not-own-serious") { Field = "Owner" };

    /// <summary>Argument: how many of the cases are of branches the successor does not see.</summary>
    public static readonly Refusal SuccessorOutsideBranch = new("identity.successor-outside-branch") { Field = "Owner" };

    public static readonly Refusal SuccessorUnknown = new("identity.successor-unknown") { Field = "Owner" };

    public static readonly Refusal CurrentPasswordWrong = new("identity.current-password-wrong") { Field = "Current" };

    /// <summary>Argument: the shortest allowed, in characters.</summary>
    public static readonly Refusal PasswordTooShort = new("identity.password-too-short") { Field = "Password" };

    /// <summary>Argument: the longest allowed, in characters.</summary>
    public static readonly Refusal PasswordTooLong = new("identity.password-too-long") { Field = "Password" };

    public static readonly Refusal PasswordGuessable = new("identity.password-guessable") { Field = "Password" };
    public static readonly Refusal PasswordsDiffer = new("identity.passwords-differ") { Field = "Repeated" };
}

/// <summary>Every "no" about branches.</summary>
public static class BranchRefusals
{
    public static readonly Refusal CodeInvalid = new("branch.code-invalid") { Field = "Code" };
    public static readonly Refusal CodeTaken = new("branch.code-taken") { Field = "Code" };
    public static readonly Refusal AccentUnreadable = new("branch.accent-unreadable") { Field = "Accent" };

    /// <summary>White words on it could not be read.</summary>
    public static readonly Refusal AccentTooLight = new("branch.accent-too-light") { Field = "Accent" };
    public static readonly Refusal NameMissing = new("branch.name-missing") { Field = "Name" };
    public static readonly Refusal DefaultStays = new("branch.default-stays");
    public static readonly Refusal Retired = new("branch.retired");
    public static readonly Refusal Unknown = new("branch.unknown") { Field = "Branches" };
}
