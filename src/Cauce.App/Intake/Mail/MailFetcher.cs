using System.Text.Json;
using System.Text.Json.Nodes;
using System.Threading.Channels;
using Cauce.App.Communication.Mail;

namespace Cauce.App.Intake.Mail;

/// <summary>The companion that watches mailboxes, in a process of its own.</summary>
internal sealed class MailFetcher : IAsyncDisposable
{
    private readonly Channel<JsonElement> heard = Channel.CreateUnbounded<JsonElement>(new UnboundedChannelOptions { SingleReader = true });
    private readonly CompanionProcess process;

    public MailFetcher(CompanionSettings settings, TimeProvider time, ILogger<CompanionProcess> log) =>
        process = new CompanionProcess(settings with { Role = "fetch", Hears = Hear, LongestRest = TimeSpan.FromSeconds(10) }, time, log);

    /// <summary>What it says by itself, in order: mails that arrived, connections lost and found.</summary>
    public ChannelReader<JsonElement> Heard => heard.Reader;

    /// <summary>Which process it is; another number, or none, means that all its watching is over.</summary>
    public int? ProcessId => process.ProcessId;

    /// <inheritdoc cref="CompanionProcess.Ask"/>
    public Task<JsonElement> Ask(string kind, JsonObject request, TimeSpan deadline, CancellationToken cancel) =>
        process.Ask(kind, request, deadline, cancel);

    public ValueTask DisposeAsync() => process.DisposeAsync();

    private void Hear(JsonElement said)
    {
        if (said.TryGetProperty("mailbox", out _))
            heard.Writer.TryWrite(said);
    }
}
