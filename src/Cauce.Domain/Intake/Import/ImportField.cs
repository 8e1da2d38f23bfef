using System.Text.Json.Serialization;

namespace Cauce.Domain.Intake.Import;

/// <summary>What a column of a foreign file means to a case.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<ImportField>))]
public enum ImportField
{
    /// <summary>Nothing we have a place for: kept beside the case under its own name, never lost.</summary>
    Observation,

    /// <summary>Left out because a person said so.</summary>
    Ignored,

    /// <summary>The number the case had where it comes from.</summary>
    Reference,

    /// <summary>The year its numbers are counted in; goes in front of the reference.</summary>
    ReferenceYear,

    Received,
    Occurred,
    Closed,
    Subject,
    Description,
    CustomerName,
    CustomerEmail,
    CustomerPhone,
    CustomerReference,
    Kind,
    Reason,
    Channel,
    Severity,
    Urgency,
    State,
    Product,
    DocumentNumber,
    Branch,

    /// <summary>The neighbourhood or district the case is about.</summary>
    Area,
}
