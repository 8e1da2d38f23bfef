namespace Cauce.Domain.Common;

/// <summary>Work that takes long and outlives the node that began it: in one hand at a time, for as long as that hand keeps it.</summary>
public abstract class LongWork
{
    /// <summary>For so long after its last sign of life it is its worker's; then anybody takes it.</summary>
    private static readonly TimeSpan Lease = TimeSpan.FromSeconds(15);

    /// <summary>Who works on it, or did last.</summary>
    public Guid? Worker { get; private set; }

    /// <summary>Until when nobody else takes it.</summary>
    public DateTimeOffset? LeaseUntil { get; private set; }

    public int Version { get; private set; } = 1;

    protected abstract bool IsRunning { get; }

    /// <summary>Takes it in hand, or keeps it there.</summary>
    /// <returns>False while another worker has it, or when there is nothing left to do.</returns>
    public bool TryHold(Guid worker, DateTimeOffset now)
    {
        if (!IsRunning || (Worker != worker && LeaseUntil > now))
            return false;
        Worker = worker;
        LeaseUntil = now + Lease;
        Changed();
        return true;
    }

    /// <summary>The node stops in good order: the next one need not wait.</summary>
    public void Release(Guid worker)
    {
        if (Worker == worker)
            LetGo();
    }

    protected void LetGo()
    {
        LeaseUntil = null;
        Changed();
    }

    protected void Changed() => Version++;
}
