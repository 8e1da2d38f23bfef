namespace Cauce.App.Shared;

/// <summary>A word of the query string that a route reads by itself, for the description of the API.</summary>
public sealed record QueryWord(string Name, string Meaning)
{
    /// <summary>What it takes, where that is a fixed choice.</summary>
    public IReadOnlyList<string> Values { get; init; } = [];
}
