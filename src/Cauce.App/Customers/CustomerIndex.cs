using Cauce.App.Data;
using Cauce.Domain.Customers;

namespace Cauce.App.Customers;

/// <summary>The words customers are found by while somebody types: name, e-mail, telephone, reference.</summary>
public static class CustomerIndex
{
    public static async Task Put(Customer customer, Work work)
    {
        var words = SearchText.Index(customer.Name, customer.Email, customer.Phone, customer.Reference);
        await work.Sql.Run(
            "INSERT INTO customer_search (customer_id, words) VALUES (@p0, @p1) ON CONFLICT (customer_id) DO UPDATE SET words = excluded.words",
            customer.Id.Value, words);
    }
}
