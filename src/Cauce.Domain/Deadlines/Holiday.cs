namespace Cauce.Domain.Deadlines;

/// <summary>One day off, with the name people know it by.</summary>
/// <param name="Name">In the language of the country.</param>
public sealed record Holiday(DateOnly Date, string Name)
{
    /// <summary>The name in English; the own name serves where there is none.</summary>
    public string EnglishName { get; init; } = Name;

    /// <summary>The law, decree or bulletin that makes it a holiday.</summary>
    public string? Source { get; init; }
}
