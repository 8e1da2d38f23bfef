namespace Cauce.App.Customers;

/// <summary>Some of a long list, and where the rest begins.</summary>
/// <param name="Next">What to ask for the rest with; null at the end.</param>
public sealed record Slice<T>(IReadOnlyList<T> Items, string? Next)
{
    public const int Usual = 50;
    public const int Most = 200;

    /// <summary>Of one row more than asked for.</summary>
    internal static Slice<T> Of(List<T> rows, int limit, Func<T, string> place) =>
        rows.Count <= limit ? new(rows, null) : new(rows[..limit], place(rows[limit - 1]));

    internal Slice<TOther> Map<TOther>(Func<T, TOther> map) => new([.. Items.Select(map)], Next);

    internal static int Limit(int? asked) => Math.Clamp(asked ?? Usual, 1, Most);
}
