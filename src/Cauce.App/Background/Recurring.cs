namespace Cauce.App.Background;

/// <summary>
/// Work that comes round again. A round that fails is logged and the next one tries again, so that no fault of one moment
/// stops the node; the end of the node ends it quietly, whatever its round was doing.
/// </summary>
internal abstract class Recurring(TimeSpan pace, TimeProvider time, ILogger log) : BackgroundService
{
    protected TimeProvider Time => time;

    protected ILogger Log => log;

    protected abstract Task Round(CancellationToken stopping);

    protected sealed override async Task ExecuteAsync(CancellationToken stopping)
    {
        using var timer = new PeriodicTimer(pace, time);
        try
        {
            while (await timer.WaitForNextTickAsync(stopping))
                await TryRound(stopping);
        }
        catch (Exception) when (stopping.IsCancellationRequested)
        {
            // A driver or the writer may say in words of its own that it was stopped.
        }
    }

    private async Task TryRound(CancellationToken stopping)
    {
        try
        {
            await Round(stopping);
        }
        catch (Exception failure) when (!stopping.IsCancellationRequested)
        {
            log.LogError(failure, "{Work} failed; the next round tries again", GetType().Name);
        }
    }
}
