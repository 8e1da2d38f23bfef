using Cauce.App.Cases;
using Cauce.App.Cases.Quick;
using Cauce.App.Data;
using Cauce.App.Deadlines;
using Cauce.App.Identity;
using Cauce.App.Shared;
using Microsoft.EntityFrameworkCore;

namespace Cauce.App.Console.Lists;

/// <summary>Search everything: cases by their words, customers by name, e-mail, telephone or reference.</summary>
internal static class SearchDoor
{
    private const int MostCustomers = 12;
    private const int Suggested = 6;

    public static void MapSearch(this Pages pages)
    {
        pages.MapGet("/search", Search);
        pages.MapGet("/search/suggest", Suggest);
    }

    private static async Task<IResult> Search(
        string? q, string? cursor, HttpContext http, AppDb db, Catalogue catalogue, TimeProvider time, CancellationToken cancel)
    {
        var actor = http.Actor();
        actor.Must(Permission.ViewCases);
        var filter = Read(q) with { Cursor = string.IsNullOrEmpty(cursor) ? null : cursor };
        if (filter.Q is { Length: <= 60 } exact && exact.Any(char.IsAsciiDigit) && await IsNumber(db, actor, exact, cancel) is { } number)
            return Page.SeeOther("/console/cases/" + number);
        var known = catalogue.Current;
        return Page.Of<SearchPage>(new
        {
            Filter = filter,
            Found = filter.Q is null ? new CasePage([], null) : await FindCases.Page(db, actor, filter, known, cancel),
            Customers = filter.Cursor is null ? await FindCustomers.Find(db, actor, SearchText.Query(filter.Q, typing: true), MostCustomers, cancel) : [],
            Known = known,
            Now = time.Now(),
        });
    }

    private static async Task<IResult> Suggest(string? q, HttpContext http, AppDb db, Catalogue catalogue, CancellationToken cancel)
    {
        var actor = http.Actor();
        actor.Must(Permission.ViewCases);
        var words = SearchText.Query(Read(q).Q, typing: true);
        return Page.Of<Suggestions>(new
        {
            Cases = words.IsEmpty ? [] : await new QuickSearch(db, actor, new CaseFilter(), words).Suggest(Suggested, cancel),
            Customers = await FindCustomers.Find(db, actor, words, Suggested, cancel),
            Known = catalogue.Current,
        });
    }

    /// <summary>What cannot be kept cannot be found either: such a text finds nothing instead of failing.</summary>
    private static CaseFilter Read(string? q) => new()
    {
        Q = string.IsNullOrWhiteSpace(q) ? null : q.Trim() is var text && text.Length > SearchText.MaxQueryLength ? text[..SearchText.MaxQueryLength] : q.Trim(),
    };

    private static Task<string?> IsNumber(AppDb db, Actor actor, string text, CancellationToken cancel)
    {
        var number = text.Replace("\0", "", StringComparison.Ordinal).ToUpperInvariant();
        return db.CasesVisibleTo(actor).Where(c => c.Number == number).Select(c => (string?)c.Number).FirstOrDefaultAsync(cancel);
    }
}
