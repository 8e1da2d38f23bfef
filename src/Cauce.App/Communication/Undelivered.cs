using System.Globalization;
using Cauce.App.Cases;
using Cauce.App.Data;
using Cauce.App.Identity;
using Cauce.Domain.Cases;
using Cauce.Domain.Communication;
using Microsoft.EntityFrameworkCore;

namespace Cauce.App.Communication;

/// <summary>A letter that no messenger will carry goes by e-mail where there is an address, and the owner of its case is told either way.</summary>
internal static class Undelivered
{
    /// <param name="because">The messenger's words.</param>
    public static async Task Tell(OutboxMessage letter, string because, Work work)
    {
        if (letter.CaseId is not { } about || await work.Db.Set<Case>().AllAsync(c => c.Id != about))
            return;
        var found = await work.Case(about);
        if (found.Complainant.Email is { } email)
        {
            var again = new OutboxMessage(Id<OutboxMessage>.New(work.Now), found.Id, letter.Letter, work.Now);
            again.Write(email, letter.ToName, letter.Subject, letter.Text, letter.Html);
            if (letter.About is { } told)
                again.Tell(told);
            work.Insert(again);
        }
        var owner = await OwnersOnRecord.Of(found, work);
        var language = owner is null ? "es" : await work.Db.Set<Staff>().Where(s => s.Id == owner.Id).Select(s => s.Language).FirstAsync();
        var culture = CultureInfo.GetCultureInfo(language == "en" ? "en-GB" : "es-ES");
        var key = found.Complainant.Email is null ? nameof(Texts.NotDelivered) : nameof(Texts.WentByMailInstead);
        var way = work.Catalogue.Channels[letter.Channel]?.Name.In(language) ?? letter.Channel;
        var words = string.Format(culture, Texts.ResourceManager.GetString(key, culture)!, letter.Subject, way, because, found.Complainant.Email);
        var note = await SayInCase.Say(found, MessageKind.Note, words, Actor.System, work);
        if (owner is not null)
            work.Insert(new CaseMention(owner.Id, found.Id, note.Id, work.Now));
    }
}
