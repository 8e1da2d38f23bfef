using Cauce.App.Cases.Quick;
using Cauce.App.Data;
using Cauce.App.Deadlines;
using Cauce.App.Identity;
using Cauce.Domain.Cases;
using Cauce.Domain.Customers;
using Microsoft.EntityFrameworkCore;

namespace Cauce.App.Cases;

/// <summary>A page of a list.</summary>
/// <param name="Next">Cursor of the next page; null at the end.</param>
/// <param name="IsPartial">The words are so frequent, and what else was asked so rare, that only the newest cases were looked at.</param>
public sealed record CasePage(IReadOnlyList<CaseRow> Items, string? Next, bool IsPartial = false);

/// <summary>Finds a page of the cases an actor sees, by key and not by offset: rows that arrive meanwhile move nothing.</summary>
public static class FindCases
{
    /// <exception cref="RefusedException">An owner, customer or product that does not exist, or a cursor that is none.</exception>
    public static async Task<CasePage> Page(AppDb db, Actor actor, CaseFilter filter, Catalogue.Snapshot known, CancellationToken cancel)
    {
        await MustExist(db, filter, cancel);
        var place = CasePlace.Read(filter);
        var cases = db.CasesMatchingFacts(actor, filter, known);
        var take = filter.Limit + 1;
        if (filter.Q is null && QuickCases.Serves(filter))
            return Cut(await ByDue(new QuickCases(db, actor, filter), place, take, cancel), filter);
        if (filter.Q is null)
            return Cut(await InOrder(db, cases, filter, place, take, cancel), filter);
        var words = SearchText.Query(filter.Q);
        if (!words.IsEmpty && QuickCases.Serves(filter))
        {
            var (found, partly) = await new QuickSearch(db, actor, filter, words).Newest(place?.Seq, take, cancel);
            return Cut(found, filter) with { IsPartial = partly };
        }
        if (words.IsEmpty)
            return words.AllCases ? Cut(await InOrder(db, cases, filter, place, take, cancel), filter) : new CasePage([], null);
        var (rows, isPartial) = await SearchCases.Newest(new SearchedCases(db, cases, words), place?.Seq, take, cancel);
        return Cut(rows, filter) with { IsPartial = isPartial };
    }

    private static Task<List<CaseRow>> InOrder(
        AppDb db, IQueryable<Case> cases, CaseFilter filter, CasePlace? place, int take, CancellationToken cancel) => filter.SortUsed switch
    {
        CaseSort.Due => ByDue(db, cases, filter.DescendingUsed, place, take, cancel),
        CaseSort.Priority => Take(db, CaseOrders.ByPriority(cases, filter.DescendingUsed, place), take, cancel),
        CaseSort.Received => Take(db, CaseOrders.ByReceived(cases, filter.DescendingUsed, place), take, cancel),
        _ => Take(db, CaseOrders.BySeq(cases, filter.DescendingUsed, place?.Seq), take, cancel),
    };

    /// <summary>Two walks along one index each, one behind the other: cases a clock runs for, then the others, newest first.</summary>
    private static async Task<List<CaseRow>> ByDue(
        AppDb db, IQueryable<Case> cases, bool descending, CasePlace? place, int take, CancellationToken cancel)
    {
        var rows = place is { Key: null } ? [] : await Take(db, CaseOrders.ByDue(cases, descending, place), take, cancel);
        if (rows.Count == take)
            return rows;
        var idle = cases.Where(c => c.NextDueAt == null);
        var before = place is { Key: null } ? place.Seq : (long?)null;
        rows.AddRange(await Take(db, CaseOrders.BySeq(idle, descending: true, before), take - rows.Count, cancel));
        return rows;
    }

    private static async Task<List<CaseRow>> ByDue(QuickCases cases, CasePlace? place, int take, CancellationToken cancel)
    {
        var rows = place is { Key: null } ? [] : await cases.ByDue(place, take, cancel);
        if (rows.Count < take)
            rows.AddRange(await cases.Idle(place is { Key: null } ? place.Seq : null, take - rows.Count, cancel));
        return rows;
    }

    internal static Task<List<CaseRow>> Take(AppDb db, IQueryable<Case> ordered, int take, CancellationToken cancel) =>
        ordered.Take(take).AsRows(db).ToListAsync(cancel);

    private static CasePage Cut(List<CaseRow> rows, CaseFilter filter)
    {
        if (rows.Count <= filter.Limit)
            return new CasePage(rows, null);
        rows.RemoveRange(filter.Limit, rows.Count - filter.Limit);
        return new CasePage(rows, CasePlace.After(rows[^1], filter).Write());
    }

    private static async Task MustExist(AppDb db, CaseFilter filter, CancellationToken cancel)
    {
        if (filter.Owner is { } owner and not ("me" or "none") && !await StaffExists(db, owner, cancel))
            throw (CaseFilterPart.NotFound.With(owner) with { Field = "owner" }).AsException();
        if (filter.Customer is { } reference && Id<Customer>.Parse(reference) is null
            && !await db.Set<Customer>().AnyAsync(c => c.Reference == reference, cancel))
            throw (CaseFilterPart.NotFound.With(reference) with { Field = "customer" }).AsException();
        if (filter.Product is { } code && Id<Product>.Parse(code) is null && !await db.Set<Product>().AnyAsync(p => p.Code == code, cancel))
            throw (CaseFilterPart.NotFound.With(code) with { Field = "product" }).AsException();
    }

    private static Task<bool> StaffExists(AppDb db, string owner, CancellationToken cancel)
    {
        if (Guid.TryParse(owner, out var id))
            return db.Set<Staff>().AnyAsync(s => s.Id == id, cancel);
        var email = owner.ToUpperInvariant();
        return db.Set<Staff>().AnyAsync(s => s.NormalizedEmail == email, cancel);
    }
}
