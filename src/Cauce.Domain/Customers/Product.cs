using Cauce.Domain.Common;

namespace Cauce.Domain.Customers;

/// <summary>An article or service a case can be about.</summary>
public sealed class Product
{
    private Product() { }

    public Product(Id<Product> id, string code, string name)
    {
        Id = id;
        Code = code;
        Rename(name);
    }

    public Id<Product> Id { get; private set; }

    /// <summary>As the organisation's other systems write it; unique.</summary>
    public string Code { get; private set; } = "";

    public string Name { get; private set; } = "";

    public DateTimeOffset? RetiredAt { get; private set; }

    /// <summary>Code and name, folded, each word behind a space: what a list is searched by while somebody types.</summary>
    public string Words { get; private set; } = "";

    public void Rename(string name)
    {
        Name = name;
        Words = $" {Fold.Text(Code)} {Fold.Words(name)}";
    }

    public void Retire(DateTimeOffset now) => RetiredAt ??= now;

    public void Restore() => RetiredAt = null;
}

public enum DocumentType
{
    Order = 1,
    DeliveryNote = 2,
    Invoice = 3,
    Contract = 4,
    Other = 9,
}

/// <summary>A commercial document of a customer: order, delivery note (albarán), invoice, contract.</summary>
public sealed class CommercialDocument
{
    private CommercialDocument() { }

    public CommercialDocument(Id<CommercialDocument> id, DocumentType type, string number, Id<Customer>? customerId)
    {
        Id = id;
        Type = type;
        Number = number;
        CustomerId = customerId;
    }

    public Id<CommercialDocument> Id { get; private set; }

    public DocumentType Type { get; private set; }

    public string Number { get; private set; } = "";

    public Id<Customer>? CustomerId { get; private set; }

    public DateOnly? Date { get; private set; }

    public void Dated(DateOnly? date) => Date = date;

    /// <summary>Goes with its customer when that turns out to be another one.</summary>
    public void BelongTo(Id<Customer> customer) => CustomerId = customer;
}
