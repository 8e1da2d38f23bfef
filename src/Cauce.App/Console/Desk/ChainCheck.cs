using Cauce.Domain.Cases;

namespace Cauce.App.Console.Desk;

/// <summary>Computes the chain of a case's history again and compares it with what is stored.</summary>
internal static class ChainCheck
{
    /// <summary>Index of the first entry that does not hold; one past the last where the case itself was changed or the end is missing; null where all holds.</summary>
    public static int? FirstBroken(CasePage page)
    {
        byte[] previous = [];
        var expected = 1;
        foreach (var entry in page.History)
        {
            if (entry.Index != expected || !entry.HashAfter(previous).AsSpan().SequenceEqual(entry.Hash) || !ContentHolds(page, entry))
                return expected;
            previous = entry.Hash;
            expected++;
        }
        var last = page.History.Count == 0 ? null : page.History[^1];
        var ends = page.Case.HistoryLength == page.History.Count && page.Case.HistoryHash.AsSpan().SequenceEqual(previous);
        var stands = last is not null && last.StateDigest.AsSpan().SequenceEqual(page.Case.StateDigest());
        return ends && stands ? null : expected;
    }

    /// <summary>The words at hand are those that were vouched for. Words that were erased, or stand under another case, say nothing.</summary>
    private static bool ContentHolds(CasePage page, HistoryEntry entry)
    {
        if (entry.ContentId is not { } id || entry.ContentDigest is not { } digest)
            return true;
        var content = page.Messages.FirstOrDefault(m => m.Id.Value == id)?.AsContent()
            ?? page.Texts.FirstOrDefault(t => t.Id.Value == id)?.AsContent()
            ?? page.Actions.FirstOrDefault(a => a.Id.Value == id)?.AsContent();
        if (entry.What == CaseHistory.Registered)
            return digest.AsSpan().SequenceEqual(page.Case.WordsDigest());
        return content is null || content.Digest.AsSpan().SequenceEqual(digest);
    }
}
