using Cauce.App.Background;
using Cauce.App.Data;
using Cauce.Domain.Cases;

namespace Cauce.App.Cases;

/// <summary>Keeps a case findable by its number, its words, its people, its documents, and what was found out and proposed.</summary>
internal sealed class IndexWords : IReaction
{
    public async Task To(HistoryEntry entry, Case @case, Work work)
    {
        if (entry.What == CaseHistory.Registered)
            SearchIndex.Put(work, @case.Seq, @case.Branch, WordsOf(@case, work));
        else if (LaterWords(entry, @case, work) is { } later)
            await SearchIndex.Add(work, @case.Seq, @case.Branch, later);
    }

    private static string WordsOf(Case @case, Work work)
    {
        var documents = work.New<CaseDocument>().Where(d => d.CaseId == @case.Id).Select(d => d.Number);
        return SearchText.Index(@case.Number, @case.Subject, @case.Description, @case.Complainant.Name, @case.Complainant.Email,
            @case.Complainant.Phone, @case.Circumstances.CaseFile, @case.Circumstances.Where, string.Join(' ', documents));
    }

    private static string? LaterWords(HistoryEntry entry, Case @case, Work work) => entry.What switch
    {
        CaseHistory.Described => WordsOf(@case, work),
        CaseHistory.Restated => SearchText.Index(@case.Restatement),
        CaseHistory.SolutionProposed => SearchText.Index(work.New<Solution>().FirstOrDefault(s => s.Id.Value == entry.ContentId)?.Text),
        CaseHistory.FileAdded => SearchText.Index(work.New<Attachment>().FirstOrDefault(f => f.Id.Value == entry.ContentId)?.Name),
        _ => null,
    };
}
