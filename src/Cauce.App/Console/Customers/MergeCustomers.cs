using Cauce.App.Customers;
using Cauce.App.Data;
using Cauce.Domain.Cases;
using Cauce.Domain.Customers;
using Microsoft.EntityFrameworkCore;

namespace Cauce.App.Console.Customers;

/// <summary>
/// Two customers on record are the same: one takes over the other's cases, contacts and documents, each case with an entry in
/// its history. Cases the actor does not see move too, since their customer is gone; what the actor learns is nothing.
/// </summary>
public sealed class MergeCustomers(Writer writer) : IAct
{
    /// <param name="from">Is no customer of its own any more; its page leads to the other.</param>
    /// <exception cref="MissingException">One of them is not there.</exception>
    /// <exception cref="RefusedException">They are one already.</exception>
    public Task Do(Id<Customer> from, Id<Customer> into, Actor actor, CancellationToken cancel = default)
    {
        actor.Must(Permission.EditCustomers);
        return writer.Do(async work =>
        {
            var gone = await Find(from, work);
            var stays = await Find(into, work);
            gone.MergeInto(stays, work.Now);
            foreach (var id in await work.Db.Set<Case>().Where(c => c.CustomerId == from).OrderBy(c => c.Seq).Select(c => c.Id).ToListAsync())
                (await work.Case(id)).BelongTo(into, actor, work.Now);
            var contacts = await work.Db.Set<Contact>().Where(c => c.CustomerId == from || c.CustomerId == into).ToListAsync();
            foreach (var contact in contacts)
                contact.BelongTo(into);
            foreach (var document in await work.Db.Set<CommercialDocument>().Where(d => d.CustomerId == from).ToListAsync())
                document.BelongTo(into);
            await CustomerIndex.Remove(from, work);
            CustomerIndex.Put(stays, work, contacts);
        }, cancel);
    }

    private static async Task<Customer> Find(Id<Customer> id, Work work) =>
        await work.Db.Set<Customer>().FirstOrDefaultAsync(c => c.Id == id) ?? throw new MissingException("customer");
}
