using Cauce.App.Data;
using Cauce.Domain.Cases;
using Cauce.Domain.Customers;

namespace Cauce.App.Customers;

/// <summary>Finds the customer on record that a complainant is, or puts them on record.</summary>
public static class CustomersOnRecord
{
    /// <summary>
    /// By reference, else by e-mail, else by telephone. What is on record is never changed by what a complainant says of
    /// themselves. Null for somebody who gave nothing.
    /// </summary>
    /// <param name="byName">
    /// Somebody of whom nothing but the name is known is the customer on record of whom nothing but that name is known.
    /// True for imports, where the same name comes again and again.
    /// </param>
    public static async Task<Id<Customer>?> FindOrAdd(CustomerInput given, Complainant complainant, Work work, bool byName = false)
    {
        if (given.IsEmpty)
            return null;
        var reference = string.IsNullOrWhiteSpace(given.Reference) ? null : given.Reference.Trim();
        var email = complainant.Email is { } address ? EmailAddress.Parse(address).Key : null;
        var phone = PhoneNumber.TryParse(complainant.Phone, out var number) ? number!.Digits : null;
        var found = await Find([("reference", reference, c => c.Reference), ("email", email, c => c.Email), ("phone", phone, c => c.Phone)], work);
        if (found is null && byName && (reference ?? email ?? phone) is null)
            found = await FindByNameAlone(complainant.Name, work);
        return found ?? await Add(complainant, reference, email, phone, work);
    }

    private static async Task<Id<Customer>> Add(Complainant complainant, string? reference, string? email, string? phone, Work work)
    {
        var added = new Customer(Id<Customer>.New(work.Now), NameOf(complainant, reference), work.Now);
        added.Describe(CustomerType.Person, added.Name, reference, observation: null);
        added.ReachBy(email, phone, complainant.Language, complainant.PreferredChannel);
        work.Insert(added);
        CustomerIndex.Put(added, work);
        return added.Id;
    }

    private static string NameOf(Complainant complainant, string? reference) =>
        complainant.Name.Length > 0 ? complainant.Name : complainant.Email ?? complainant.Phone ?? reference ?? "";

    /// <summary>By the first mark that somebody bears: in the database, and among those this act has just put on record.</summary>
    private static async Task<Id<Customer>?> Find((string Column, string? Value, Func<Customer, string?> Of)[] marks, Work work)
    {
        marks = [.. marks.Where(mark => mark.Value is not null)];
        var stored = await work.Sql.Scalars([.. marks.Select(mark =>
            ($"SELECT id FROM customers WHERE {mark.Column} = @p0 ORDER BY id LIMIT 1", new object?[] { mark.Value }))]);
        return marks.Zip(stored, (mark, id) => WriterSql.ReadId(id) is { } known
            ? new Id<Customer>(known) : work.Inserts.OfType<Customer>().FirstOrDefault(c => mark.Of(c) == mark.Value)?.Id).FirstOrDefault(id => id is not null);
    }

    private static async Task<Id<Customer>?> FindByNameAlone(string name, Work work)
    {
        var stored = WriterSql.ReadId(await work.Sql.Scalar(
            "SELECT id FROM customers WHERE name = @p0 AND reference IS NULL AND email IS NULL AND phone IS NULL AND merged_into IS NULL ORDER BY id LIMIT 1", name));
        if (stored is { } id)
            return new Id<Customer>(id);
        return work.Inserts.OfType<Customer>().FirstOrDefault(c => c.Name == name && (c.Reference ?? c.Email ?? c.Phone) is null)?.Id;
    }
}

/// <summary>Finds products by their code.</summary>
public static class ProductsOnRecord
{
    /// <exception cref="RefusedException">No product has the code.</exception>
    public static async Task<Id<Product>?> Find(string? code, Work work)
    {
        if (string.IsNullOrWhiteSpace(code))
            return null;
        var id = WriterSql.ReadId(await work.Sql.Scalar("SELECT id FROM products WHERE code = @p0", code.Trim()));
        return id is { } known ? new Id<Product>(known) : throw CaseRefusals.UnknownProduct.With(code).AsException();
    }
}
