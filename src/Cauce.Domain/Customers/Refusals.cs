using Cauce.Domain.Common;

namespace Cauce.Domain.Customers;

/// <summary>Every "no" about customers and products, by name.</summary>
public static class CustomerRefusals
{
    public static readonly Refusal ChangedMeanwhile = new("customer.changed-meanwhile");

    public static readonly Refusal SameCustomer = new("customer.same") { Field = "Other" };

    /// <summary>Nobody was chosen to be merged.</summary>
    public static readonly Refusal OtherMissing = new("customer.other-missing") { Field = "Other" };

    public static readonly Refusal AlreadyMerged = new("customer.already-merged") { Field = "Other" };

    /// <summary>Argument: the name of the customer that has the reference.</summary>
    public static readonly Refusal ReferenceTaken = new("customer.reference-taken") { Field = "Reference" };

    /// <summary>Argument: the code that another product has.</summary>
    public static readonly Refusal ProductCodeTaken = new("product.code-taken") { Field = "Code" };
}
