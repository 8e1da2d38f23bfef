using Cauce.App.Deadlines;
using Cauce.Domain.Cases;
using Cauce.Domain.Customers;

namespace Cauce.App.Data.Demo;

/// <summary>What a customer of the demo says: who, where, by which channel, about what.</summary>
internal sealed record Complaint(Arrival Arrival, Story Story, Blanks Blanks, Customer? Customer, Product Product, int Branch, string Channel, Dice Dice)
{
    private static readonly (string Channel, double Weight)[] Channels =
        [("phone", 31), ("email", 24), ("web", 22), ("inPerson", 11), ("whatsapp", 7), ("letter", 2), ("chat", 2), ("social", 1)];

    private static readonly (int Branch, double Weight)[] BranchWeights =
        [(Organisation.Valencia, 50), (Organisation.Castellon, 22), (Organisation.Madrid, 28)];

    private static readonly (string Kind, double Weight)[] Kinds =
        [("incident", 36), ("complaint", 17), ("claim", 24), ("warranty", 8), ("enquiry", 5), ("petition", 2), ("request", 3),
         ("quotation", 2), ("suggestion", 1.5), ("compliment", 1.5), ("misconductReport", 0.4)];

    private static readonly string[] Places =
        ["Paterna", "Burjassot", "Sagunto", "Alzira", "Vila-real", "Onda", "Benicàssim", "Getafe", "Alcobendas", "Torrent", "Quart de Poblet", "Gandia"];

    public static Complaint Make(Arrival arrival, DemoWorld world, int seed)
    {
        var dice = Dice.For(seed, arrival.Index);
        var kind = dice.Weighted(Kinds, k => k.Weight).Kind;
        var story = dice.Weighted([.. world.Stories.ByKind[kind]], s => s.Weight);
        var product = dice.Skewed(world.Products);
        var customer = kind == "misconductReport" || dice.Chance(0.03) ? null : dice.Skewed(world.Customers);
        var branch = arrival.Neglected && dice.Chance(0.4) ? Organisation.Valencia : dice.Weighted(BranchWeights, b => b.Weight).Branch;
        return new Complaint(arrival, story, BlanksOf(arrival, product, dice), customer, product, branch, dice.Weighted(Channels, c => c.Weight).Channel, dice);
    }

    public Severity Severity { get; } = Story.Kind is "enquiry" or "compliment" or "suggestion" or "quotation" ? Severity.Minor
        : Dice.Weighted([Severity.Minor, Severity.Serious, Severity.Critical], s => s switch { Severity.Minor => 72, Severity.Serious => 22, _ => 6 });

    /// <summary>
    /// One text in four names the delivery note ("albarán") and one in fifty a hospital: the words that benchmarks search.
    /// No story holds either word by itself.
    /// </summary>
    public string Description()
    {
        var text = Blanks.Fill(Story.Description);
        if (Dice.Chance(0.25))
            text += $" El número de albarán es {DeliveryNote()}.";
        if (Dice.Chance(0.02))
            text += " Es material para la ampliación del hospital.";
        return text;
    }

    public CaseDocument? Document(Id<Case> id) => Dice.Below(10) switch
    {
        < 3 => new CaseDocument(id, DocumentType.Order, Blanks.Order),
        < 5 => new CaseDocument(id, DocumentType.Invoice, Blanks.Invoice),
        < 7 => new CaseDocument(id, DocumentType.DeliveryNote, DeliveryNote()),
        _ => null,
    };

    public Registration Facts(Catalogue.Snapshot known, Id<Case> id, Func<Id<Case>, byte[]> keyHash)
    {
        var calendar = known.CalendarOf(Branch);
        var occurred = calendar.StartOfDay(calendar.LocalDate(Arrival.Received).AddDays(-Dice.Below(6)));
        return new Registration
        {
            Kind = known.Kinds[Story.Kind]!,
            Branch = Branch,
            Subject = Blanks.Fill(Story.Subject),
            Description = Description(),
            OccurredAt = occurred,
            ReceivedAt = Arrival.Received,
            ReceivedOn = calendar.LocalDate(Arrival.Received),
            Channel = Channel,
            Origin = Story.Kind == "incident" && Dice.Chance(0.18) ? Origin.SelfDetected : Origin.CustomerDetected,
            Complainant = WhoSpeaks(),
            Circumstances = new Circumstances
            {
                Where = Blanks.Place,
                RemedySought = Story.Kind is "claim" or "warranty" ? Dice.Of(["Sustitución del material", "Devolución del importe", "Descuento en la factura"]) : null,
                Source = Dice.Chance(0.1) ? Dice.Of(["Visita comercial", "Centralita", "Almacén"]) : null,
            },
            Owner = known.Responsibles.GetValueOrDefault(Branch),
            TrackingKeyHash = keyHash(id),
        };
    }

    private Complainant WhoSpeaks() => Customer is null ? new Complainant() : new Complainant
    {
        Name = Customer.Name,
        Email = Channel is "email" or "web" || Dice.Chance(0.6) ? Customer.Email : null,
        Phone = Customer.Phone,
        Language = Customer.Language,
        PreferredChannel = Customer.PreferredChannel,
    };

    private string DeliveryNote() => $"AV-{Arrival.Received.Year}-{10_000 + Arrival.Index}";

    private static Blanks BlanksOf(Arrival arrival, Product product, Dice dice) => new(
        product.Name, dice.Between(12, 140), dice.Between(2, 9), $"P-{arrival.Received.Year}-{dice.Between(1000, 9999)}",
        $"F-{arrival.Received.Year}-{dice.Between(10000, 99999)}",
        dice.Of(["lunes", "martes", "miércoles", "jueves", "viernes"]), $"{dice.Between(24, 1900)},{dice.Between(10, 99)} €", dice.Of(Places));
}
