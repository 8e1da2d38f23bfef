using System.ComponentModel.DataAnnotations;
using Cauce.Domain.Cases;
using Cauce.Domain.Customers;

namespace Cauce.App.Customers;

/// <summary>Who complains, as a door knows it.</summary>
public sealed class CustomerInput
{
    /// <summary>Of the person or the company.</summary>
    /// <example>Carmen Ruiz</example>
    [MaxLength(Text.MaxLine)]
    public string? Name { get; set; }

    /// <summary>Where letters go.</summary>
    /// <example>carmen@cliente.example</example>
    public string? Email { get; set; }

    /// <example>+34 600 123 456</example>
    [MaxLength(60)]
    public string? Phone { get; set; }

    /// <summary>Their code in the organisation's other systems.</summary>
    /// <example>C-00123</example>
    [MaxLength(100)]
    public string? Reference { get; set; }

    /// <summary><c>es</c> or <c>en</c>.</summary>
    /// <example>es</example>
    public string? Language { get; set; }

    /// <summary>Code of the channel they want the answer by.</summary>
    public string? PreferredChannel { get; set; }

    public bool IsEmpty => string.IsNullOrWhiteSpace(Name) && string.IsNullOrWhiteSpace(Email)
        && string.IsNullOrWhiteSpace(Phone) && string.IsNullOrWhiteSpace(Reference);

    /// <exception cref="RefusedException">The e-mail address is none.</exception>
    public Complainant AsComplainant() => new()
    {
        Name = Text.OptionalLine(Name, "Customer.Name") ?? "",
        Email = ReadEmail()?.Value,
        Phone = Text.OptionalLine(Phone, "Customer.Phone"),
        Language = Language == "en" ? "en" : "es",
        PreferredChannel = PreferredChannel is { Length: > 0 } channel ? channel : null,
    };

    private EmailAddress? ReadEmail()
    {
        if (string.IsNullOrWhiteSpace(Email))
            return null;
        if (EmailAddress.WhyNot(Email) is { } not)
            throw (not with { Field = "Customer.Email" }).AsException();
        return EmailAddress.Parse(Email);
    }
}

/// <summary>A commercial document by type and number.</summary>
public sealed class DocumentInput
{
    /// <summary><c>order</c>, <c>deliveryNote</c>, <c>invoice</c>, <c>contract</c> or <c>other</c>.</summary>
    /// <example>deliveryNote</example>
    public string? Type { get; set; }

    /// <example>ALB-8812</example>
    [MaxLength(100)]
    public string? Number { get; set; }

    public DocumentType ReadType() => Cases.Choice.Read<DocumentType>(Type, "Document.Type") ?? DocumentType.Other;
}
