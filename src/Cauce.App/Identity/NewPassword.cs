using System.ComponentModel.DataAnnotations;

namespace Cauce.App.Identity;

/// <summary>A password chosen twice.</summary>
public class NewPassword
{
    [DataType(DataType.Password)]
    public string? Password { get; set; }

    [DataType(DataType.Password)]
    public string? Repeated { get; set; }

    /// <param name="own">What the person is known by.</param>
    /// <exception cref="RefusedException">It is too short, too easily guessed, or the two differ.</exception>
    internal string Read(params string[] own)
    {
        PasswordRule.WhyNot(Password, own).Enforce();
        if (Password != Repeated)
            IdentityRefusals.PasswordsDiffer.Enforce();
        return Password!;
    }

    /// <summary>A name and the part of an address before the @.</summary>
    internal static string[] KnownBy(string name, string email) => [name, email.Split('@')[0], email];
}
