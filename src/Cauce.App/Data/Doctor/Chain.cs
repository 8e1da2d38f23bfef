using Cauce.Domain.Cases;

namespace Cauce.App.Data.Doctor;

/// <summary>Follows one case's history from its first entry to the case as it stands.</summary>
internal static class Chain
{
    /// <summary>The first broken link, or null.</summary>
    public static string? FirstBreak(Case @case, IReadOnlyList<HistoryEntry> entries)
    {
        byte[] previous = [];
        for (var i = 0; i < entries.Count; i++)
        {
            var entry = entries[i];
            if (entry.Index != i + 1)
                return $"history entry {i + 1} is missing";
            if (!entry.Hash.AsSpan().SequenceEqual(entry.HashAfter(previous)))
                return $"history entry {entry.Index} ({entry.What}) was changed: its hash does not follow from the one before";
            previous = entry.Hash;
        }
        if (entries.Count != @case.HistoryLength)
            return $"the history holds {entries.Count} entries and the case says {@case.HistoryLength}";
        if (!previous.AsSpan().SequenceEqual(@case.HistoryHash))
            return $"the case is not chained to its last history entry ({entries.Count})";
        return entries.Count > 0 && entries[^1].StateDigest.AsSpan().SequenceEqual(@case.StateDigest())
            ? null : $"the facts of the case are not those of its last history entry ({entries.Count})";
    }
}
