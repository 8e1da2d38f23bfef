namespace Cauce.Domain.Common;

/// <summary>
/// A "no" of the business, by name. The same value guards an act and tells a screen why its button is off.
/// </summary>
/// <param name="Code">Stable name, e.g. <c>case.cause-missing</c>; the text in each language is looked up by it.</param>
/// <param name="Arguments">Values the text mentions, in order.</param>
public sealed record Refusal(string Code, params object[] Arguments)
{
    /// <summary>The field of the input the refusal is about, where there is one.</summary>
    public string? Field { get; init; }

    public RefusedException AsException() => new(this);

    public Refusal With(params object[] arguments) => this with { Arguments = arguments };
}

/// <summary>Thrown by the domain when an act is refused; caught by the API (409) and the form (422) and nowhere else.</summary>
public sealed class RefusedException(Refusal refusal) : Exception(refusal.Code)
{
    public Refusal Refusal { get; } = refusal;
}

public static class RefusalExtensions
{
    /// <summary>Throws when there is a reason against the act: <c>WhyNotClose().Enforce()</c>.</summary>
    /// <exception cref="RefusedException">The reason, when there is one.</exception>
    public static void Enforce(this Refusal? refusal)
    {
        if (refusal is not null)
            throw refusal.AsException();
    }
}
