namespace Cauce.App.Background;

/// <summary>Wakes work that would else wait for its timer. Rung many times before anybody comes, it wakes once.</summary>
public abstract class Bell : IDisposable
{
    private readonly SemaphoreSlim rung = new(0, 1);

    public void Ring()
    {
        try
        {
            rung.Release();
        }
        catch (SemaphoreFullException)
        {
            // It has rung already and nobody has come yet.
        }
    }

    /// <summary>Until it rings, at most for this long.</summary>
    public Task Wait(TimeSpan longest, CancellationToken cancel) => rung.WaitAsync(longest, cancel);

    public void Dispose()
    {
        rung.Dispose();
        GC.SuppressFinalize(this);
    }
}
