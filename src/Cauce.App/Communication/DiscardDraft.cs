using Cauce.App.Data;
using Cauce.Domain.Cases;

namespace Cauce.App.Communication;

/// <summary>Throws away what somebody began to write.</summary>
public sealed class DiscardDraft(Writer writer) : IAct
{
    public async Task Do(string number, string kind, Actor actor, CancellationToken cancel = default)
    {
        actor.Must(Permission.WorkCases);
        if (actor.Id is { } staff)
            await writer.Do(async work => await Remove((await work.Case(actor, number)).Id, staff, kind, work), cancel);
    }

    internal static Task<int> Remove(Id<Case> @case, Guid staff, string kind, Work work) =>
        work.Sql.Run("DELETE FROM drafts WHERE case_id = @p0 AND staff_id = @p1 AND kind = @p2", @case.Value, staff, kind);
}
