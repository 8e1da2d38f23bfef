using Cauce.App.Cases;
using Cauce.App.Data;
using Cauce.Domain.Cases;
using Cauce.Domain.Communication;
using Cauce.Domain.Intake.Messengers;
using Microsoft.EntityFrameworkCore;

namespace Cauce.App.Intake.Messengers;

/// <summary>What the database knows about a message, read inside the act that decides about it.</summary>
/// <param name="Conversation">Null for somebody who never wrote before.</param>
internal sealed record KnownOfMessage(MessengerFacts Facts, MessengerAccount Account, Conversation? Conversation);

/// <summary>Reads the background of a message.</summary>
internal sealed class MessageBackground
{
    private const int KeyLength = 32;

    public async Task<KnownOfMessage> Of(HeardWords words, IncomingMessage incoming, Work work)
    {
        var account = await work.Db.Set<MessengerAccount>().AsNoTracking().FirstAsync(a => a.Id == incoming.AccountId);
        var conversation = await work.Db.Set<Conversation>().AsTracking().FirstOrDefaultAsync(c => c.AccountId == account.Id && c.Peer == incoming.Peer);
        var facts = new MessengerFacts
        {
            IsBlocked = conversation?.BlockedAt is not null,
            IsGroup = words.IsGroup,
            HasContent = words.HasContent,
            HasLink = words.Key is { Length: > 0 },
            LinkedCase = await FindByKey(words.Key, work),
        };
        return new KnownOfMessage(conversation is null ? facts : await WithCases(facts, conversation, work), account, conversation);
    }

    /// <summary>A conversation with somebody who never wrote before.</summary>
    public static Conversation Begin(HeardWords words, MessengerAccount account, DateTimeOffset heardAt, Work work)
    {
        var conversation = new Conversation(Id<Conversation>.New(work.Now), account.Id, account.Provider, Text.ToLine(words.Peer, 200), heardAt);
        work.Insert(conversation);
        return conversation;
    }

    public static string? DigitsOf(string? phone) => PhoneNumber.TryParse(phone, out var number) ? number!.Digits : null;

    private static async Task<MessengerFacts> WithCases(MessengerFacts facts, Conversation conversation, Work work)
    {
        var (id, since) = (conversation.Id, work.Now.AddHours(-1));
        var cases = from about in work.Db.Set<ConversationCase>()
                    join c in work.Db.Set<Case>() on about.CaseId equals c.Id
                    where about.ConversationId == id
                    select new { c.Id, c.Seq, c.ClosedAt, c.MergedInto };
        var known = await cases.OrderByDescending(c => c.Seq).Take(50).ToListAsync();
        var open = known.FirstOrDefault(c => c.ClosedAt is null)?.Id ?? await Surviving(known.FirstOrDefault(c => c.MergedInto is not null)?.MergedInto, work);
        var closed = known.Where(c => c.MergedInto is null).OrderByDescending(c => c.ClosedAt).FirstOrDefault();
        return facts with
        {
            OpenCase = open,
            ClosedCase = closed?.Id,
            ClosedAt = closed?.ClosedAt,
            OpenedByPeer = await work.Db.Set<IncomingMessage>().CountAsync(m => m.ConversationId == id && m.StoredAt > since && m.State == IncomingState.OpenedCase),
        };
    }

    /// <summary>The open case that took over the words of a merged one; null where it is closed or gone.</summary>
    private static async Task<Id<Case>?> Surviving(Id<Case>? into, Work work)
    {
        for (var steps = 0; into is { } id && steps < 10; steps++)
        {
            var found = await work.Db.Set<Case>().Where(c => c.Id == id).Select(c => new { c.MergedInto, c.ClosedAt }).FirstOrDefaultAsync();
            if (found?.MergedInto is null)
                return found is { ClosedAt: null } ? id : null;
            into = found.MergedInto;
        }
        return null;
    }

    private static async Task<Id<Case>?> FindByKey(string? key, Work work)
    {
        if (key is not { Length: KeyLength } || !key.All(char.IsAscii))
            return null;
        var hash = TrackingKeys.Hash(key);
        return await work.Db.Set<Case>().Where(c => c.TrackingKeyHash == hash).Select(c => (Id<Case>?)c.Id).FirstOrDefaultAsync();
    }
}
