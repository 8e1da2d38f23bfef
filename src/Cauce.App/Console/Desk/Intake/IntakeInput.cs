using System.ComponentModel.DataAnnotations;
using Cauce.App.Cases;
using Cauce.App.Cases.Files;
using Cauce.App.Customers;

namespace Cauce.App.Console.Desk.Intake;

/// <summary>What is written down while the customer speaks: few fields first, the rest when there is time.</summary>
public sealed class IntakeInput
{
    [Required(ErrorMessageResourceType = typeof(Cases.Texts), ErrorMessageResourceName = nameof(Cases.Texts.Required))]
    public string? Kind { get; set; }

    [Required(ErrorMessageResourceType = typeof(Cases.Texts), ErrorMessageResourceName = nameof(Cases.Texts.Required))]
    [MaxLength(Text.MaxLine, ErrorMessageResourceType = typeof(Cases.Texts), ErrorMessageResourceName = nameof(Cases.Texts.TooLong))]
    public string? Subject { get; set; }

    [Required(ErrorMessageResourceType = typeof(Cases.Texts), ErrorMessageResourceName = nameof(Cases.Texts.Required))]
    [MaxLength(Text.MaxBody, ErrorMessageResourceType = typeof(Cases.Texts), ErrorMessageResourceName = nameof(Cases.Texts.TooLong))]
    public string? Description { get; set; }

    [Required(ErrorMessageResourceType = typeof(Cases.Texts), ErrorMessageResourceName = nameof(Cases.Texts.Required))]
    public string? OccurredAt { get; set; }

    public string? ReceivedAt { get; set; }

    public string? Channel { get; set; }

    public string? Branch { get; set; }

    public string? Severity { get; set; }

    public string? Urgency { get; set; }

    public string? Reason { get; set; }

    public string? Product { get; set; }

    public string? Origin { get; set; }

    public CustomerInput Customer { get; set => field = value ?? new(); } = new();

    /// <summary>Of the customer on record, where one was chosen.</summary>
    public string? CustomerId { get; set; }

    public DocumentInput Document { get; set => field = value ?? new(); } = new();

    public string? Where { get; set; }

    public string? How { get; set; }

    public string? ToWhom { get; set; }

    public string? RemedySought { get; set; }

    public string? Source { get; set; }

    public string? Observation { get; set; }

    public string? CaseFile { get; set; }

    /// <summary>It is solved while the customer is there.</summary>
    public bool Solve { get; set; }

    [MaxLength(Text.MaxBody, ErrorMessageResourceType = typeof(Cases.Texts), ErrorMessageResourceName = nameof(Cases.Texts.TooLong))]
    public string? Solution { get; set; }

    /// <summary>How we know that the solution answers the customer.</summary>
    [MaxLength(4000, ErrorMessageResourceType = typeof(Cases.Texts), ErrorMessageResourceName = nameof(Cases.Texts.TooLong))]
    public string? Evidence { get; set; }

    /// <summary>Steps of the guide that were taken: <c>listen</c>, <c>apologise</c>, <c>ask</c>, <c>explain</c>.</summary>
    // The form binder writes null where no box was ticked.
    public List<string> Guide { get; set => field = value ?? []; } = [];

    /// <summary>The scan of a letter, what somebody brought to the counter.</summary>
    internal IReadOnlyList<StoredFile> Files { get; set; } = [];

    internal RegisterCase.Input AsRegistration() => new()
    {
        Files = Files,
        Kind = Kind,
        Subject = Subject,
        Description = Description,
        OccurredAt = OccurredAt,
        ReceivedAt = ReceivedAt,
        Channel = string.IsNullOrEmpty(Channel) ? "phone" : Channel,
        Branch = Branch,
        Severity = Severity,
        Urgency = Urgency,
        Reason = Reason,
        Product = Product,
        Origin = Origin,
        Customer = Customer,
        Document = Document,
        Where = Where,
        How = How,
        ToWhom = ToWhom,
        RemedySought = RemedySought,
        Source = Source,
        Observation = Observation,
        CaseFile = CaseFile,
    };
}
