using Cauce.Domain.Common;

namespace Cauce.Domain.Intake.Import;

/// <summary>What a person should know about a row that was accepted.</summary>
public enum ImportRemark
{
    DescriptionFromSubject,
    SubjectFromDescription,
    WithoutSubject,
    UnidentifiedCustomer,
    WithoutReceivedDate,

    /// <summary>The date could also be another one, in the other order.</summary>
    AmbiguousDate,

    /// <summary>The cell is none of the names of its list, no e-mail address or no telephone number; kept as an observation.</summary>
    NotRecognised,

    /// <summary>Longer than its place; the whole is kept as an observation.</summary>
    Shortened,

    /// <summary>Held characters that cannot be stored; they became U+FFFD.</summary>
    Unstorable,
}

public sealed record ImportNote(ImportRemark Remark, ImportField? Field = null, string? Value = null);

/// <summary>Why a row was not accepted, at the column it is about.</summary>
public sealed record ImportError(ImportField Field, string Column, Refusal Refusal);
