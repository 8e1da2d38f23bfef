using Cauce.App.Data;
using Cauce.App.Deadlines;
using Cauce.Domain.Cases;
using Cauce.Domain.Customers;
using Microsoft.Extensions.DependencyInjection;

namespace Cauce.App.Tests.Insights;

/// <summary>Cases that came in at given moments of the past, through the verbs of the domain and the writer.</summary>
internal sealed class PastCases(World world)
{
    private Catalogue Catalogue => world.Services.GetRequiredService<Catalogue>();

    private Writer Writer => world.Services.GetRequiredService<Writer>();

    public Task<Id<Case>> Add(PastCase past) => Writer.Do(async work =>
    {
        var known = Catalogue.Current;
        var received = DateTimeOffset.Parse(past.Received, System.Globalization.CultureInfo.InvariantCulture);
        var id = Id<Case>.New(received);
        var kind = known.Kinds[past.Kind]!;
        var calendar = known.CalendarOf(past.Branch);
        var clocks = known.PlanOf(past.Kind).Start(id.Value, received, calendar);
        var seq = await work.Next("case");
        var year = calendar.LocalDate(received).Year;
        var number = CaseNumber.Format(kind, year, await work.Next(CaseNumber.CounterOf(kind, year)));
        var facts = new Registration
        {
            Kind = kind, Branch = past.Branch, Subject = "Faltan cajas", Description = "Faltan dos cajas.", OccurredAt = received, ReceivedAt = received,
            ReceivedOn = calendar.LocalDate(received), Channel = past.Channel, Reason = past.Reason, Severity = past.Severity, ProductId = past.Product,
            Owner = new Owner(Guid.CreateVersion7(), "Luis", MayOwnSerious: true), TrackingKeyHash = id.Value.ToByteArray(),
        };
        var @case = Case.Register(id, facts, new Numbering(seq, number, past.Customer), (clocks, calendar), Actor.System, received);
        work.Add(@case);
        foreach (var clock in clocks)
            work.Insert(clock);
        past.Then?.Invoke(@case, work);
        if (past.SolvedAfterDays is { } days)
            Solve(@case, received.AddDays(days), past.Closed, work);
        else
            @case.LookAtClocks(received.AddDays(40));
        past.AtLast?.Invoke(@case, work);
        foreach (var named in past.Named)
            work.Insert(new CaseAccess(id, named, received));
        return id;
    });

    private static void Solve(Case @case, DateTimeOffset at, bool closed, Work work)
    {
        var solution = new Solution(Id<Solution>.New(at), @case.Id, "Se reponen mañana.", Actor.System, at);
        @case.Propose(solution, Actor.System, at);
        work.Insert(solution);
        if (!closed)
            return;
        @case.Accept(solution, "Lo confirma por teléfono.", Actor.System, at.AddHours(1));
        @case.Close(Actor.System, at.AddHours(2));
    }
}

internal sealed record PastCase(string Received, double? SolvedAfterDays = null)
{
    public bool Closed { get; init; }

    public int Branch { get; init; } = 1;

    public string Kind { get; init; } = "claim";

    public string Channel { get; init; } = "phone";

    public string? Reason { get; init; }

    public Severity Severity { get; init; } = Severity.Minor;

    public Id<Customer>? Customer { get; init; }

    public Id<Product>? Product { get; init; }

    /// <summary>What happens before it is solved or late.</summary>
    public Action<Case, Work>? Then { get; init; }

    /// <summary>What happens when all that is over.</summary>
    public Action<Case, Work>? AtLast { get; init; }

    public IReadOnlyList<Guid> Named { get; init; } = [];
}
