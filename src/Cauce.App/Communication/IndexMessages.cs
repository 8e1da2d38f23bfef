using Cauce.App.Background;
using Cauce.App.Data;
using Cauce.Domain.Cases;
using Cauce.Domain.Communication;

namespace Cauce.App.Communication;

/// <summary>Keeps a case findable by what was said in it after its registration.</summary>
internal sealed class IndexMessages : IReaction
{
    public async Task To(HistoryEntry entry, Case @case, Work work)
    {
        if (entry.ContentId is { } id && entry.What.StartsWith("message.", StringComparison.Ordinal)
            && work.New<Message>().FirstOrDefault(message => message.Id.Value == id) is { } said)
            await SearchIndex.Add(work, @case.Seq, @case.Branch, SearchText.Index(said.Body));
    }
}
