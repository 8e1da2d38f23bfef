namespace Cauce.App.Data;

/// <summary>An act that waits for its turn, and whoever waits for its answer.</summary>
internal abstract class Job
{
    /// <summary>See <see cref="RequestMark"/>.</summary>
    public string? Mark { get; } = RequestMark.Current;

    /// <summary>Carries out the act. False: it was refused, and whoever waits has been told.</summary>
    public abstract Task<bool> TryRun(Work work);

    /// <summary>It is committed: tells whoever waits.</summary>
    public abstract void Complete();

    public abstract void Fail(Exception failure);
}

/// <summary>This node is being stopped: nothing was written, and another node or a later try may do it.</summary>
public sealed class StoppingException() : Exception("this node is stopping");

internal sealed class Job<T>(Func<Work, Task<T>> act) : Job
{
    private readonly TaskCompletionSource<T> answer = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private T? result;
    private bool refused;

    public Task<T> Answer => answer.Task;

    public override async Task<bool> TryRun(Work work)
    {
        refused = false;
        try
        {
            result = await act(work);
            return true;
        }
        catch (Exception no) when (no is RefusedException or MissingException or RepeatedException)
        {
            refused = true;
            answer.TrySetException(no);
            return false;
        }
    }

    public override void Complete()
    {
        if (!refused)
            answer.TrySetResult(result!);
    }

    public override void Fail(Exception failure) => answer.TrySetException(failure);
}
