using Cauce.App.Cases;
using Cauce.App.Cases.Quick;
using Cauce.App.Data;
using Cauce.Domain.Customers;
using Microsoft.EntityFrameworkCore;

namespace Cauce.App.Console.Lists;

/// <summary>A customer as a line of the results.</summary>
public sealed record CustomerHit(Id<Customer> Id, string Name, string? Email, string? Phone, string? Reference);

/// <summary>Customers by name, e-mail, telephone or reference; accents and capitals count for nothing.</summary>
internal static class FindCustomers
{
    public static async Task<IReadOnlyList<CustomerHit>> Find(AppDb db, Actor actor, SearchQuery words, int most, CancellationToken cancel)
    {
        if (words.IsEmpty || !actor.May(Permission.ViewCustomers))
            return [];
        return await Matching(db, words).OrderBy(c => c.Name).ThenBy(c => c.Id).Take(most)
            .Select(c => new CustomerHit(c.Id, c.Name, c.Email, c.Phone, c.Reference)).ToListAsync(cancel);
    }

    /// <summary>Bounded before they are put in order: the beginning of a name may be that of thousands.</summary>
    private static IQueryable<Customer> Matching(AppDb db, SearchQuery words)
    {
        if (db.Database.IsSqlite())
        {
            var match = words.AsMatch();
            return db.Set<Customer>().FromSql(
                $"SELECT k.* FROM customers k WHERE k.id IN (SELECT s.customer_id FROM (SELECT rowid FROM customer_words WHERE customer_words MATCH {match} LIMIT 200) w JOIN customer_search s ON s.row = w.rowid)");
        }
        var vector = words.AsVector();
        return db.Set<Customer>().FromSql(
            $"SELECT k.* FROM customers k WHERE k.id IN (SELECT customer_id FROM customer_search WHERE vector @@ CAST({vector} AS tsquery) LIMIT 200)");
    }
}
