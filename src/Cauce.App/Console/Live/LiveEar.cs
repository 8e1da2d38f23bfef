namespace Cauce.App.Console.Live;

/// <summary>What one open page has heard and not yet been told.</summary>
internal sealed class LiveEar(Guid? staff, Func<Happening, bool> concerns, Action<LiveEar> gone) : IDisposable
{
    private const int Most = 200;

    private readonly Lock gate = new();
    private readonly SemaphoreSlim signal = new(0, 1);
    private List<Happening> heard = [];
    private bool missed;
    private bool rung;

    public Guid? Staff => staff;

    public bool IsEnded { get; private set; }

    public void Hear(IReadOnlyList<Happening> happenings)
    {
        lock (gate)
        {
            var before = heard.Count;
            foreach (var happening in happenings)
            {
                if (!concerns(happening))
                    continue;
                if (heard.Count < Most)
                    heard.Add(happening);
                else if (!happening.IsConfidential)
                    missed = true;
            }
            if (heard.Count > before || missed)
                Wake();
        }
    }

    public void HearMissed()
    {
        lock (gate)
        {
            missed = true;
            Wake();
        }
    }

    public void HearRing()
    {
        lock (gate)
        {
            rung = true;
            Wake();
        }
    }

    public void End()
    {
        lock (gate)
        {
            IsEnded = true;
            Wake();
        }
    }

    /// <summary>Waits for something to tell. Null when nothing came in the time.</summary>
    public async Task<Heard?> Wait(TimeSpan longest, CancellationToken cancel)
    {
        if (!await signal.WaitAsync(longest, cancel))
            return null;
        lock (gate)
        {
            var all = new Heard(heard, missed, rung);
            (heard, missed, rung) = ([], false, false);
            return all;
        }
    }

    /// <summary>The signal itself is left to the collector: somebody may be telling at this very moment.</summary>
    public void Dispose() => gone(this);

    private void Wake()
    {
        if (signal.CurrentCount == 0)
            signal.Release();
    }
}

/// <param name="Missed">There was more than is listed.</param>
/// <param name="Rung">There is news of a call for who listens.</param>
internal sealed record Heard(IReadOnlyList<Happening> Happenings, bool Missed, bool Rung);
