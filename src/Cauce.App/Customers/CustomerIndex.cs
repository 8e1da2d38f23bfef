using Cauce.App.Data;
using Cauce.Domain.Customers;

namespace Cauce.App.Customers;

/// <summary>The words customers are found by while somebody types: name, e-mail, telephone, reference, and those of their contacts.</summary>
public static class CustomerIndex
{
    public static void Put(Customer customer, Work work, IEnumerable<Contact>? contacts = null)
    {
        string?[] own = [customer.Name, customer.Email, customer.Phone, customer.Reference];
        var people = (contacts ?? []).SelectMany(contact => new[] { contact.Name, contact.Email, contact.Phone });
        work.Sql.Later(
            "INSERT INTO customer_search (customer_id, words) VALUES (@p0, @p1) ON CONFLICT (customer_id) DO UPDATE SET words = excluded.words",
            customer.Id.Value, SearchText.Index([.. own, .. people]));
    }

    /// <summary>Nobody finds it any more.</summary>
    public static Task Remove(Id<Customer> customer, Work work) => work.Sql.Run("DELETE FROM customer_search WHERE customer_id = @p0", customer.Value);
}
