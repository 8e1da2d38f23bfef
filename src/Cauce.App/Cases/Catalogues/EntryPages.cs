using Cauce.App.Data;
using Cauce.App.Identity;
using Cauce.App.Shared;
using Cauce.Domain.Cases;
using Microsoft.AspNetCore.Mvc;

namespace Cauce.App.Cases.Catalogues;

/// <summary>The pages of one list of codes with names.</summary>
internal static class EntryPages
{
    public static void Map(Pages pages, CatalogueList list)
    {
        pages.MapGet("", async (HttpContext http, AppDb db, CancellationToken cancel) => Page.Of<EntriesPage>(new
        {
            List = list,
            Rows = EntryRow.InOrder(list, await list.Read(db, cancel), await CaseCounts.Of(db, http.Actor(), list.OnCase, cancel)),
        }));
        pages.MapGet("/new", async (string? under, AppDb db, CancellationToken cancel) =>
            await Show(list, null, Form.Of(new EntryInput { Parent = under }), db, StatusCodes.Status200OK, cancel));
        pages.MapPost("/new", async ([FromForm] EntryInput input, HttpContext http, AddEntry add, AppDb db, CancellationToken cancel) =>
            await Save(list, null, input, http, db, () => add.Do(list, input, http.Actor(), cancel), cancel));
        pages.MapGet("/{code}", async (string code, AppDb db, CancellationToken cancel) =>
            await Show(list, code, Form.Of(EntryInput.Of(list, (await list.Read(db, cancel)).Of(code))), db, StatusCodes.Status200OK, cancel));
        pages.MapPost("/{code}", async (string code, [FromForm] EntryInput input, HttpContext http, EditEntry edit, AppDb db, CancellationToken cancel) =>
            await Save(list, code, input, http, db, () => edit.Do(list, code, input, http.Actor(), cancel), cancel));
        pages.MapPost("/{code}/retire", (string code, HttpContext http, RetireEntry retire, IFormCollection _, CancellationToken cancel) =>
            Back(list, retire.Do(list, code, retired: true, http.Actor(), cancel)));
        pages.MapPost("/{code}/restore", (string code, HttpContext http, RetireEntry retire, IFormCollection _, CancellationToken cancel) =>
            Back(list, retire.Do(list, code, retired: false, http.Actor(), cancel)));
        pages.MapPost("/{code}/move", (string code, HttpContext http, MoveEntry move, IFormCollection fields, CancellationToken cancel) =>
            Back(list, move.Do(list, code, up: fields["to"] == "up", http.Actor(), cancel)));
    }

    private static async Task<IResult> Save(CatalogueList list, string? code, EntryInput input, HttpContext http, AppDb db, Func<Task> act, CancellationToken cancel)
    {
        var form = Form.Of(input);
        return await form.Try(http, act) ? Page.SeeOther("/console/admin/" + list.Name)
            : await Show(list, code, form, db, StatusCodes.Status422UnprocessableEntity, cancel);
    }

    private static async Task<IResult> Show(CatalogueList list, string? code, Form<EntryInput> form, AppDb db, int status, CancellationToken cancel)
    {
        var all = list.IsTree ? await list.Read(db, cancel) : [];
        return Page.Of<EntryPage>(new { List = list, Code = code, Form = form, Parents = EntryRow.InOrder(list, [.. all.Where(entry => entry.Code != code && entry.RetiredAt is null)], []) }, status);
    }

    private static async Task<IResult> Back(CatalogueList list, Task done)
    {
        await done;
        return Page.SeeOther("/console/admin/" + list.Name);
    }
}

/// <summary>An entry as its list shows it.</summary>
/// <param name="Depth">0 at the root of a tree, and in lists that are none.</param>
/// <param name="Cases">With this code itself.</param>
/// <param name="CasesBelow">With this code or one under it.</param>
public sealed record EntryRow(CatalogueEntry Entry, int Depth, int Cases, int CasesBelow)
{
    /// <summary>In the order of the list; a tree from its roots down, each branch whole.</summary>
    internal static IReadOnlyList<EntryRow> InOrder(CatalogueList list, IReadOnlyList<CatalogueEntry> all, Dictionary<string, int> counts)
    {
        if (!list.IsTree)
            return [.. all.Select(entry => new EntryRow(entry, 0, counts.GetValueOrDefault(entry.Code), counts.GetValueOrDefault(entry.Code)))];
        var known = all.Select(entry => entry.Code).ToHashSet();
        var children = all.Cast<Category>().ToLookup(category => category.Parent is { } parent && known.Contains(parent) ? parent : "");
        var rows = new List<EntryRow>();
        Walk("", 0);
        return rows;

        int Walk(string parent, int depth)
        {
            var sum = 0;
            foreach (var category in children[parent])
            {
                var place = rows.Count;
                var own = counts.GetValueOrDefault(category.Code);
                rows.Add(new EntryRow(category, depth, own, own));
                var below = own + Walk(category.Code, depth + 1);
                rows[place] = rows[place] with { CasesBelow = below };
                sum += below;
            }
            return sum;
        }
    }
}
