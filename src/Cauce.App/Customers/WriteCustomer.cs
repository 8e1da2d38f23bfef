using Cauce.App.Data;
using Cauce.Domain.Customers;
using Microsoft.EntityFrameworkCore;

namespace Cauce.App.Customers;

/// <summary>Puts a customer on record.</summary>
public sealed class AddCustomer(Writer writer) : IAct
{
    /// <exception cref="RefusedException">The card is incomplete, or its reference is somebody else's.</exception>
    public async Task<Id<Customer>> Do(CustomerCard card, Actor actor, CancellationToken cancel = default)
    {
        actor.Must(Permission.EditCustomers);
        return await writer.Do(async work =>
        {
            var added = new Customer(Id<Customer>.New(work.Now), "", work.Now);
            card.Fill(added);
            await CustomersByReference.MustBeFree(added, work);
            work.Insert(added);
            CustomerIndex.Put(added, work);
            return added.Id;
        }, cancel);
    }
}

/// <summary>Changes what is on record of a customer.</summary>
public sealed class EditCustomer(Writer writer) : IAct
{
    /// <exception cref="MissingException">There is no such customer.</exception>
    /// <exception cref="RefusedException">The card is incomplete, its reference is somebody else's, or somebody changed it meanwhile.</exception>
    public Task Do(Id<Customer> id, CustomerCard card, Actor actor, CancellationToken cancel = default)
    {
        actor.Must(Permission.EditCustomers);
        return writer.Do(async work =>
        {
            var customer = await CustomersByReference.Find(id, work);
            customer.Expect(card.ReadVersion());
            card.Fill(customer);
            await CustomersByReference.MustBeFree(customer, work);
            CustomerIndex.Put(customer, work, await work.Db.Set<Contact>().Where(c => c.CustomerId == id).ToListAsync());
        }, cancel);
    }
}

internal static class CustomersByReference
{
    /// <exception cref="MissingException">There is none, or it went on in another.</exception>
    public static async Task<Customer> Find(Id<Customer> id, Work work) =>
        await work.Db.Set<Customer>().FirstOrDefaultAsync(c => c.Id == id && c.MergedInto == null) ?? throw new MissingException("customer");

    /// <exception cref="RefusedException">Another customer has the reference.</exception>
    public static async Task MustBeFree(Customer customer, Work work)
    {
        if (customer.Reference is not { } reference)
            return;
        var other = await work.Db.Set<Customer>().Where(c => c.Reference == reference && c.Id != customer.Id).Select(c => c.Name).FirstOrDefaultAsync();
        if (other is not null)
            CustomerRefusals.ReferenceTaken.With(other).Enforce();
    }
}
