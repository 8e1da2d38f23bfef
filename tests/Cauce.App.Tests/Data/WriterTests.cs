using Cauce.App.Data;
using Microsoft.Extensions.DependencyInjection;

namespace Cauce.App.Tests.Data;

public sealed class WriterTests
{
    [Fact]
    public async Task What_still_waits_when_a_node_stops_is_told_so_and_nothing_hangs()
    {
        await using var world = await World.Fresh();
        using var writer = ActivatorUtilities.CreateInstance<Writer>(world.Services);
        await writer.StartAsync(default);
        var (begun, release) = (new TaskCompletionSource(), new TaskCompletionSource());
        var first = writer.Do(async _ =>
        {
            begun.TrySetResult();
            await release.Task;
            return "done";
        });
        await begun.Task;
        var waiting = Enumerable.Range(0, 5).Select(i => writer.Do(_ => Task.FromResult(i))).ToList();
        var stopped = writer.StopAsync(default);
        release.SetResult();
        await stopped;
        Assert.Equal("done", await first.WaitAsync(TimeSpan.FromSeconds(10)));
        foreach (var left in waiting)
            await Assert.ThrowsAsync<StoppingException>(() => left.WaitAsync(TimeSpan.FromSeconds(10)));
        await Assert.ThrowsAsync<StoppingException>(() => writer.Do(_ => Task.FromResult(1)));
    }
}
