using Cauce.App.Cases.Files;
using Cauce.App.Customers;
using Cauce.App.Data;
using Cauce.App.Deadlines;
using Cauce.Domain.Cases;
using Cauce.Domain.Deadlines;

namespace Cauce.App.Cases;

/// <summary>A case that lacks only what the database gives: its number, its customer on record. Made outside the queue.</summary>
internal sealed record RegistrationDraft(
    Id<Case> Id, Registration Facts, IReadOnlyList<Clock> Clocks, WorkCalendar Calendar, CustomerInput Customer)
{
    /// <summary>The customer, where the door already knows who it is.</summary>
    public Id<Domain.Customers.Customer>? OnRecord { get; init; }

    /// <summary>Code of the product, where it is still to be found.</summary>
    public string? Product { get; init; }

    public DocumentInput? Document { get; init; }

    /// <summary>What came with the words.</summary>
    public IReadOnlyList<StoredFile> Files { get; init; } = [];

    /// <summary>Its identity was chosen by a form, which may be sent twice.</summary>
    public bool MayRepeat { get; init; }

    /// <param name="chosen">An identity given to a form beforehand, so that sending it twice makes one case.</param>
    public static RegistrationDraft Of(
        Registration facts, CustomerInput customer, Catalogue.Snapshot known, TrackingKeys keys, DateTimeOffset now, Id<Case>? chosen = null)
    {
        var id = chosen ?? Id<Case>.New(now);
        var calendar = known.CalendarOf(facts.Branch);
        var clocks = known.PlanOf(facts.Kind.Code).Start(id.Value, facts.ReceivedAt, calendar);
        return new RegistrationDraft(id, facts with { TrackingKeyHash = keys.HashOf(id) }, clocks, calendar, customer);
    }

    /// <summary>Registers it; several drafts may be carried by one act.</summary>
    /// <exception cref="RefusedException">Its product is not on record.</exception>
    public async Task<Case> Carry(Actor actor, Work work)
    {
        var product = Facts.ProductId ?? await ProductsOnRecord.Find(Product, work);
        var customer = OnRecord ?? await CustomersOnRecord.FindOrAdd(Customer, Facts.Complainant, work, byName: Facts.ImportKey is not null);
        var year = Facts.ReceivedOn.Year;
        var (seq, n) = await work.Next("case", CaseNumber.CounterOf(Facts.Kind, year));
        var numbering = new Numbering(seq, CaseNumber.Format(Facts.Kind, year, n), customer);
        var registered = Case.Register(Id, Facts with { ProductId = product }, numbering, (Clocks, Calendar), actor, work.Now);
        work.Add(registered);
        foreach (var clock in Clocks)
            work.Insert(clock);
        if (Document is { Number.Length: > 0 } document)
            work.Insert(new CaseDocument(Id, document.ReadType(), document.Number));
        if (Facts.Kind.IsConfidential)
            foreach (var person in new[] { actor.Id, Facts.Owner?.Id }.OfType<Guid>().Distinct())
                work.Insert(new CaseAccess(Id, person, work.Now));
        foreach (var file in Files)
            work.Attach(registered, file, messageId: null, forCustomer: true, actor);
        return registered;
    }
}
