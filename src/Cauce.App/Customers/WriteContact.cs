using System.ComponentModel.DataAnnotations;
using Cauce.App.Data;
using Cauce.Domain.Customers;
using Microsoft.EntityFrameworkCore;

namespace Cauce.App.Customers;

/// <summary>A person at a customer, as the form has them.</summary>
public sealed class ContactInput
{
    public string? Name { get; set; }

    [MaxLength(100)]
    public string? Position { get; set; }

    public string? Email { get; set; }

    public string? Phone { get; set; }

    internal void Fill(Contact contact) => contact.Describe(
        Text.Line(Name, nameof(Name)), Text.OptionalLine(Position, nameof(Position), 100), ReachedBy.Email(Email), ReachedBy.Phone(Phone));
}

/// <summary>Adds a person to a customer, or changes one. The customer is then found by them too.</summary>
public sealed class WriteContact(Writer writer) : IAct
{
    /// <param name="contact">Whom to change; null adds somebody.</param>
    /// <exception cref="RefusedException">The name is missing, the address or the number is none.</exception>
    public Task Do(Id<Customer> customer, Id<Contact>? contact, ContactInput input, Actor actor, CancellationToken cancel = default)
    {
        actor.Must(Permission.EditCustomers);
        return writer.Do(async work =>
        {
            var owner = await CustomersByReference.Find(customer, work);
            var contacts = await work.Db.Set<Contact>().Where(c => c.CustomerId == customer).ToListAsync();
            var person = contact is null ? new Contact(Id<Contact>.New(work.Now), customer, "") : contacts.Find(c => c.Id == contact) ?? throw new MissingException("contact");
            input.Fill(person);
            if (contact is null)
            {
                work.Db.Add(person);
                contacts.Add(person);
            }
            CustomerIndex.Put(owner, work, contacts);
        }, cancel);
    }
}

/// <summary>Takes a person off a customer's card. Cases that named them keep what they say.</summary>
public sealed class RemoveContact(Writer writer) : IAct
{
    public Task Do(Id<Customer> customer, Id<Contact> contact, Actor actor, CancellationToken cancel = default)
    {
        actor.Must(Permission.EditCustomers);
        return writer.Do(async work =>
        {
            var owner = await CustomersByReference.Find(customer, work);
            var contacts = await work.Db.Set<Contact>().Where(c => c.CustomerId == customer).ToListAsync();
            var person = contacts.Find(c => c.Id == contact) ?? throw new MissingException("contact");
            work.Db.Remove(person);
            contacts.Remove(person);
            CustomerIndex.Put(owner, work, contacts);
        }, cancel);
    }
}
