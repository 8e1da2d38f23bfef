using System.ComponentModel.DataAnnotations;
using Cauce.App.Data;
using Cauce.Domain.Cases;
using Cauce.Domain.Customers;
using Microsoft.EntityFrameworkCore;

namespace Cauce.App.Cases;

/// <summary>Adds what the quick intake left for later: how, where and to whom, the customer on record and their contact.</summary>
/// <remarks>What is not given stays; an empty text clears it.</remarks>
public sealed class DescribeCase(Writer writer) : IAct
{
    /// <exception cref="RefusedException">It is closed, or customer or contact are not on record.</exception>
    public async Task Do(string number, Input input, Actor actor, CancellationToken cancel = default)
    {
        actor.Must(Permission.WorkCases);
        await writer.Do(async work =>
        {
            var found = await work.Case(actor, number);
            found.Expect(input.Version);
            var customer = await CustomerOf(input, found, work);
            found.Describe(input.Over(found.Circumstances), await ContactOf(input, found, customer, work), actor, work.Now);
            if (customer != found.CustomerId)
                found.BelongTo(customer, actor, work.Now);
        }, cancel);
    }

    private static async Task<Id<Customer>?> CustomerOf(Input input, Case found, Work work)
    {
        if (input.Customer is null)
            return found.CustomerId;
        if (input.Customer.Length == 0)
            return null;
        var given = input.Customer.Trim();
        var known = Id<Customer>.Parse(given) is { } id
            ? await work.Db.Set<Customer>().FirstOrDefaultAsync(c => c.Id == id)
            : await work.Db.Set<Customer>().FirstOrDefaultAsync(c => c.Reference == given);
        return known?.Id ?? throw CaseRefusals.UnknownCustomer.AsException();
    }

    /// <summary>A contact belongs to the customer: another customer has none of the old one's.</summary>
    private static async Task<Id<Contact>?> ContactOf(Input input, Case found, Id<Customer>? customer, Work work)
    {
        if (input.Contact is null)
            return customer == found.CustomerId ? found.ContactId : null;
        if (input.Contact.Length == 0)
            return null;
        var id = Id<Contact>.Parse(input.Contact);
        var known = id is null || customer is null ? null
            : await work.Db.Set<Contact>().FirstOrDefaultAsync(c => c.Id == id.Value && c.CustomerId == customer.Value);
        return known?.Id ?? throw (CaseRefusals.UnknownCustomer with { Field = "Contact" }).AsException();
    }

    public sealed class Input
    {
        [MaxLength(2000)]
        public string? How { get; set; }

        [MaxLength(300)]
        public string? Where { get; set; }

        [MaxLength(300)]
        public string? ToWhom { get; set; }

        [MaxLength(2000)]
        public string? RemedySought { get; set; }

        [MaxLength(300)]
        public string? Source { get; set; }

        [MaxLength(4000)]
        public string? Observation { get; set; }

        /// <summary>Expediente: the dossier that groups several cases.</summary>
        [MaxLength(100)]
        public string? CaseFile { get; set; }

        /// <summary>Id or reference of the customer on record.</summary>
        public string? Customer { get; set; }

        /// <summary>Id of one of the customer's contacts.</summary>
        public string? Contact { get; set; }

        /// <summary>Version of the case that was read; a stale one is refused.</summary>
        public int? Version { get; set; }

        internal Circumstances Over(Circumstances now) => new()
        {
            How = Keep(How, now.How),
            Where = Keep(Where, now.Where),
            ToWhom = Keep(ToWhom, now.ToWhom),
            RemedySought = Keep(RemedySought, now.RemedySought),
            Source = Keep(Source, now.Source),
            Observation = Keep(Observation, now.Observation),
            CaseFile = Keep(CaseFile, now.CaseFile),
        };

        private static string? Keep(string? given, string? current) =>
            given is null ? current : string.IsNullOrWhiteSpace(given) ? null : Text.Storable(given);
    }
}
