using Cauce.App.Cases;
using Cauce.App.Data;
using Cauce.Domain.Communication;
using Microsoft.EntityFrameworkCore;

namespace Cauce.App.Communication.Outbox;

/// <summary>Puts a letter that did not go back in the queue.</summary>
internal sealed class TryAgain(Writer writer, OutboxBell bell) : IAct
{
    /// <exception cref="RefusedException">It was sent.</exception>
    public async Task Do(Guid id, Actor actor, CancellationToken cancel = default)
    {
        actor.Must(Permission.ViewOutbox);
        await writer.Do(async work =>
        {
            var letter = await work.Db.LettersVisibleTo(actor).AsTracking().FirstOrDefaultAsync(m => m.Id == new Id<OutboxMessage>(id))
                ?? throw new MissingException("letter");
            letter.TryAgain(work.Now);
        }, cancel);
        bell.Ring();
    }
}
