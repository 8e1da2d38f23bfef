using Cauce.App.Cases;
using Cauce.App.Customers;
using Cauce.App.Data;
using Cauce.Domain.Cases;
using Cauce.Domain.Customers;
using Microsoft.EntityFrameworkCore;

namespace Cauce.App.Console.Customers;

/// <summary>A customer as the list shows it, with how many of their cases the reader sees.</summary>
public sealed record CustomerRow(Customer Customer, int Cases, int Open)
{
    internal static async Task<Slice<CustomerRow>> Read(AppDb db, Actor actor, string? q, string? after, CancellationToken cancel)
    {
        var found = await CustomerList.Read(db, q, after, Slice<Customer>.Usual, cancel);
        var ids = found.Items.Select(customer => (Id<Customer>?)customer.Id).ToList();
        var counts = await db.CasesVisibleTo(actor).Where(c => ids.Contains(c.CustomerId)).GroupBy(c => c.CustomerId!.Value)
            .Select(g => new { g.Key, All = g.Count(), Open = g.Count(c => c.ClosedAt == null) }).ToDictionaryAsync(g => g.Key, cancel);
        return found.Map(customer => counts.TryGetValue(customer.Id, out var own) ? new CustomerRow(customer, own.All, own.Open) : new CustomerRow(customer, 0, 0));
    }
}

/// <summary>Everything about a customer: the card, the people, the documents, and the cases the reader may see.</summary>
public sealed record CustomerView(Customer Customer, IReadOnlyList<Contact> Contacts, IReadOnlyList<CommercialDocument> Documents)
{
    private const int Listed = 100;

    public required IReadOnlyList<CustomerCase> Cases { get; init; }

    public required int All { get; init; }

    public required int Open { get; init; }

    public required int Overdue { get; init; }

    /// <summary>Others with the same address or number, who may be the same.</summary>
    public required IReadOnlyList<Customer> Alike { get; init; }

    /// <exception cref="MissingException">There is no such customer.</exception>
    internal static async Task<CustomerView> Read(AppDb db, Actor actor, string id, CancellationToken cancel)
    {
        var customer = await CustomerList.Find(db, id, cancel);
        var own = db.CasesVisibleTo(actor).Where(c => c.CustomerId == customer.Id);
        var counts = await own.GroupBy(c => 1).Select(g => new { All = g.Count(), Open = g.Count(c => c.ClosedAt == null), Overdue = g.Count(c => c.ClosedAt == null && c.OverdueSince != null) })
            .FirstOrDefaultAsync(cancel);
        return new CustomerView(
            customer, await db.Set<Contact>().Where(c => c.CustomerId == customer.Id).OrderBy(c => c.Name).ToListAsync(cancel),
            await db.Set<CommercialDocument>().Where(d => d.CustomerId == customer.Id).OrderByDescending(d => d.Date).ThenBy(d => d.Number).ToListAsync(cancel))
        {
            Cases = await own.OrderByDescending(c => c.Seq).Take(Listed)
                .Select(c => new CustomerCase(c.Number, c.Subject, c.Kind, c.Stage, c.Severity, c.ReceivedOn, c.OverdueSince, c.ClosedAt)).ToListAsync(cancel),
            All = counts?.All ?? 0,
            Open = counts?.Open ?? 0,
            Overdue = counts?.Overdue ?? 0,
            Alike = await AlikeTo(db, customer, cancel),
        };
    }

    private static async Task<List<Customer>> AlikeTo(AppDb db, Customer customer, CancellationToken cancel) =>
        (customer.Email ?? customer.Phone) is null ? []
            : await db.Set<Customer>().Where(c => c.Id != customer.Id && c.MergedInto == null)
                .Where(c => (customer.Email != null && c.Email == customer.Email) || (customer.Phone != null && c.Phone == customer.Phone))
                .OrderBy(c => c.Name).Take(5).ToListAsync(cancel);
}

/// <summary>A case on its customer's page.</summary>
public sealed record CustomerCase(
    string Number, string Subject, string Kind, Stage Stage, Severity Severity, DateOnly ReceivedOn, DateTimeOffset? OverdueSince, DateTimeOffset? ClosedAt);
