using Cauce.App.Data;
using Cauce.Domain.Cases;
using Cauce.Domain.Communication;
using Microsoft.EntityFrameworkCore;

namespace Cauce.App.Communication;

/// <summary>Finds by which messenger the customer of a case can be answered.</summary>
internal static class Conversations
{
    private const string WhatsApp = "whatsapp";

    /// <summary>
    /// The one in which the customer of this case wrote last; for somebody who wants to be answered by WhatsApp, also that of
    /// their telephone, where it has written to us. Null where there is none, or they are kept out.
    /// </summary>
    public static async Task<Conversation?> Of(Case @case, Work work)
    {
        if (work.Inserts.Contains(@case))
            return work.New<ConversationCase>().Any(c => c.CaseId == @case.Id) ? await InHand(@case, work) : await ByPhone(@case, work);
        var id = @case.Id;
        var known = from c in work.Db.Set<Conversation>()
                    join about in work.Db.Set<ConversationCase>() on c.Id equals about.ConversationId
                    join account in work.Db.Set<MessengerAccount>() on c.AccountId equals account.Id
                    where c.BlockedAt == null && account.Address != "" && (about.CaseId == id || work.Db.Set<Case>().Any(k => k.Id == about.CaseId && k.MergedInto == id))
                    orderby c.LastHeardAt descending
                    select c;
        return await known.AsNoTracking().FirstOrDefaultAsync() ?? await InHand(@case, work) ?? await ByPhone(@case, work);
    }

    /// <summary>Notes that a conversation goes on in a case.</summary>
    public static async Task GoOnIn(this Conversation conversation, Case @case, Work work)
    {
        conversation.GoOnIn(@case.Id, @case.CustomerId);
        if (!await work.Db.Set<ConversationCase>().AnyAsync(c => c.ConversationId == conversation.Id && c.CaseId == @case.Id))
            work.Insert(new ConversationCase(conversation.Id, @case.Id, work.Now));
    }

    /// <summary>What this very act has made or changed is in no table yet.</summary>
    private static async Task<Conversation?> InHand(Case @case, Work work)
    {
        var found = work.Inserts.OfType<Conversation>().Concat(work.Db.ChangeTracker.Entries<Conversation>().Select(e => e.Entity))
            .FirstOrDefault(c => c.CaseId == @case.Id && c.BlockedAt is null);
        return found is not null && await work.Db.Set<MessengerAccount>().AnyAsync(a => a.Id == found.AccountId && a.Address != "") ? found : null;
    }

    private static async Task<Conversation?> ByPhone(Case @case, Work work)
    {
        if (@case.Complainant.PreferredChannel != WhatsApp || !PhoneNumber.TryParse(@case.Complainant.Phone, out var number))
            return null;
        var digits = number!.Digits;
        return await work.Db.Set<Conversation>().AsNoTracking().Where(c => c.Phone == digits && c.Provider == WhatsApp && c.BlockedAt == null)
            .OrderByDescending(c => c.LastHeardAt).FirstOrDefaultAsync();
    }
}
