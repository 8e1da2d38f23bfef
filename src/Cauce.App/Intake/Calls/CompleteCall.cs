using Cauce.App.Background;
using Cauce.App.Data;
using Cauce.Domain.Cases;
using Cauce.Domain.Communication;
using Cauce.Domain.Intake.Calls;
using Microsoft.EntityFrameworkCore;

namespace Cauce.App.Intake.Calls;

/// <summary>A call that is written down after it ended takes its length and its recording from what the switchboard has told.</summary>
internal sealed class CompleteCall : IReaction
{
    public async Task To(HistoryEntry entry, Case @case, Work work)
    {
        if (entry.What != MessageHistory.Called)
            return;
        var written = work.Inserts.OfType<CallDetails>().FirstOrDefault(c => c.MessageId.Value == entry.ContentId);
        if (written?.SwitchboardCall is { } id && await work.Db.Set<IncomingCall>().AsNoTracking().FirstOrDefaultAsync(c => c.Call == id && c.EndedAt != null) is { } ended)
            written.End(ended.Seconds, ended.RecordingUrl);
    }
}
