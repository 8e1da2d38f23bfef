using Cauce.App.Cases;
using Cauce.App.Data;
using Cauce.Domain.Cases;
using Cauce.Domain.Communication;
using Cauce.Domain.Customers;
using Microsoft.EntityFrameworkCore;

namespace Cauce.App.Communication.Incidents;

/// <summary>A customer to be told who need not have a case.</summary>
/// <param name="Why">Why they cannot be; null where they can.</param>
internal sealed record Recipient(Reached Reached, Refusal? Why);

/// <summary>Finds customers by what somebody pasted, or by the product that their cases are about.</summary>
internal static class Recipients
{
    public const int Most = 5000;
    private const int AtOnce = 500;

    private static readonly char[] Separators = ['\n', '\r', '\t', ',', ';'];

    /// <exception cref="RefusedException">There are too many, the product is not known, or the actor may not see customers.</exception>
    public static async Task<IReadOnlyList<Recipient>> Find(AppDb db, Actor actor, string? product, string? pasted, CancellationToken cancel)
    {
        var words = (pasted ?? "").Split(Separators, StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries)
            .Select(word => Text.ToLine(word)).Distinct(StringComparer.OrdinalIgnoreCase).ToList();
        if (words.Count == 0 && string.IsNullOrWhiteSpace(product))
            return [];
        actor.Must(Permission.ViewCustomers);
        if (words.Count > Most)
            CircularRefusals.TooManyRecipients.With(Most).Enforce();
        var found = new List<Recipient>();
        foreach (var some in words.Chunk(AtOnce))
            found.AddRange(await Named(db, some, cancel));
        if (!string.IsNullOrWhiteSpace(product))
            found.AddRange(await OfProduct(db, actor, product.Trim(), cancel));
        if (found.Count > Most)
            CircularRefusals.TooManyRecipients.With(Most).Enforce();
        return await WithoutUnwilling(db, [.. found.DistinctBy(r => KeyOf(r.Reached.Address))], cancel);
    }

    /// <summary>As addresses are compared; what is none stays as it is.</summary>
    public static string KeyOf(string address) => EmailAddress.TryParse(address, out var parsed) ? parsed!.Key : address;

    private static async Task<IReadOnlyList<Recipient>> WithoutUnwilling(AppDb db, List<Recipient> found, CancellationToken cancel)
    {
        var unwilling = new HashSet<string>(StringComparer.Ordinal);
        foreach (var some in found.Select(r => KeyOf(r.Reached.Address)).Chunk(AtOnce))
            unwilling.UnionWith(await db.Set<Unwanted>().Where(u => some.Contains(u.AddressKey)).Select(u => u.AddressKey).ToListAsync(cancel));
        return [.. found.Select(r => r.Why is null && unwilling.Contains(KeyOf(r.Reached.Address)) ? r with { Why = CircularRefusals.Unwanted } : r)];
    }

    private static async Task<IEnumerable<Recipient>> Named(AppDb db, string[] words, CancellationToken cancel)
    {
        var keys = words.Select(word => EmailAddress.TryParse(word, out var address) ? address!.Key : null).OfType<string>().ToList();
        var known = await db.Set<Customer>().AsNoTracking().Where(c => keys.Contains(c.Email!) || words.Contains(c.Reference!)).ToListAsync(cancel);
        return words.Select(word =>
        {
            var address = EmailAddress.TryParse(word, out var parsed) ? parsed : null;
            var customer = known.Find(c => (address is not null && c.Email == address.Key) || string.Equals(c.Reference, word, StringComparison.OrdinalIgnoreCase));
            return customer is not null ? Of(customer)
                : address is not null ? new Recipient(new Reached("", address.Value, "es"), null)
                : new Recipient(new Reached("", word, "es"), CircularRefusals.UnknownRecipient.With(word));
        });
    }

    private static async Task<IEnumerable<Recipient>> OfProduct(AppDb db, Actor actor, string code, CancellationToken cancel)
    {
        var product = await db.Set<Product>().AsNoTracking().FirstOrDefaultAsync(p => p.Code == code, cancel) ?? throw CaseRefusals.UnknownProduct.With(code).AsException();
        var customers = db.CasesVisibleTo(actor).Where(c => c.ProductId == product.Id && c.CustomerId != null).Select(c => c.CustomerId);
        var touched = await db.Set<Customer>().AsNoTracking().Where(c => customers.Contains(c.Id)).OrderBy(c => c.Id).Take(Most + 1).ToListAsync(cancel);
        return touched.Select(Of);
    }

    private static Recipient Of(Customer customer) => customer.Email is { } email
        ? new Recipient(new Reached(customer.Name, email, Filling.LanguageOf(customer.Language)), null)
        : new Recipient(new Reached(customer.Name, customer.Phone ?? "", Filling.LanguageOf(customer.Language)), CircularRefusals.NoAddress);
}
