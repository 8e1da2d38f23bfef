namespace Cauce.App.Communication.Letters;

/// <summary>What a letter is called, what its template must mention and what it may. An administrator words it with these placeholders and no others.</summary>
public sealed record LetterForm(string Name)
{
    /// <summary>Whoever receives it may say that they want no more of its kind; about their own case everybody is told.</summary>
    public bool IsOptional { get; init; }

    /// <summary>Its purpose fails without these.</summary>
    public IReadOnlyList<string> Must { get; init; } = [];

    /// <summary>Texts, dates and addresses.</summary>
    public IReadOnlyList<string> May { get; init; } = [];

    /// <summary>Yes or no, for <c>{{#if}}</c>.</summary>
    public IReadOnlyList<string> Flags { get; init; } = [];

    /// <summary>For <c>{{#each}}</c>.</summary>
    public IReadOnlyList<string> Lists { get; init; } = [];

    public IEnumerable<string> Texts => Must.Concat(May);

    public IEnumerable<string> All => Must.Concat(May).Concat(Flags).Concat(Lists);
}
