namespace Cauce.Domain.Deadlines;

/// <summary>When something must be done at the latest, and how that was worked out.</summary>
/// <param name="DueAt">The last moment in time, inclusive. UTC.</param>
public sealed record DueDate(DateTimeOffset DueAt, Explanation Explanation);

/// <summary>What set a term going, for the words of the explanation.</summary>
public enum StartEvent
{
    /// <summary>The customer's word reached the organisation.</summary>
    Received,

    /// <summary>The customer last heard from the organisation.</summary>
    LastWord,
}
