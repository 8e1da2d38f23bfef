using Cauce.App.Background;
using Microsoft.Extensions.Logging.Abstractions;

namespace Cauce.App.Tests.Background;

public sealed class RecurringTests
{
    [Fact]
    public async Task A_round_that_fails_is_followed_by_the_next()
    {
        using var work = new Rounds((count, _) => count < 3 ? throw new IOException("the disk is full") : Task.CompletedTask);
        await work.StartAsync(default);
        await work.Until(3);
        await work.StopAsync(default);
        Assert.True(work.ExecuteTask!.IsCompletedSuccessfully);
    }

    [Fact]
    public async Task Being_stopped_in_the_middle_of_a_round_is_no_failure()
    {
        using var work = new Rounds(async (_, stopping) =>
        {
            await Task.Delay(Timeout.Infinite, stopping).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            throw new IOException("the driver says it in its own words");
        });
        await work.StartAsync(default);
        await work.Until(1);
        await work.StopAsync(default);
        Assert.True(work.ExecuteTask!.IsCompletedSuccessfully);
    }

    private sealed class Rounds(Func<int, CancellationToken, Task> round)
        : Recurring(TimeSpan.FromMilliseconds(1), TimeProvider.System, NullLogger.Instance)
    {
        private readonly SemaphoreSlim begun = new(0);
        private int count;

        public async Task Until(int rounds)
        {
            for (var i = 0; i < rounds; i++)
                Assert.True(await begun.WaitAsync(TimeSpan.FromSeconds(20)), $"round {i + 1} never came");
        }

        protected override Task Round(CancellationToken stopping)
        {
            begun.Release();
            return round(++count, stopping);
        }

        public override void Dispose()
        {
            begun.Dispose();
            base.Dispose();
        }
    }
}
