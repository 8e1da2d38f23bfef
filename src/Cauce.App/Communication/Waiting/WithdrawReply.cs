using Cauce.App.Data;
using Cauce.Domain.Communication;

namespace Cauce.App.Communication.Waiting;

/// <summary>Takes back a reply that has not gone. Its words become the draft of whoever takes it back.</summary>
public sealed class WithdrawReply(Writer writer, KeepDraft drafts) : IAct
{
    /// <exception cref="MissingException">It has gone already.</exception>
    public async Task Do(string number, Guid id, Actor actor, CancellationToken cancel = default)
    {
        actor.Must(Permission.WorkCases);
        var words = await writer.Do(async work =>
        {
            var (reply, _) = await work.Waiting(actor, number, new Id<WaitingMessage>(id));
            return await work.Take(reply.Id) ? reply.Body : throw new MissingException("message");
        }, cancel);
        await drafts.Do(number, new KeepDraft.Input { Kind = "reply", Text = words }, actor, cancel);
    }
}
