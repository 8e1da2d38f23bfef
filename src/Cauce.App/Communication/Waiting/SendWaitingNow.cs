using Cauce.App.Data;
using Cauce.Domain.Communication;

namespace Cauce.App.Communication.Waiting;

/// <summary>Says a waiting reply without waiting any longer, in its author's name.</summary>
public sealed class SendWaitingNow(Writer writer) : IAct
{
    /// <exception cref="MissingException">It has gone already.</exception>
    /// <exception cref="RefusedException">Its author may no longer say it.</exception>
    public async Task Do(string number, Guid id, Actor actor, CancellationToken cancel = default)
    {
        actor.Must(Permission.WorkCases);
        await writer.Do(async work =>
        {
            var (reply, found) = await work.Waiting(actor, number, new Id<WaitingMessage>(id));
            await SendWaiting.Say(reply, found, work);
        }, cancel);
    }
}
