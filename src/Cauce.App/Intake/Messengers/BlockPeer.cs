using Cauce.App.Data;
using Cauce.Domain.Communication;
using Cauce.Domain.Intake.Messengers;
using Microsoft.EntityFrameworkCore;

namespace Cauce.App.Intake.Messengers;

/// <summary>Keeps the peer of a message out: what they write from now on is kept, put aside, and answered by nobody. Or lets them in again.</summary>
internal sealed class BlockPeer(Writer writer) : IAct
{
    /// <exception cref="RefusedException">It names nobody.</exception>
    public Task Do(Id<IncomingMessage> id, bool blocked, Actor actor, CancellationToken cancel = default)
    {
        actor.Must(Permission.BlockSenders);
        return writer.Do(async work =>
        {
            var incoming = await work.Incoming(actor, id);
            if (incoming.Peer.Length == 0)
                IncomingRefusals.NoPeer.Enforce();
            var account = await work.Db.Set<MessengerAccount>().AsNoTracking().FirstAsync(a => a.Id == incoming.AccountId);
            var conversation = await work.Db.Set<Conversation>().AsTracking().FirstOrDefaultAsync(c => c.AccountId == account.Id && c.Peer == incoming.Peer);
            if (conversation is null)
                work.Insert(conversation = new Conversation(Id<Conversation>.New(work.Now), account.Id, account.Provider, incoming.Peer, incoming.StoredAt));
            incoming.BelongTo(conversation.Id);
            if (!blocked)
            {
                conversation.Unblock();
                return;
            }
            conversation.Block(actor, work.Now);
            if (incoming.WhyNotRetry() is null)
                incoming.Ignore(IncomingReason.Blocked, actor, work.Now);
        }, cancel);
    }
}
