using Cauce.App.Data;
using Cauce.Domain.Customers;
using Microsoft.EntityFrameworkCore;

namespace Cauce.App.Console.Desk.Tabs;

/// <summary>The people one may speak to at a customer.</summary>
public sealed class CustomerContacts(AppDb db)
{
    /// <summary>For a select: id, and name with position.</summary>
    public async Task<IReadOnlyList<(string Value, string Text)>> Of(Id<Customer>? customer)
    {
        if (customer is not { } id)
            return [];
        var contacts = await db.Set<Contact>().Where(c => c.CustomerId == id).OrderBy(c => c.Name).Take(200).ToListAsync();
        return [.. contacts.Select(c => (c.Id.ToString(), c.Position is { Length: > 0 } position ? $"{c.Name}, {position}" : c.Name))];
    }
}
