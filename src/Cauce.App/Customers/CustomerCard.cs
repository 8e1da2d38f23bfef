using System.ComponentModel.DataAnnotations;
using Cauce.Domain.Customers;

namespace Cauce.App.Customers;

/// <summary>A customer as form and API write it.</summary>
public sealed class CustomerCard
{
    /// <summary><c>person</c> or <c>company</c>.</summary>
    public string? Type { get; set; }

    public string? Name { get; set; }

    /// <summary>Their code in the organisation's other systems; unique.</summary>
    [MaxLength(100)]
    public string? Reference { get; set; }

    public string? Email { get; set; }

    public string? Phone { get; set; }

    /// <summary><c>es</c> or <c>en</c>.</summary>
    public string? Language { get; set; }

    /// <summary>Code of the channel they want to be answered by.</summary>
    [MaxLength(40)]
    public string? PreferredChannel { get; set; }

    [MaxLength(4000)]
    public string? Observation { get; set; }

    /// <summary>Of the customer that was read; a later change by somebody else is then not overwritten.</summary>
    public string? Version { get; set; }

    internal static CustomerCard Of(Customer customer) => new()
    {
        Type = Cases.Choice.Write(customer.Type),
        Name = customer.Name,
        Reference = customer.Reference,
        Email = customer.Email,
        Phone = Telephone.Show(customer.Phone),
        Language = customer.Language,
        PreferredChannel = customer.PreferredChannel,
        Observation = customer.Observation,
        Version = customer.Version.ToString(System.Globalization.CultureInfo.InvariantCulture),
    };

    /// <exception cref="RefusedException">The name is missing, the address or the number is none.</exception>
    internal void Fill(Customer customer)
    {
        customer.Describe(
            Cases.Choice.Read<CustomerType>(Type, nameof(Type)) ?? CustomerType.Person, Text.Line(Name, nameof(Name)),
            Text.OptionalLine(Reference, nameof(Reference), 100), string.IsNullOrWhiteSpace(Observation) ? null : Text.Body(Observation, nameof(Observation), 4000));
        customer.ReachBy(ReachedBy.Email(Email), ReachedBy.Phone(Phone), Language == "en" ? "en" : "es", Text.OptionalLine(PreferredChannel, nameof(PreferredChannel), 40));
    }

    internal int? ReadVersion() => int.TryParse(Version, out var version) ? version : null;
}

/// <summary>Addresses and numbers in the form they are found by.</summary>
internal static class ReachedBy
{
    public static string? Email(string? text)
    {
        if (string.IsNullOrWhiteSpace(text))
            return null;
        return EmailAddress.WhyNot(text) is { } not ? throw (not with { Field = "Email" }).AsException() : EmailAddress.Parse(text).Key;
    }

    public static string? Phone(string? text)
    {
        if (string.IsNullOrWhiteSpace(text))
            return null;
        return PhoneNumber.WhyNot(text) is { } not ? throw (not with { Field = "Phone" }).AsException() : PhoneNumber.Parse(text).Digits;
    }
}

/// <summary>A telephone number as people read it.</summary>
public static class Telephone
{
    /// <summary>Kept as digits with the country in front; short service numbers have none.</summary>
    public static string? Show(string? digits) => digits switch
    {
        { Length: 11 } when digits.StartsWith("34", StringComparison.Ordinal) => $"+34 {digits[2..5]} {digits[5..8]} {digits[8..]}",
        { Length: >= 9 } when digits[0] != '+' => "+" + digits,
        _ => digits,
    };

    /// <summary>What a telephone dials. A complainant's number may stand as they wrote it.</summary>
    public static string Link(string number) =>
        "tel:" + (PhoneNumber.TryParse(number, out var read) ? (read!.Digits.Length >= 9 ? "+" : "") + read.Digits : Uri.EscapeDataString(number));
}
