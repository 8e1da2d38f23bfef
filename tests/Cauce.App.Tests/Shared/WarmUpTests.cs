using Cauce.App.Data;
using Cauce.App.Shared;
using Cauce.App.Tests.Console.Lists;
using Cauce.Domain.Cases;
using Microsoft.EntityFrameworkCore;

namespace Cauce.App.Tests.Shared;

public sealed class WarmUpTests
{
    [Fact]
    public async Task Pages_are_drawn_for_nobody_and_nothing_is_written()
    {
        await using var own = await World.Fresh();
        await WarmUp.Run(own.App, TestContext.Current.CancellationToken);
        using var api = own.Api("ana");
        var number = await api.Register("Un caso para dibujar");
        await using var db = own.Db();
        var before = await db.Set<HistoryEntry>().CountAsync(TestContext.Current.CancellationToken);
        await WarmUp.Run(own.App, TestContext.Current.CancellationToken);
        Assert.Equal(before, await db.Set<HistoryEntry>().CountAsync(TestContext.Current.CancellationToken));
        using var ana = await own.SignedIn("ana");
        Assert.Contains(number, (await ana.Open("/console/cases")).Body!.TextContent, StringComparison.Ordinal);
    }
}
