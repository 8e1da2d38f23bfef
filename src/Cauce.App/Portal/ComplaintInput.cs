using System.ComponentModel.DataAnnotations;
using Cauce.App.Cases;
using Cauce.App.Customers;
using Cauce.Domain.Cases;

namespace Cauce.App.Portal;

/// <summary>
/// What a visitor fills in. Its fields have the names of <see cref="RegisterCase.Input"/>, where refusals look for them;
/// what only staff may say is not among them.
/// </summary>
public sealed class ComplaintInput
{
    private const int SubjectLength = 90;

    [Required(ErrorMessageResourceType = typeof(Texts), ErrorMessageResourceName = nameof(Texts.DescriptionMissing))]
    public string? Description { get; set; }

    [Required(ErrorMessageResourceType = typeof(Texts), ErrorMessageResourceName = nameof(Texts.OccurredAtMissing))]
    public string? OccurredAt { get; set; }

    public string? Where { get; set; }

    public string? ToWhom { get; set; }

    public string? RemedySought { get; set; }

    public string? Branch { get; set; }

    public Contact Customer { get; set => field = value ?? new(); } = new();

    public DocumentNote Document { get; set => field = value ?? new(); } = new();

    /// <summary>Sealed: the case this form becomes, however often it is sent.</summary>
    public string? Ticket { get; set; }

    /// <summary>No person sees this field; what fills it in is a program.</summary>
    public string? Website { get; set; }

    /// <summary>Who complains, and how they want to be answered.</summary>
    public sealed class Contact
    {
        public string? Name { get; set; }

        public string? Email { get; set; }

        public string? Phone { get; set; }

        public string? PreferredChannel { get; set; }

        public string? Language { get; set; }
    }

    /// <summary>The order, delivery note, invoice or contract it is about.</summary>
    public sealed class DocumentNote
    {
        public string? Type { get; set; }

        public string? Number { get; set; }
    }

    /// <summary>What cannot be stored, or contradicts itself, by the name of its field; all of it at once.</summary>
    public IEnumerable<Refusal> WhyNot(Kind kind)
    {
        Refusal?[] refusals =
        [
            string.IsNullOrWhiteSpace(Description) ? null : Text.WhyNotBody(Description, nameof(Description)),
            Line(Where, nameof(Where), 300), Line(ToWhom, nameof(ToWhom), 300), Lines(RemedySought, nameof(RemedySought), 2000),
            Line(Document.Number, "Document.Number", 100), Line(Customer.Name, "Customer.Name", Text.MaxLine), Line(Customer.Phone, "Customer.Phone", 60),
            !kind.IsConfidential && string.IsNullOrWhiteSpace(Customer.Name) ? PortalRefusals.NameMissing : null,
            string.IsNullOrWhiteSpace(Customer.Email) ? null : EmailAddress.WhyNot(Customer.Email) is { } not ? not with { Field = "Customer.Email" } : null,
            string.IsNullOrWhiteSpace(Customer.Phone) ? null : PhoneNumber.WhyNot(Customer.Phone) is { } wrong ? wrong with { Field = "Customer.Phone" } : null,
            Customer.PreferredChannel == "email" && string.IsNullOrWhiteSpace(Customer.Email) ? PortalRefusals.EmailForChannel : null,
            Customer.PreferredChannel is "phone" or "whatsapp" && string.IsNullOrWhiteSpace(Customer.Phone) ? PortalRefusals.PhoneForChannel : null,
        ];
        return refusals.OfType<Refusal>();
    }

    public RegisterCase.Input AsRegistration(Kind kind) => new()
    {
        Kind = kind.Code,
        Subject = SubjectOf(Description ?? ""),
        Description = Description,
        OccurredAt = OccurredAt,
        Channel = "web",
        Branch = Branch,
        Where = Where,
        ToWhom = ToWhom,
        RemedySought = RemedySought,
        Document = string.IsNullOrWhiteSpace(Document.Number) ? null : new DocumentInput { Type = Document.Type, Number = Document.Number },
        Customer = new CustomerInput
        {
            Name = Customer.Name,
            Email = Customer.Email,
            Phone = Customer.Phone,
            PreferredChannel = Customer.PreferredChannel,
            Language = Customer.Language,
        },
    };

    /// <summary>Nobody is asked for a subject: it is the first sentence of what they say.</summary>
    private static string SubjectOf(string description)
    {
        var first = description.Trim().Split('\n')[0];
        var end = first.IndexOf(". ", StringComparison.Ordinal);
        var subject = (end > 10 ? first[..end] : first).TrimEnd('.', ' ', '\r');
        return Text.ToLine(subject.Length > 0 ? subject : first, SubjectLength);
    }

    private static Refusal? Line(string? value, string field, int max) =>
        string.IsNullOrWhiteSpace(value) ? null : Text.WhyNotLine(value, field, max);

    private static Refusal? Lines(string? value, string field, int max) =>
        string.IsNullOrWhiteSpace(value) ? null : Text.WhyNotBody(value, field, max);
}

/// <summary>The "no"s of the customer's door.</summary>
public static class PortalRefusals
{
    public static readonly Refusal NameMissing = new("portal.name-missing") { Field = "Customer.Name" };
    public static readonly Refusal EmailForChannel = new("portal.email-for-channel") { Field = "Customer.Email" };
    public static readonly Refusal PhoneForChannel = new("portal.phone-for-channel") { Field = "Customer.Phone" };
    public static readonly Refusal LooksLikeProgram = new("portal.looks-like-program");
}
