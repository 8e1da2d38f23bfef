using System.Buffers.Binary;
using System.Net.Sockets;
using System.Text;
using Cauce.Domain.Cases;

namespace Cauce.App.Cases.Files.Scanning;

/// <summary>What the scanner said of some bytes.</summary>
/// <param name="Finding">The name of what it found, or its reason against scanning.</param>
public sealed record ScanReply(FileVerdict Verdict, string? Finding);

/// <summary>Why there is no verdict.</summary>
public enum ClamdFault
{
    /// <summary>Nobody listens at its address, or the line broke.</summary>
    Unreachable,

    /// <summary>It did not answer in time.</summary>
    Silent,

    /// <summary>It answered what no clamd answers.</summary>
    Garbled,

    /// <summary>It says that it failed.</summary>
    Failed,
}

public sealed class ClamdException(ClamdFault fault, string words, Exception? because = null) : Exception(words, because)
{
    public ClamdFault Fault => fault;
}

/// <summary>
/// Talks to clamd as its manual page says: one command for each connection, ended and answered with a zero byte. Bytes are sent
/// in chunks after their length (INSTREAM), so that scanner and files need no common disk.
/// </summary>
public sealed class Clamd(ClamdAddress address)
{
    private const int ChunkLength = 64 * 1024;
    private const int LongestReply = 4096;

    public ClamdAddress Address => address;

    /// <summary>To be connected, and to answer a question that costs it nothing.</summary>
    public TimeSpan ShortDeadline { get; init; } = TimeSpan.FromSeconds(10);

    /// <summary>To take a whole file and to judge it.</summary>
    public TimeSpan Deadline { get; init; } = TimeSpan.FromSeconds(60);

    /// <summary>Its program and signatures: <c>ClamAV 1.4.3/27700/…</c></summary>
    /// <exception cref="ClamdException">It is not there, or says nothing that is understood.</exception>
    public Task<string> Version(CancellationToken cancel = default) => Within(ShortDeadline, async soon =>
    {
        using var socket = await Connect(soon);
        await socket.SendAsync("zVERSION\0"u8.ToArray(), soon);
        var reply = await ReadReply(socket, soon);
        return reply.StartsWith("ClamAV ", StringComparison.Ordinal) ? reply : throw Garbled(reply);
    }, cancel);

    /// <exception cref="ClamdException">There is no verdict.</exception>
    public Task<ScanReply> Scan(Stream content, CancellationToken cancel = default) => Within(Deadline, async soon =>
    {
        using var socket = await Connect(soon);
        // It may answer before it has heard everything: what it answers is read beside the sending.
        var reply = ReadReply(socket, soon);
        await Send(content, socket, reply, soon);
        return Understand(await reply);
    }, cancel);

    private async Task<Socket> Connect(CancellationToken cancel)
    {
        using var soon = CancellationTokenSource.CreateLinkedTokenSource(cancel);
        soon.CancelAfter(ShortDeadline);
        return await address.Connect(soon.Token);
    }

    private static async Task Send(Stream content, Socket socket, Task reply, CancellationToken cancel)
    {
        try
        {
            await SendAll(socket, "zINSTREAM\0"u8.ToArray(), cancel);
            var chunk = new byte[4 + ChunkLength];
            for (int read; !reply.IsCompleted && (read = await content.ReadAsync(chunk.AsMemory(4), cancel)) > 0;)
            {
                BinaryPrimitives.WriteInt32BigEndian(chunk, read);
                await SendAll(socket, chunk.AsMemory(0, 4 + read), cancel);
            }
            await SendAll(socket, new byte[4], cancel);
        }
        catch (SocketException)
        {
            // It has hung up: whether with an answer, the reader knows.
        }
    }

    private static async Task SendAll(Socket socket, ReadOnlyMemory<byte> bytes, CancellationToken cancel)
    {
        while (!bytes.IsEmpty)
            bytes = bytes[await socket.SendAsync(bytes, cancel)..];
    }

    private static async Task<string> ReadReply(Socket socket, CancellationToken cancel)
    {
        var buffer = new byte[LongestReply];
        for (var length = 0; ;)
        {
            var read = await socket.ReceiveAsync(buffer.AsMemory(length), cancel);
            length += read;
            if (buffer.AsSpan(0, length).IndexOf((byte)0) is var end and >= 0)
                return Encoding.UTF8.GetString(buffer, 0, end).Trim();
            if (read == 0 || length == buffer.Length)
                throw length == 0 ? new ClamdException(ClamdFault.Unreachable, "it hung up") : Garbled(Encoding.UTF8.GetString(buffer, 0, length));
        }
    }

    private static ScanReply Understand(string reply)
    {
        const string Subject = "stream: ", Found = " FOUND", Error = " ERROR";
        if (reply == Subject + "OK")
            return new ScanReply(FileVerdict.Clean, null);
        if (reply.StartsWith(Subject, StringComparison.Ordinal) && reply.EndsWith(Found, StringComparison.Ordinal) && reply.Length > Subject.Length + Found.Length)
            return new ScanReply(FileVerdict.Infected, reply[Subject.Length..^Found.Length]);
        if (reply.Contains("size limit exceeded", StringComparison.OrdinalIgnoreCase))
            return new ScanReply(FileVerdict.Unscannable, "size limit exceeded");
        throw reply.EndsWith(Error, StringComparison.Ordinal) ? new ClamdException(ClamdFault.Failed, Text.Shorten(reply, 200)) : Garbled(reply);
    }

    private static ClamdException Garbled(string reply) => new(ClamdFault.Garbled, Text.Shorten(Text.Storable(reply), 200));

    private static async Task<T> Within<T>(TimeSpan deadline, Func<CancellationToken, Task<T>> talk, CancellationToken cancel)
    {
        using var soon = CancellationTokenSource.CreateLinkedTokenSource(cancel);
        soon.CancelAfter(deadline);
        try
        {
            return await talk(soon.Token);
        }
        catch (OperationCanceledException late) when (!cancel.IsCancellationRequested)
        {
            throw new ClamdException(ClamdFault.Silent, "no answer in time", late);
        }
        catch (SocketException broken)
        {
            throw new ClamdException(ClamdFault.Unreachable, broken.Message, broken);
        }
    }
}
