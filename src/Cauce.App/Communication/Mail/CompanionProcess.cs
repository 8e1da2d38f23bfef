using System.Text.Json;
using System.Text.Json.Nodes;

namespace Cauce.App.Communication.Mail;

/// <summary>
/// The companion as the rest of the application sees it: ask, and be answered or told why not. It is started by the
/// first request, and started again by the next request after it ended; one that fails before it has answered anything
/// rests longer each time.
/// </summary>
internal sealed class CompanionProcess(CompanionSettings settings, TimeProvider clock, ILogger<CompanionProcess> logger)
    : IAsyncDisposable
{
    private readonly Lock gate = new();
    private readonly SemaphoreSlim turns = new(settings.MostUnderWay);
    private CompanionRun? run;
    private int failures;
    private DateTimeOffset restsUntil;
    private bool disposed;

    /// <summary>The operating system's id of the running companion; null while it is not running.</summary>
    public int? ProcessId
    {
        get
        {
            lock (gate)
                return run is { HasEnded: false } ? run.ProcessId : null;
        }
    }

    /// <summary>Sends one request and waits for its answer, which may be a failure (<c>"ok": false</c>).</summary>
    /// <param name="kind">What is asked: <c>send</c>, <c>compose</c>.</param>
    /// <param name="request">The request's own fields; <c>id</c> and <c>kind</c> are added.</param>
    /// <param name="deadline">Counted from when the request is handed over.</param>
    /// <exception cref="CompanionUnavailable">No answer came; the work may nevertheless have been done.</exception>
    public async Task<JsonElement> Ask(string kind, JsonObject request, TimeSpan deadline, CancellationToken cancel)
    {
        await turns.WaitAsync(cancel);
        try
        {
            return await Running().Ask(kind, request, deadline, cancel);
        }
        finally
        {
            turns.Release();
        }
    }

    /// <summary>Ends the running one at once: it is alive and stuck on something. The next request starts another.</summary>
    public void Kill()
    {
        lock (gate)
            run?.Kill();
    }

    /// <summary>Lets it finish what is under way, then ends it.</summary>
    public async ValueTask DisposeAsync()
    {
        CompanionRun? last;
        lock (gate)
        {
            disposed = true;
            last = run;
            run = null;
        }

        if (last is not null)
            await last.DisposeAsync();
    }

    private CompanionRun Running()
    {
        lock (gate)
        {
            ObjectDisposedException.ThrowIf(disposed, this);
            if (run is { HasEnded: false })
                return run;

            if (run is not null)
                Bury(run);
            if (clock.GetUtcNow() < restsUntil)
                throw new CompanionUnavailable(
                    CompanionTrouble.Resting, $"The mail companion failed {failures} times and rests until {restsUntil:O}.");

            return run = CompanionRun.Start(settings, clock, logger);
        }
    }

    private void Bury(CompanionRun ended)
    {
        run = null;
        failures = ended.HasAnswered ? 0 : failures + 1;
        if (failures > 0)
        {
            var rest = settings.FirstRest * Math.Pow(2, Math.Min(failures - 1, 16));
            restsUntil = clock.GetUtcNow() + (rest < settings.LongestRest ? rest : settings.LongestRest);
        }

        _ = ended.DisposeAsync().AsTask();
    }
}
