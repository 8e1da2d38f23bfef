using Cauce.App.Data;
using Cauce.Domain.Cases;
using Cauce.Domain.Customers;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Cauce.App.Tests.Insights;

/// <summary>
/// Eight cases counted by hand. Branch 1: solved after 1, 3 and 8.5 days, two never answered (both late), and one report in
/// confidence that only Marta may see. Branch 2: one solved after 2 days. One more of branch 1 came a year earlier.
/// </summary>
public sealed class KnownWorld : IAsyncLifetime
{
    private World? world;

    public World World => world!;

    public Id<Customer> Carmen { get; } = Id<Customer>.New(DateTimeOffset.UtcNow);

    public async ValueTask InitializeAsync()
    {
        world = await World.Fresh();
        var product = new Product(Id<Product>.New(DateTimeOffset.UtcNow), "AZ-1", "Azulejo blanco");
        var carmen = new Customer(Carmen, "Carmen Ruiz", DateTimeOffset.UtcNow);
        await world.Services.GetRequiredService<Writer>().Do(work =>
        {
            work.Insert(product);
            work.Insert(carmen);
            return Task.CompletedTask;
        });
        await using var db = world.Db();
        var marta = await db.Users.Where(u => u.Email == "marta@cauce.example").Select(u => u.Id).SingleAsync();
        var past = new PastCases(world);
        await past.Add(new PastCase("2025-01-15T10:00Z", 5) { Closed = true, Kind = "incident" });
        await past.Add(new PastCase("2026-01-12T10:00Z", 1) { Closed = true, Reason = "missedDeadline", Customer = Carmen, Product = product.Id, Channel = "web" });
        await past.Add(new PastCase("2026-01-20T10:00Z", 3) { Reason = "missedDeadline", Customer = Carmen });
        await past.Add(new PastCase("2026-02-05T10:00Z", 8.5) { Reason = "wrongQuantity", Product = product.Id });
        await past.Add(new PastCase("2026-02-06T10:00Z") { Severity = Severity.Serious, Kind = "incident" });
        await past.Add(new PastCase("2026-03-31T23:30Z") { Channel = "web" });
        await past.Add(new PastCase("2026-02-10T10:00Z", 2) { Branch = 2, Reason = "wrongQuantity" });
        await past.Add(new PastCase("2026-02-11T10:00Z", 10) { Kind = "misconductReport", Named = [marta] });
    }

    public ValueTask DisposeAsync() => World.DisposeAsync();
}
