using System.Collections.Concurrent;
using System.Net;
using System.Net.Sockets;
using System.Text;

namespace Cauce.App.Tests.Fakes;

/// <summary>A mail server on loopback that keeps what it is given. It refuses recipients by the words in their address.</summary>
internal sealed class FakeMailServer : IAsyncDisposable
{
    private readonly TcpListener listener = new(IPAddress.Loopback, 0);
    private readonly CancellationTokenSource closing = new();
    private readonly Task listening;

    public FakeMailServer()
    {
        listener.Start();
        Url = $"smtp://127.0.0.1:{((IPEndPoint)listener.LocalEndpoint).Port}";
        listening = Listen();
    }

    public string Url { get; }

    /// <summary>The raw messages, in the order of their arrival.</summary>
    public ConcurrentQueue<string> Messages { get; } = new();

    /// <summary>What was asked with each recipient.</summary>
    public ConcurrentQueue<string> Recipients { get; } = new();

    public async ValueTask DisposeAsync()
    {
        await closing.CancelAsync();
        listener.Stop();
        await listening;
        closing.Dispose();
    }

    private async Task Listen()
    {
        var talks = new List<Task>();
        try
        {
            while (true)
                talks.Add(Talk(await listener.AcceptTcpClientAsync(closing.Token)));
        }
        catch (OperationCanceledException)
        {
            await Task.WhenAll(talks);
        }
    }

    private async Task Talk(TcpClient client)
    {
        using var _ = client;
        try
        {
            using var reader = new StreamReader(client.GetStream(), Encoding.Latin1);
            await using var writer = new StreamWriter(client.GetStream(), Encoding.Latin1) { NewLine = "\r\n", AutoFlush = true };
            await writer.WriteLineAsync("220 fake");
            while (await reader.ReadLineAsync(closing.Token) is { } line)
                await writer.WriteLineAsync(await Answer(line, reader, writer));
        }
        catch (Exception over) when (over is OperationCanceledException or IOException)
        {
            // The conversation is over.
        }
    }

    private async Task<string> Answer(string line, StreamReader reader, StreamWriter writer)
    {
        if (line.StartsWith("EHLO", StringComparison.OrdinalIgnoreCase))
            return "250-fake\r\n250 DSN";
        if (line.StartsWith("RCPT", StringComparison.OrdinalIgnoreCase))
            Recipients.Enqueue(line);
        if (line.StartsWith("RCPT", StringComparison.OrdinalIgnoreCase))
            return line.Contains("unknown") ? "550 no such user" : line.Contains("busy") ? "451 later" : "250 ok";
        if (!line.Equals("DATA", StringComparison.OrdinalIgnoreCase))
            return "250 ok";

        await writer.WriteLineAsync("354 go on");
        var message = new StringBuilder();
        while (await reader.ReadLineAsync(closing.Token) is { } part and not ".")
            message.AppendLine(part);
        Messages.Enqueue(message.ToString());
        return "250 queued as 42";
    }
}
