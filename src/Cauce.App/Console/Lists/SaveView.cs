using Cauce.App.Cases;
using Cauce.App.Data;
using Cauce.App.Deadlines;
using Microsoft.EntityFrameworkCore;

namespace Cauce.App.Console.Lists;

/// <summary>Keeps a filter under a name; supervisors may share it with everyone.</summary>
public sealed class SaveView(Writer writer, Catalogue catalogue) : IAct
{
    public const int LongestName = 60;
    public const int Most = 30;

    public static readonly Refusal TooMany = new("view.too-many");

    /// <returns>Its query.</returns>
    /// <exception cref="RefusedException">No name, a query that is no filter, or sharing without the permission.</exception>
    public Task<string> Do(string? name, string? query, bool shared, Actor actor, CancellationToken cancel = default)
    {
        actor.Must(Permission.ViewCases);
        if (shared)
            actor.Must(Permission.AssignCases);
        var called = Text.Line(name, "Name", LongestName);
        var canonical = CaseFilter.Parse(query ?? "", catalogue.Current).FromTheStart().ToString();
        return writer.Do(async work =>
        {
            if (await work.Db.Set<SavedView>().CountAsync(v => v.StaffId == actor.Id) >= Most)
                TooMany.With(Most).Enforce();
            work.Db.Add(new SavedView(Id<SavedView>.New(work.Now), actor.Id!.Value, called, canonical, shared));
            return canonical;
        }, cancel);
    }
}
