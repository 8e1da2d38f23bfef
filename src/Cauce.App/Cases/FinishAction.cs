using Cauce.App.Data;
using Cauce.Domain.Cases;
using Microsoft.EntityFrameworkCore;

namespace Cauce.App.Cases;

/// <summary>A step of the plan is done.</summary>
public sealed class FinishAction(Writer writer) : IAct
{
    /// <exception cref="RefusedException">The case is closed, or it was done before.</exception>
    /// <exception cref="MissingException">The case has no such action.</exception>
    public async Task Do(string number, Guid action, Actor actor, CancellationToken cancel = default)
    {
        actor.Must(Permission.WorkCases);
        var id = new Id<CaseAction>(action);
        await writer.Do(async work =>
        {
            var found = await work.Case(actor, number);
            var step = await work.Db.Set<CaseAction>().AsTracking().FirstOrDefaultAsync(a => a.Id == id && a.CaseId == found.Id)
                ?? throw new MissingException("action");
            found.Finish(step, actor, work.Now);
        }, cancel);
    }
}
