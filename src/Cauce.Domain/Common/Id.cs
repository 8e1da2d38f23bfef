namespace Cauce.Domain.Common;

/// <summary>The inner identity of a <typeparamref name="T"/>: a UUIDv7, ordered by its time of birth. People see numbers and names instead.</summary>
public readonly record struct Id<T>(Guid Value) : IComparable<Id<T>>
{
    public static Id<T> New(DateTimeOffset now) => new(Guid.CreateVersion7(now));

    public static Id<T>? Parse(string? text) => Guid.TryParse(text, out var value) ? new Id<T>(value) : null;

    public int CompareTo(Id<T> other) => Value.CompareTo(other.Value);

    public override string ToString() => Value.ToString("n");
}
