namespace Cauce.Domain.Cases;

/// <summary>How much harm: poco grave, grave, muy grave.</summary>
public enum Severity
{
    Minor = 1,
    Serious = 2,
    Critical = 3,
}

/// <summary>How soon the harm grows if nothing is done; independent of severity.</summary>
public enum Urgency
{
    Low = 1,
    Normal = 2,
    High = 3,
}

/// <summary>The order of the queue: what follows from severity and urgency.</summary>
public enum Priority
{
    Low = 1,
    Normal = 2,
    High = 3,
    Top = 4,
}

public static class Priorities
{
    /// <summary>Severity weighs more than urgency: a critical case is never below high.</summary>
    public static Priority From(Severity severity, Urgency urgency) => (severity, urgency) switch
    {
        (Severity.Critical, Urgency.High or Urgency.Normal) => Priority.Top,
        (Severity.Critical, _) => Priority.High,
        (Severity.Serious, Urgency.High) => Priority.Top,
        (Severity.Serious, Urgency.Normal) => Priority.High,
        (Severity.Serious, _) => Priority.Normal,
        (_, Urgency.High) => Priority.High,
        (_, Urgency.Normal) => Priority.Normal,
        _ => Priority.Low,
    };
}
