using System.Buffers.Binary;
using System.Collections.Concurrent;
using System.Net;
using System.Net.Sockets;
using System.Security.Cryptography;
using System.Text;

namespace Cauce.App.Tests.Fakes;

/// <summary>A clamd that judges as it is told, or fails in one of the ways a real one may.</summary>
internal sealed class FakeClamd : IAsyncDisposable
{
    private readonly CancellationTokenSource end = new();
    private readonly Task serving;
    private readonly TcpListener listener;

    public FakeClamd(int port = 0)
    {
        listener = new TcpListener(IPAddress.Loopback, port);
        listener.Start();
        Port = ((IPEndPoint)listener.LocalEndpoint).Port;
        serving = Serve();
    }

    public int Port { get; }

    public string Url => $"tcp://127.0.0.1:{Port}";

    /// <summary>The test file all scanners know, never whole in a source.</summary>
    public static byte[] Eicar { get; } = Encoding.ASCII.GetBytes(string.Concat(@"X5O!P%@AP[4\PZX54(P^)7CC)7}$", "EICAR-STANDARD-ANTIVIRUS-TEST-FILE!$H+H*"));

    /// <summary>What it answers to bytes; null hangs up without a word.</summary>
    public Func<byte[], string?> Reply { get; set; } = Judge;

    /// <summary>What it answers when it is asked who it is.</summary>
    public Func<string?> Version { get; set; } = () => "ClamAV 1.4.6/27700/Sun Nov 22 09:00:00 2026";

    /// <summary>Waits with every verdict until it is let go.</summary>
    public TaskCompletionSource? Gate { get; set; }

    /// <summary>Bytes beyond which it answers and hangs up while more is being sent.</summary>
    public int Limit { get; set; } = int.MaxValue;

    /// <summary>Digests of what it was asked about.</summary>
    public ConcurrentQueue<string> Asked { get; } = new();

    public static string Judge(byte[] bytes) => bytes.AsSpan().IndexOf(Eicar) >= 0 ? "stream: Eicar-Test-Signature FOUND" : "stream: OK";

    public async ValueTask DisposeAsync()
    {
        await end.CancelAsync();
        listener.Stop();
        Gate?.TrySetResult();
        await serving;
        end.Dispose();
    }

    private async Task Serve()
    {
        var talks = new List<Task>();
        while (!end.IsCancellationRequested)
        {
            try
            {
                talks.Add(Talk(await listener.AcceptTcpClientAsync(end.Token)));
            }
            catch (Exception) when (end.IsCancellationRequested)
            {
            }
        }
        await Task.WhenAll(talks);
    }

    private async Task Talk(TcpClient client)
    {
        try
        {
            using var line = client;
            await using var stream = line.GetStream();
            var command = new List<byte>();
            for (int one; (one = await ReadByte(stream)) > 0;)
                command.Add((byte)one);
            var isVersion = Encoding.ASCII.GetString([.. command]) == "zVERSION";
            var reply = isVersion ? Version() : await Scan(stream);
            if (reply is not null)
                await stream.WriteAsync(Encoding.UTF8.GetBytes(reply + "\0"), end.Token);
        }
        catch (Exception gone) when (gone is IOException or OperationCanceledException or SocketException)
        {
            // Who asked has hung up, or the test is over.
        }
    }

    private async Task<string?> Scan(NetworkStream stream)
    {
        var bytes = new MemoryStream();
        var head = new byte[4];
        while (true)
        {
            await stream.ReadExactlyAsync(head, end.Token);
            var length = BinaryPrimitives.ReadInt32BigEndian(head);
            if (length == 0)
                break;
            var chunk = new byte[length];
            await stream.ReadExactlyAsync(chunk, end.Token);
            bytes.Write(chunk);
            if (bytes.Length > Limit)
                return "INSTREAM size limit exceeded. ERROR";
        }
        Asked.Enqueue(Convert.ToHexString(SHA256.HashData(bytes.ToArray())));
        if (Gate is { } gate)
            await gate.Task.WaitAsync(end.Token);
        return Reply(bytes.ToArray());
    }

    private async Task<int> ReadByte(NetworkStream stream)
    {
        var one = new byte[1];
        return await stream.ReadAsync(one, end.Token) == 0 ? -1 : one[0];
    }
}
