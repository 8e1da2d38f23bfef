using Cauce.App.Data;
using Microsoft.EntityFrameworkCore;

namespace Cauce.App.Console.Lists;

/// <summary>Gives one's own view another name.</summary>
public sealed class RenameView(Writer writer) : IAct
{
    /// <returns>Its query.</returns>
    /// <exception cref="MissingException">There is none, or it is somebody else's.</exception>
    public Task<string> Do(Id<SavedView> id, string? name, Actor actor, CancellationToken cancel = default)
    {
        var called = Text.Line(name, "Name", SaveView.LongestName);
        return writer.Do(async work =>
        {
            var view = await work.Db.Set<SavedView>().FirstOrDefaultAsync(v => v.Id == id && v.StaffId == actor.Id) ?? throw new MissingException("view");
            view.Rename(called);
            return view.Query;
        }, cancel);
    }
}
