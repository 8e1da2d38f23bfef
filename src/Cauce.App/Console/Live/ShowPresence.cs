using Cauce.App.Cases;
using Cauce.App.Data;
using Cauce.Domain.Cases;
using Microsoft.EntityFrameworkCore;

namespace Cauce.App.Console.Live;

/// <summary>Says that a member of staff is looking at a case, or has left it.</summary>
public sealed class ShowPresence(Writer writer) : IAct
{
    /// <summary>Pages say it every 15 seconds; who has missed two of them is no longer there.</summary>
    public static readonly TimeSpan Lasts = TimeSpan.FromSeconds(40);

    /// <exception cref="MissingException">There is no such case, or the actor may not see it.</exception>
    public Task Do(string number, bool leaving, Actor actor, CancellationToken cancel = default)
    {
        actor.Must(Permission.ViewCases);
        return writer.Do(async work =>
        {
            var found = await work.Db.CasesVisibleTo(actor).Where(c => c.Number == number).Select(c => (Id<Case>?)c.Id).FirstOrDefaultAsync()
                ?? throw new MissingException("case");
            await work.Sql.Run("DELETE FROM case_presence WHERE seen_at < @p0", work.Now - Lasts);
            if (leaving)
                await work.Sql.Run("DELETE FROM case_presence WHERE case_id = @p0 AND staff_id = @p1", found.Value, actor.Id);
            else
                await work.Sql.Run("INSERT INTO case_presence (case_id, staff_id, seen_at) VALUES (@p0, @p1, @p2) " +
                    "ON CONFLICT (case_id, staff_id) DO UPDATE SET seen_at = excluded.seen_at", found.Value, actor.Id, work.Now);
        }, cancel);
    }
}
