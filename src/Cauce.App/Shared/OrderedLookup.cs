using System.Collections;
using System.Collections.Frozen;

namespace Cauce.App;

/// <summary>A list in its own order that is also found by key.</summary>
public sealed class OrderedLookup<TKey, T>(IEnumerable<T> items, Func<T, TKey> keyOf) : IEnumerable<T> where TKey : notnull
{
    private readonly T[] items = [.. items];
    private readonly FrozenDictionary<TKey, T> byKey = items.ToFrozenDictionary(keyOf);

    public T? this[TKey? key] => key is not null && byKey.TryGetValue(key, out var item) ? item : default;

    public bool Has(TKey? key) => key is not null && byKey.ContainsKey(key);

    public IEnumerator<T> GetEnumerator() => items.AsEnumerable().GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => items.GetEnumerator();
}

internal static class OrderedLookups
{
    public static OrderedLookup<TKey, T> ToLookupInOrder<TKey, T>(this IEnumerable<T> items, Func<T, TKey> keyOf)
        where TKey : notnull => new([.. items], keyOf);
}
