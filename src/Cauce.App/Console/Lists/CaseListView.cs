using Cauce.App.Cases;
using Cauce.App.Data;
using Cauce.App.Deadlines;
using Microsoft.EntityFrameworkCore;

namespace Cauce.App.Console.Lists;

/// <summary>All the page of the list shows.</summary>
public sealed class CaseListView
{
    public required CaseFilter Filter { get; init; }

    public required CasePage Page { get; init; }

    public required Catalogue.Snapshot Known { get; init; }

    public required Actor Actor { get; init; }

    public required IReadOnlyList<Colleague> Colleagues { get; init; }

    public required IReadOnlyList<ViewTab> Tabs { get; init; }

    public required IReadOnlyList<string> Columns { get; init; }

    public required DateTimeOffset Now { get; init; }

    /// <summary>What the last act did, told once.</summary>
    public string? Flash { get; init; }

    /// <summary>The tab whose filter this is.</summary>
    public ViewTab? Current => Tabs.FirstOrDefault(tab => tab.Query == Query);

    /// <summary>What is asked for, as the address holds it, without the place in it.</summary>
    public string Query => field ??= Filter.FromTheStart().ToString();

    /// <summary>The values of a parameter, as the address holds them.</summary>
    internal string[] Values(string part) => [.. CaseFilterPart.Find(part)!.Write(Filter)];

    public static async Task<IReadOnlyList<ViewTab>> ReadTabs(AppDb db, Recollection memory, Actor actor, CancellationToken cancel)
    {
        var me = actor.Id ?? Guid.Empty;
        var saved = await memory.Recall($"views/{me}", () => db.Set<SavedView>().Where(v => v.StaffId == me || v.IsShared).OrderBy(v => v.Id)
            .Select(v => new ViewTab(v.Name, v.Query, v.StaffId == me ? v.Id : null)).ToListAsync(cancel));
        return
        [
            new ViewTab(Texts.ViewOpen, CaseFilter.OpenByDue.ToString(), null),
            new ViewTab(Texts.ViewMine, new CaseFilter { Open = true, Owner = "me" }.ToString(), null),
            new ViewTab(Texts.ViewOverdue, new CaseFilter { Open = true, Overdue = true }.ToString(), null),
            new ViewTab(Texts.ViewUnassigned, new CaseFilter { Open = true, Owner = "none" }.ToString(), null),
            new ViewTab(Texts.ViewAll, ListAddress.Everything.ToString(), null),
            .. saved,
        ];
    }
}

/// <param name="Mine">Its id, where the reader may rename or delete it.</param>
public sealed record ViewTab(string Name, string Query, Id<SavedView>? Mine);
