using System.Globalization;

namespace Cauce.Domain.Deadlines;

/// <summary>What the sentences of every language share.</summary>
internal static class SentenceWords
{
    internal static DateOnly Date(string text) => DateOnly.ParseExact(text.AsSpan(0, 10), "yyyy-MM-dd", CultureInfo.InvariantCulture);

    internal static string List(IReadOnlyList<string> items, string and) => items.Count < 2
        ? string.Concat(items)
        : $"{string.Join(", ", items.SkipLast(1))} {and} {items[^1]}";

    /// <summary>The city that names the zone, in the language where it differs; a zone without a city by its own name.</summary>
    internal static string Place(string zone, IReadOnlyDictionary<string, string> translated)
    {
        if (translated.TryGetValue(zone, out var place))
            return place;
        if (zone is "UTC" or "Etc/UTC")
            return "UTC";
        return zone.StartsWith("Etc/", StringComparison.Ordinal) ? zone : zone.Split('/')[^1].Replace('_', ' ');
    }
}
