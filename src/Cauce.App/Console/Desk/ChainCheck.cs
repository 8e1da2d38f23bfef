using Cauce.App.Data.Doctor;
using Cauce.Domain.Cases;

namespace Cauce.App.Console.Desk;

/// <summary>Whether a case's history still holds: computed again for the page that shows it.</summary>
internal static class ChainCheck
{
    public static bool Holds(CasePage page) =>
        Chain.FirstBreak(page.Case, page.History) is null && page.History.All(entry => ContentHolds(page, entry));

    /// <summary>The words at hand are those that were vouched for. Words that were erased, or stand under another case, say nothing.</summary>
    private static bool ContentHolds(CasePage page, HistoryEntry entry)
    {
        if (entry.ContentId is not { } id || entry.ContentDigest is not { } digest)
            return true;
        if (entry.What == CaseHistory.Registered)
            return digest.AsSpan().SequenceEqual(page.Case.WordsDigest());
        var content = page.Messages.FirstOrDefault(m => m.Id.Value == id)?.AsContent()
            ?? page.Texts.FirstOrDefault(t => t.Id.Value == id)?.AsContent()
            ?? page.Notices.FirstOrDefault(n => n.Id.Value == id)?.AsContent()
            ?? page.Actions.FirstOrDefault(a => a.Id.Value == id)?.AsContent();
        return content is null || content.Digest.AsSpan().SequenceEqual(digest);
    }
}
