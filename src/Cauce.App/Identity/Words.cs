using System.Globalization;

namespace Cauce.App.Identity;

/// <summary>Roles and permissions in the reader's language.</summary>
public static class Words
{
    public static string Of(Role role) => Say($"Role_{role}");

    /// <summary>What a role is for, in one line.</summary>
    public static string About(Role role) => Say($"RoleAbout_{role}");

    public static string Of(Permission permission) => Say($"Permission_{permission}");

    private static string Say(string key) => Texts.ResourceManager.GetString(key, CultureInfo.CurrentUICulture) ?? key;
}
