namespace Cauce.App.Data;

/// <summary>A row that gives numbers without gaps: bumped in the transaction that uses the number.</summary>
public sealed class Counter
{
    public string Name { get; private set; } = "";

    public long Last { get; private set; }
}
