using Cauce.App.Background;
using Cauce.App.Cases;
using Cauce.App.Deadlines;
using Cauce.Domain.Cases;
using Cauce.Domain.Customers;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;

namespace Cauce.App.Data.Demo;

/// <summary>
/// Fills an empty database with an organisation, its people and the cases of two years, each lived through the verbs of the
/// domain. The same seed and last day give the same data. Nothing is sent to anybody.
/// </summary>
public sealed class FillDemo(
    Writer writer, Catalogue catalogue, TrackingKeys keys, IEnumerable<IReaction> reactions, IDbContextFactory<AppDb> databases, IPasswordHasher<Identity.Staff> passwords) : IAct
{
    public static readonly Refusal NotEmpty = new("demo.not-empty");

    private const int CasesPerJob = 200;
    private const int Months = 24;

    private readonly IReaction index = reactions.OfType<IndexWords>().Single();

    /// <param name="input">How many cases, which seed, until which day.</param>
    /// <param name="progress">Told how many cases are done.</param>
    /// <exception cref="RefusedException"><see cref="NotEmpty"/>: there are cases, customers or people already.</exception>
    public async Task Do(Input input, Action<int> progress, CancellationToken cancel = default)
    {
        await using var db = await databases.CreateDbContextAsync(cancel);
        if (await db.Set<Case>().AnyAsync(cancel) || await db.Set<Customer>().AnyAsync(cancel) || await db.Set<Identity.Staff>().AnyAsync(cancel))
            NotEmpty.Enforce();
        var people = await new Staffing(passwords).Hire(db, input, cancel);
        await catalogue.Reload(cancel);
        var calendar = catalogue.Current.CalendarOf(Organisation.Valencia);
        var until = calendar.StartOfDay(input.Until);
        var world = await Populate(input, people, until.AddMonths(-Months), cancel);
        var arrivals = Arrivals.Plan(input.Cases, until, Months, input.Seed, calendar);
        var done = 0;
        foreach (var batch in arrivals.Chunk(CasesPerJob))
        {
            await writer.Do(work => Register(batch, world, input.Seed, until, work), cancel);
            progress(done += batch.Length);
        }
        // So many rows at once: the planner must not go by what the tables held when they were empty.
        if (db.Database.IsNpgsql())
            await db.Database.ExecuteSqlRawAsync("ANALYZE", cancel);
    }

    private async Task<DemoWorld> Populate(Input input, IReadOnlyList<Person> people, DateTimeOffset since, CancellationToken cancel)
    {
        var dice = Dice.For(input.Seed, -2);
        var stories = Stories.Read();
        var products = stories.Products.Select(p => new Product(new Id<Product>(dice.Id(since)), p.Code, p.Name)).ToList();
        var customers = Clientele.Make(Math.Clamp(input.Cases / 4, 30, 2500), dice, since);
        await writer.Do(async work =>
        {
            foreach (var product in products)
                work.Insert(product);
            foreach (var (customer, contact) in customers)
                await Clientele.Insert(customer, contact, work);
        }, cancel);
        return new DemoWorld(stories, people, products, [.. customers.Select(c => c.Customer)]);
    }

    private async Task Register(IEnumerable<Arrival> batch, DemoWorld world, int seed, DateTimeOffset until, Work work)
    {
        foreach (var arrival in batch)
        {
            var complaint = Complaint.Make(arrival, world, seed);
            var registered = await Carry(complaint, world, work);
            new Life(registered, complaint, world, work, until).Live();
            foreach (var entry in registered.TakeFreshHistory())
            {
                // Taken here, so that none of the other reactions hears of it: nothing is sent to people of long ago.
                work.Insert(entry);
                await index.To(entry, registered, work);
            }
        }
    }

    private async Task<Case> Carry(Complaint complaint, DemoWorld world, Work work)
    {
        var known = work.Catalogue;
        var arrival = complaint.Arrival;
        var id = new Id<Case>(complaint.Dice.Id(arrival.Registered));
        var facts = complaint.Facts(known, id, keys.HashOf);
        var calendar = known.CalendarOf(facts.Branch);
        var clocks = known.PlanOf(facts.Kind.Code).Start(id.Value, facts.ReceivedAt, calendar);
        var seq = await work.Next("case");
        var year = facts.ReceivedOn.Year;
        var number = CaseNumber.Format(facts.Kind, year, await work.Next(CaseNumber.CounterOf(facts.Kind, year)));
        var byCustomer = complaint.Channel is "web" or "email" or "letter" or "social";
        var clerk = byCustomer ? Actor.Visitor : world.AgentOf(facts.Branch, complaint.Dice, neglected: false).AsActor;
        var registered = Case.Register(id, facts, new Numbering(seq, number, complaint.Customer?.Id), (clocks, calendar), clerk, arrival.Registered);
        work.Add(registered);
        foreach (var clock in clocks)
            work.Insert(clock);
        InsertDocument(complaint, registered, work);
        if (registered.IsConfidential)
            foreach (var person in world.People.Where(p => p.Role == Role.Quality || p.Id == world.ResponsibleOf(facts.Branch).Id))
                work.Insert(new CaseAccess(id, person.Id, arrival.Registered));
        return registered;
    }

    private static void InsertDocument(Complaint complaint, Case registered, Work work)
    {
        if (complaint.Document(registered.Id) is not { } document)
            return;
        work.Insert(document);
        var commercial = new CommercialDocument(
            new Id<CommercialDocument>(complaint.Dice.Id(registered.ReceivedAt)), document.Type, document.Number, complaint.Customer?.Id);
        commercial.Dated(registered.ReceivedOn.AddDays(-complaint.Dice.Between(1, 20)));
        work.Insert(commercial);
    }

    /// <param name="Cases">How many.</param>
    /// <param name="Seed">Which throw of the dice.</param>
    /// <param name="Until">Day at whose first moment the demo ends.</param>
    public sealed record Input(int Cases, int Seed, DateOnly Until);
}
