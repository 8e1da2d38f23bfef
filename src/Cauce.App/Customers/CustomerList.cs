using Cauce.App.Data;
using Cauce.Domain.Customers;
using Microsoft.EntityFrameworkCore;

namespace Cauce.App.Customers;

/// <summary>
/// Customers by name; with a search, those of whom every word is found, the last one from its beginning on. Accents and
/// capitals count for nothing. A customer that went on in another one is in no list.
/// </summary>
internal static class CustomerList
{
    /// <summary>Matches that are put in order; who finds more should say more.</summary>
    private const int MostMatches = 5_000;

    /// <param name="after">Id of the last customer of the slice before.</param>
    public static async Task<Slice<Customer>> Read(AppDb db, string? search, string? after, int limit, CancellationToken cancel)
    {
        var query = SearchText.Query(search, typing: true);
        if (!string.IsNullOrWhiteSpace(search) && query.IsEmpty)
            return new Slice<Customer>([], null);
        var parameters = new List<object>();
        var sql = "SELECT c.* FROM customers c WHERE c.merged_into IS NULL" + Matching(db, query, MostMatches, parameters);
        if (Id<Customer>.Parse(after) is { } last)
        {
            parameters.Add(Stored(db, last));
            sql += $" AND (c.name, c.id) > (SELECT l.name, l.id FROM customers l WHERE l.id = {{{parameters.Count - 1}}})";
        }
        parameters.Add(limit + 1);
        sql += $" ORDER BY c.name, c.id LIMIT {{{parameters.Count - 1}}}";
        var rows = await db.Set<Customer>().FromSqlRaw(sql, [.. parameters]).ToListAsync(cancel);
        return Slice<Customer>.Of(rows, limit, customer => customer.Id.ToString());
    }

    /// <summary>A few that match what somebody is typing, in no order: the answer must not make them wait.</summary>
    public static async Task<List<Customer>> Suggest(AppDb db, string? typed, int most, CancellationToken cancel)
    {
        var query = SearchText.Query(typed, typing: true);
        if (query.IsEmpty)
            return [];
        var parameters = new List<object>();
        var sql = "SELECT c.* FROM customers c WHERE c.merged_into IS NULL" + Matching(db, query, most, parameters);
        var found = await db.Set<Customer>().FromSqlRaw(sql, [.. parameters]).ToListAsync(cancel);
        return [.. found.OrderBy(customer => customer.Name, StringComparer.CurrentCultureIgnoreCase)];
    }

    public static async Task<Customer> Find(AppDb db, string id, CancellationToken cancel)
    {
        var key = Id<Customer>.Parse(id) ?? throw new MissingException("customer");
        return await db.Set<Customer>().FirstOrDefaultAsync(c => c.Id == key, cancel) ?? throw new MissingException("customer");
    }

    private static string Matching(AppDb db, SearchQuery query, int most, List<object> parameters)
    {
        if (query.IsEmpty)
            return "";
        var sqlite = db.Database.IsSqlite();
        parameters.Add(sqlite
            ? string.Join(' ', query.Terms.Select(term => $"\"{term.Text}\"{(term.Prefix ? "*" : "")}"))
            : string.Join(" & ", query.Terms.Select(term => $"'{term.Text}'{(term.Prefix ? ":*" : "")}")));
        return sqlite
            ? $" AND c.id IN (SELECT s.customer_id FROM (SELECT rowid FROM customer_words WHERE customer_words MATCH {{{parameters.Count - 1}}} LIMIT {most}) w JOIN customer_search s ON s.row = w.rowid)"
            : $" AND c.id IN (SELECT customer_id FROM customer_search WHERE vector @@ CAST({{{parameters.Count - 1}}} AS tsquery) LIMIT {most})";
    }

    private static object Stored(AppDb db, Id<Customer> id) => db.Database.IsSqlite() ? id.Value.ToByteArray(bigEndian: true) : id.Value;
}
