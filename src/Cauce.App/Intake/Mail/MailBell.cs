namespace Cauce.App.Intake.Mail;

/// <summary>Wakes the sorting when mails were kept on this node; what other nodes kept is found by its timer.</summary>
public sealed class MailBell : IDisposable
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

    public void Dispose() => rung.Dispose();
}
