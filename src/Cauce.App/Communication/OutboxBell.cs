using Cauce.App.Data;

namespace Cauce.App.Communication;

/// <summary>Wakes the delivery when something was committed on this node; what other nodes wrote is found by its timer.</summary>
internal sealed class OutboxBell : ICommitListener
{
    private readonly SemaphoreSlim rung = new(0, 1);

    public void BeforeCommit(IReadOnlyList<CaseChange> changes, WriterSql sql)
    {
        // Other nodes find it by their timers.
    }

    public void AfterCommit(IReadOnlyList<CaseChange> changes)
    {
        if (changes.Count > 0)
            Ring();
    }

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
}
