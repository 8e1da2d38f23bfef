namespace Cauce.Domain.Intake.Import;

/// <summary>Who complained, as far as the row says.</summary>
public sealed record ImportedCustomer(string? Name, string? Email, string? Phone, string? Reference)
{
    public bool IsUnidentified => (Name ?? Email ?? Phone ?? Reference) is null;
}

/// <summary>A case as a row of a foreign file tells it; reasons, products and branches are still the file's words, for the catalogue to resolve.</summary>
/// <param name="Reference">Its number where it comes from, behind its year where the file counts by years: "2014/16".</param>
/// <param name="Subject">Empty where the row has none: the case is kept and the note says so.</param>
public sealed record ImportedCase(string? Reference, string Subject, string Description, ImportedCustomer Customer)
{
    public CellDate? Received { get; init; }

    public CellDate? Occurred { get; init; }

    public CellDate? Closed { get; init; }

    /// <summary>One of the product's kinds, or null.</summary>
    public string? Kind { get; init; }

    /// <summary>One of the product's channels, or null.</summary>
    public string? Channel { get; init; }

    /// <summary><c>minor</c>, <c>serious</c>, <c>critical</c> or null.</summary>
    public string? Severity { get; init; }

    /// <summary><c>low</c>, <c>normal</c>, <c>high</c> or null.</summary>
    public string? Urgency { get; init; }

    /// <summary>The stage it had reached: <c>registered</c>, <c>inProgress</c>, <c>solved</c>, <c>closed</c> or null.</summary>
    public string? State { get; init; }

    public string? Reason { get; init; }

    public string? Product { get; init; }

    public string? DocumentNumber { get; init; }

    public string? Branch { get; init; }

    public string? Area { get; init; }

    public required IReadOnlyDictionary<string, string> Observations { get; init; }
}
