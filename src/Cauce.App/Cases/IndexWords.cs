using Cauce.App.Background;
using Cauce.App.Data;
using Cauce.Domain.Cases;

namespace Cauce.App.Cases;

/// <summary>Keeps a case findable by its number, its words, its people and its documents.</summary>
internal sealed class IndexWords : IReaction
{
    public async Task To(HistoryEntry entry, Case @case, Work work)
    {
        if (entry.What == CaseHistory.Registered)
            await SearchIndex.Put(work, @case.Seq, @case.Branch, WordsOf(@case, work));
    }

    private static string WordsOf(Case @case, Work work)
    {
        var documents = work.Inserts.OfType<CaseDocument>().Where(d => d.CaseId == @case.Id).Select(d => d.Number);
        return SearchText.Index(@case.Number, @case.Subject, @case.Description, @case.Complainant.Name, @case.Complainant.Email,
            @case.Complainant.Phone, @case.Circumstances.CaseFile, @case.Circumstances.Where, string.Join(' ', documents));
    }
}
