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

    /// <summary>The customer that took over everything of this one, because both were the same; its page leads there.</summary>
    public Id<Customer>? MergedInto { get; private set; }

    public DateTimeOffset? MergedAt { get; private set; }

    public int Version { get; private set; } = 1;

    /// <exception cref="RefusedException">Somebody changed the customer since <paramref name="version"/> was read.</exception>
    public void Expect(int? version)
    {
        if (version is { } read && read != Version)
            CustomerRefusals.ChangedMeanwhile.Enforce();
    }

    public Refusal? WhyNotMergeInto(Customer other) =>
        other.Id == Id ? CustomerRefusals.SameCustomer
        : (MergedInto ?? other.MergedInto) is not null ? CustomerRefusals.AlreadyMerged
        : null;

    /// <summary>
    /// This one and the other are the same: the other takes what it lacks (reference, e-mail, telephone, observation), and this
    /// one keeps only its name, so that nobody finds it again.
    /// </summary>
    /// <exception cref="RefusedException">See <see cref="WhyNotMergeInto"/>.</exception>
    public void MergeInto(Customer other, DateTimeOffset now)
    {
        WhyNotMergeInto(other).Enforce();
        other.Reference ??= Reference;
        other.Email ??= Email;
        other.Phone ??= Phone;
        other.PreferredChannel ??= PreferredChannel;
        other.Observation = other.Observation is null || Observation is null ? other.Observation ?? Observation : $"{other.Observation}\n{Observation}";
        other.Version++;
        (Reference, Email, Phone, Observation) = (null, null, null, null);
        MergedInto = other.Id;
        MergedAt = now;
        Version++;
    }

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

    /// <summary>Goes with its customer when that turns out to be another one.</summary>
    public void BelongTo(Id<Customer> customer) => CustomerId = customer;

    public void Describe(string name, string? position, string? email, string? phone)
    {
        Name = name;
        Position = position;
        Email = email;
        Phone = phone;
    }
}
