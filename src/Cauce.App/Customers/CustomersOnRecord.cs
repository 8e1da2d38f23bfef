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
    public static async Task<Id<Customer>?> FindOrAdd(CustomerInput given, Complainant complainant, Work work)
    {
        if (given.IsEmpty)
            return null;
        var reference = string.IsNullOrWhiteSpace(given.Reference) ? null : given.Reference.Trim();
        var email = complainant.Email is { } address ? EmailAddress.Parse(address).Key : null;
        var phone = PhoneNumber.TryParse(complainant.Phone, out var number) ? number!.Digits : null;
        var found = await Find("reference", reference, work) ?? await Find("email", email, work) ?? await Find("phone", phone, work);
        if (found is { } id)
            return new Id<Customer>(id);
        var added = new Customer(Id<Customer>.New(work.Now), NameOf(complainant, reference), work.Now);
        added.Describe(CustomerType.Person, added.Name, reference, observation: null);
        added.ReachBy(email, phone, complainant.Language, complainant.PreferredChannel);
        work.Insert(added);
        await CustomerIndex.Put(added, work);
        return added.Id;
    }

    private static string NameOf(Complainant complainant, string? reference) =>
        complainant.Name.Length > 0 ? complainant.Name : complainant.Email ?? complainant.Phone ?? reference ?? "";

    private static async Task<Guid?> Find(string column, string? value, Work work) =>
        value is null ? null : WriterSql.ReadId(await work.Sql.Scalar($"SELECT id FROM customers WHERE {column} = @p0 ORDER BY id LIMIT 1", value));
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
