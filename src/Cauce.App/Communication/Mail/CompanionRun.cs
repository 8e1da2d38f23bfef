using System.Collections.Concurrent;
using System.ComponentModel;
using System.Diagnostics;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace Cauce.App.Communication.Mail;

/// <summary>One life of the companion, from its start to its end. Everything still waiting at the end is told so.</summary>
internal sealed class CompanionRun : IAsyncDisposable
{
    private const int LongestLogLine = 500;

    /// <summary>It sees what Node needs to run and to trust certificates, and none of the installation's secrets.</summary>
    private static readonly string[] passedOn =
        ["PATH", "HOME", "LANG", "TZ", "TMPDIR", "TEMP", "SystemRoot", "NODE_EXTRA_CA_CERTS", "SSL_CERT_FILE", "SSL_CERT_DIR"];

    private readonly CompanionSettings settings;
    private readonly TimeProvider clock;
    private readonly ILogger logger;
    private readonly Process process;
    private readonly SemaphoreSlim writing = new(1);
    private readonly ConcurrentDictionary<string, TaskCompletionSource<JsonElement>> waiting = new();
    private readonly Task life;
    private long lastId;
    private long lastBeat;
    private volatile bool hasEnded;
    private volatile bool hasAnswered;
    private volatile bool isLeaving;

    private CompanionRun(CompanionSettings settings, TimeProvider clock, ILogger logger, Process process)
    {
        (this.settings, this.clock, this.logger, this.process) = (settings, clock, logger, process);
        ProcessId = process.Id;
        lastBeat = clock.GetTimestamp();
        life = Task.Run(Live);
    }

    public int ProcessId { get; }

    public bool HasEnded => hasEnded;

    /// <summary>It has been of use: its end is an accident, not a sign that it cannot run here.</summary>
    public bool HasAnswered => hasAnswered;

    /// <exception cref="CompanionUnavailable">Node or the script is missing.</exception>
    public static CompanionRun Start(CompanionSettings settings, TimeProvider clock, ILogger logger)
    {
        if (!File.Exists(settings.ScriptPath))
            throw new CompanionUnavailable(
                CompanionTrouble.ScriptMissing, $"The mail companion is not at {settings.ScriptPath}: build or install it again.");

        try
        {
            var started = Process.Start(StartInfo(settings))!;
            logger.LogInformation("Mail companion started as process {ProcessId}", started.Id);
            return new CompanionRun(settings, clock, logger, started);
        }
        catch (Win32Exception cause)
        {
            throw new CompanionUnavailable(
                CompanionTrouble.NodeMissing,
                $"Node.js could not be started as '{settings.NodePath}': install Node 20 or newer. Mail waits in the queue until then.",
                cause);
        }
    }

    /// <inheritdoc cref="CompanionProcess.Ask"/>
    public async Task<JsonElement> Ask(string kind, JsonObject request, TimeSpan deadline, CancellationToken cancel)
    {
        var id = Interlocked.Increment(ref lastId).ToString(System.Globalization.CultureInfo.InvariantCulture);
        var line = new JsonObject(request.Select(field => KeyValuePair.Create(field.Key, field.Value?.DeepClone())))
        {
            ["id"] = id,
            ["kind"] = kind,
        };
        var answer = new TaskCompletionSource<JsonElement>(TaskCreationOptions.RunContinuationsAsynchronously);
        waiting[id] = answer;
        try
        {
            if (hasEnded)
                throw Stopped();
            _ = Write(line.ToJsonString());
            return await answer.Task.WaitAsync(deadline, clock, cancel);
        }
        catch (TimeoutException cause)
        {
            throw new CompanionUnavailable(
                CompanionTrouble.DeadlinePassed, $"The mail companion did not answer within {deadline.TotalSeconds} s.", cause);
        }
        finally
        {
            waiting.TryRemove(id, out _);
        }
    }

    public async ValueTask DisposeAsync()
    {
        isLeaving = true;
        await CloseInput();
        await Task.WhenAny(life, Task.Delay(settings.GoodbyeLimit));
        Kill();
        await life;
        process.Dispose();
    }

    /// <summary>The companion's sign to finish. Where a write is stuck it is left open, and the kill that follows ends both.</summary>
    private async Task CloseInput()
    {
        if (!await writing.WaitAsync(settings.GoodbyeLimit))
            return;
        try
        {
            process.StandardInput.Close();
        }
        catch (IOException)
        {
            // It was gone already, with something unread.
        }
        finally
        {
            writing.Release();
        }
    }

    private static ProcessStartInfo StartInfo(CompanionSettings settings)
    {
        var start = new ProcessStartInfo(settings.NodePath)
        {
            ArgumentList = { "--max-old-space-size=256", Path.GetFullPath(settings.ScriptPath) },
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            StandardInputEncoding = new UTF8Encoding(encoderShouldEmitUTF8Identifier: false),
            StandardOutputEncoding = Encoding.UTF8,
            StandardErrorEncoding = Encoding.UTF8,
            UseShellExecute = false,
            CreateNoWindow = true,
        };
        if (settings.Role is { } role)
            start.ArgumentList.Add(role);
        foreach (var name in start.Environment.Keys.Except(passedOn, StringComparer.OrdinalIgnoreCase).ToList())
            start.Environment.Remove(name);
        return start;
    }

    private async Task Live()
    {
        using var watch = new CancellationTokenSource();
        var watching = WatchHeartbeat(watch.Token);
        var complaining = PassOnComplaints();
        try
        {
            while (await process.StandardOutput.ReadLineAsync(CancellationToken.None) is { } line)
                Take(line);
        }
        finally
        {
            var isAccident = !isLeaving;
            hasEnded = true;
            await watch.CancelAsync();
            Kill();
            await process.WaitForExitAsync(CancellationToken.None);
            await Task.WhenAll(watching, complaining);
            if (isAccident)
                logger.LogWarning("Mail companion {ProcessId} ended with code {ExitCode}", ProcessId, process.ExitCode);
            foreach (var answer in waiting.Values)
                answer.TrySetException(Stopped());
        }
    }

    private void Take(string line)
    {
        try
        {
            using var document = JsonDocument.Parse(line);
            var root = document.RootElement;
            Volatile.Write(ref lastBeat, clock.GetTimestamp());
            if (!root.TryGetProperty("id", out var id) || id.ValueKind != JsonValueKind.String)
            {
                settings.Hears?.Invoke(root.Clone());
                return;
            }
            hasAnswered = true;
            if (waiting.TryGetValue(id.GetString()!, out var answer))
                answer.TrySetResult(root.Clone());
        }
        catch (Exception wrong) when (wrong is JsonException or InvalidOperationException)
        {
            logger.LogWarning("Mail companion {ProcessId} said something that is not an answer", ProcessId);
        }
    }

    private async Task WatchHeartbeat(CancellationToken ended)
    {
        using var timer = new PeriodicTimer(settings.HeartbeatLimit / 4, clock);
        try
        {
            while (await timer.WaitForNextTickAsync(ended))
            {
                if (clock.GetElapsedTime(Volatile.Read(ref lastBeat)) <= settings.HeartbeatLimit)
                    continue;
                logger.LogError("Mail companion {ProcessId} gave no sign of life for {Limit} and is killed", ProcessId, settings.HeartbeatLimit);
                Kill();
                return;
            }
        }
        catch (OperationCanceledException) when (ended.IsCancellationRequested)
        {
            // Its life is over: there is nothing left to watch.
        }
    }

    private async Task PassOnComplaints()
    {
        while (await process.StandardError.ReadLineAsync(CancellationToken.None) is { } line)
            logger.LogWarning("Mail companion {ProcessId}: {Line}", ProcessId, line[..Math.Min(line.Length, LongestLogLine)]);
    }

    private async Task Write(string line)
    {
        await writing.WaitAsync();
        try
        {
            await process.StandardInput.WriteAsync($"{line}\n");
        }
        catch (Exception broken) when (broken is IOException or ObjectDisposedException)
        {
            // The companion is gone; the end of its life answers whoever waits.
        }
        finally
        {
            writing.Release();
        }
    }

    public void Kill()
    {
        if (!process.HasExited)
            process.Kill(entireProcessTree: true);
    }

    private CompanionUnavailable Stopped() =>
        new(CompanionTrouble.Stopped, $"The mail companion (process {ProcessId}) ended before it answered.");
}
