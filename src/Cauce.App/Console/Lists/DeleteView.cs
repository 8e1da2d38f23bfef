using Cauce.App.Data;
using Microsoft.EntityFrameworkCore;

namespace Cauce.App.Console.Lists;

/// <summary>Forgets one's own view.</summary>
public sealed class DeleteView(Writer writer) : IAct
{
    /// <exception cref="MissingException">There is none, or it is somebody else's.</exception>
    public Task Do(Id<SavedView> id, Actor actor, CancellationToken cancel = default) => writer.Do(async work =>
    {
        var view = await work.Db.Set<SavedView>().FirstOrDefaultAsync(v => v.Id == id && v.StaffId == actor.Id) ?? throw new MissingException("view");
        work.Db.Remove(view);
    }, cancel);
}
