using Cauce.App.Background;
using Cauce.App.Data;
using Cauce.App.Shared;
using Cauce.Domain.Cases;
using Microsoft.EntityFrameworkCore;

namespace Cauce.App.Communication;

/// <summary>Tells whoever owns a case that one of its files is infected and that nobody has it any more.</summary>
internal sealed class WarnOfInfection : IReaction
{
    public async Task To(HistoryEntry entry, Case @case, Work work)
    {
        if (entry.What != CaseHistory.FileInfected)
            return;
        var details = entry.ReadDetails();
        var id = Id<Attachment>.Parse(details["file"]);
        var name = await work.Db.Set<Attachment>().Where(f => f.Id == id).Select(f => f.Name).FirstOrDefaultAsync() ?? "";
        await SayToOwner.Do(@case, language => Phrase.In(language, Cases.Files.Scanning.Texts.ResourceManager, nameof(Cases.Files.Scanning.Texts.FileInfectedNote), name, details["signature"]), work);
    }
}
