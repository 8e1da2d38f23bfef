namespace Cauce.Domain.Cases;

/// <summary>How, where and to whom it happened, and what the ERP's card adds.</summary>
public sealed record Circumstances
{
    public string? How { get; init; }

    public string? Where { get; init; }

    public string? ToWhom { get; init; }

    public string? RemedySought { get; init; }

    /// <summary>Who or what told us, beyond the channel ("sales visit", "switchboard").</summary>
    public string? Source { get; init; }

    public string? Observation { get; init; }

    /// <summary>Expediente: the dossier that groups several cases.</summary>
    public string? CaseFile { get; init; }
}

/// <summary>The person who complains, as they gave themselves; may differ from the customer on record.</summary>
public sealed record Complainant
{
    public string Name { get; init; } = "";

    public string? Email { get; init; }

    public string? Phone { get; init; }

    /// <summary>Language they are answered in.</summary>
    public string Language { get; init; } = "es";

    /// <summary>Channel they asked to be answered by.</summary>
    public string? PreferredChannel { get; init; }
}

/// <summary>The variant of the base flow.</summary>
public sealed record Flow
{
    public Rigour Rigour { get; init; } = Rigour.Light;

    public bool NeedsAcceptance { get; init; } = true;

    public bool SilenceMayClose { get; init; }

    public static Flow Of(Kind kind) => new()
    {
        Rigour = kind.Rigour,
        NeedsAcceptance = kind.NeedsAcceptance,
        SilenceMayClose = kind.SilenceMayClose,
    };
}

/// <summary>How we know that the solution answers the customer.</summary>
public enum Acceptance
{
    /// <summary>The customer said so on the tracking page.</summary>
    ByCustomer = 1,

    /// <summary>An agent wrote down the evidence that the customer said so.</summary>
    ByEvidence = 2,

    /// <summary>The customer did not answer; the attempts are documented.</summary>
    Silence = 3,
}

public enum ClosureOutcome
{
    Accepted = 1,

    /// <summary>Documented silence, where the law lets it end the case.</summary>
    NoAnswer = 2,

    /// <summary>Nothing to accept: the answer was the end.</summary>
    Answered = 3,

    /// <summary>Its words went on in another case.</summary>
    Merged = 4,

    /// <summary>Imported as closed; how it ended is not known.</summary>
    Imported = 5,
}

/// <summary>A member of staff who may answer for a case.</summary>
/// <param name="MayOwnSerious">A supervisor or above.</param>
public sealed record Owner(Guid Id, string Name, bool MayOwnSerious);
