using Cauce.Domain.Common;

namespace Cauce.Domain.Customers;

public enum CustomerType
{
    Person = 1,
    Company = 2,
}

/// <summary>A person or company that is, was or may become a customer.</summary>
public sealed class Customer
{
    private Customer() { }

    public Customer(Id<Customer> id, string name, DateTimeOffset now)
    {
        Id = id;
        Name = name;
        CreatedAt = now;
    }

    public Id<Customer> Id { get; private set; }

    public CustomerType Type { get; private set; } = CustomerType.Person;

    public string Name { get; private set; } = "";

    /// <summary>Their code in the organisation's other systems; unique where present.</summary>
    public string? Reference { get; private set; }

    /// <summary>Normalised, see <see cref="EmailAddress"/>.</summary>
    public string? Email { get; private set; }

    public string? Phone { get; private set; }

    /// <summary>Language they are answered in: <c>es</c> or <c>en</c>.</summary>
    public string Language { get; private set; } = "es";

    /// <summary>Code of the channel they want to be answered by, even if it is not ours to prefer.</summary>
    public string? PreferredChannel { get; private set; }

    public string? Observation { get; private set; }

    public DateTimeOffset CreatedAt { get; private set; }

    public int Version { get; private set; } = 1;

    public void Describe(CustomerType type, string name, string? reference, string? observation)
    {
        Type = type;
        Name = name;
        Reference = reference;
        Observation = observation;
        Version++;
    }

    public void ReachBy(string? email, string? phone, string language, string? preferredChannel)
    {
        Email = email;
        Phone = phone;
        Language = language;
        PreferredChannel = preferredChannel;
        Version++;
    }
}

/// <summary>A person at a company, or somebody who speaks for a customer.</summary>
public sealed class Contact
{
    private Contact() { }

    public Contact(Id<Contact> id, Id<Customer> customerId, string name)
    {
        Id = id;
        CustomerId = customerId;
        Name = name;
    }

    public Id<Contact> Id { get; private set; }

    public Id<Customer> CustomerId { get; private set; }

    public string Name { get; private set; } = "";

    /// <summary>What they do there, e.g. "purchasing".</summary>
    public string? Position { get; private set; }

    public string? Email { get; private set; }

    public string? Phone { get; private set; }

    public void Describe(string name, string? position, string? email, string? phone)
    {
        Name = name;
        Position = position;
        Email = email;
        Phone = phone;
    }
}
