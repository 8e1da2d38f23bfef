using System.Collections.Concurrent;
using System.Diagnostics;

namespace Cauce.App.Tests.Identity;

/// <summary>The program itself as whoever installs it starts it: <c>serve</c>, an empty folder, and all it prints.</summary>
internal sealed class RunningProgram : IAsyncDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);
    private readonly ConcurrentQueue<string> printed = [];
    private readonly Process process;

    private RunningProgram(Process process) => this.process = process;

    public string Printed => string.Join('\n', printed);

    public static RunningProgram Start(string folder, string? database)
    {
        var start = CauceProgram.With("serve");
        start.Environment["CAUCE_DATA"] = folder;
        start.Environment["CAUCE_URLS"] = "http://127.0.0.1:0";
        start.Environment["CAUCE_DATABASE"] = database ?? "";
        var program = new RunningProgram(Process.Start(start)!);
        program.Listen();
        return program;
    }

    /// <summary>The link printed at start; what was printed, if there is none.</summary>
    public async Task<Uri> FirstRunLink()
    {
        for (var waited = Stopwatch.StartNew(); waited.Elapsed < Patience && !process.HasExited; await Task.Delay(50))
            if (printed.FirstOrDefault(line => line.Contains("/console/first-run/", StringComparison.Ordinal)) is { } line)
                return new Uri(line.Trim());
        throw new InvalidOperationException("No link was printed:\n" + Printed);
    }

    public async ValueTask DisposeAsync()
    {
        process.Kill(entireProcessTree: true);
        await process.WaitForExitAsync();
        process.Dispose();
    }

    private void Listen()
    {
        process.OutputDataReceived += (_, line) => printed.Enqueue(line.Data ?? "");
        process.ErrorDataReceived += (_, line) => printed.Enqueue(line.Data ?? "");
        process.BeginOutputReadLine();
        process.BeginErrorReadLine();
    }
}
