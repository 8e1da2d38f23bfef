using Cauce.App.Cases;
using Cauce.App.Data;
using Cauce.App.Identity;
using Cauce.Domain.Cases;
using Cauce.Domain.Communication;
using Microsoft.EntityFrameworkCore;

namespace Cauce.App.Communication;

/// <summary>Leaves a note of Cauce's own in a case, and asks its owner to read it.</summary>
internal static class SayToOwner
{
    /// <param name="words">In the language it is given: the owner's.</param>
    public static async Task Do(Case about, Func<string, string> words, Work work)
    {
        var owner = await OwnersOnRecord.Of(about, work);
        var language = owner is null ? "es" : await work.Db.Set<Staff>().Where(s => s.Id == owner.Id).Select(s => s.Language).FirstAsync();
        var note = await SayInCase.Say(about, MessageKind.Note, words(language), Actor.System, work);
        if (owner is not null)
            work.Insert(new CaseMention(owner.Id, about.Id, note.Id, work.Now));
    }
}
