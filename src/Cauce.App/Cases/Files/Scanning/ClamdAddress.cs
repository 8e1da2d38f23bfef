using System.Net;
using System.Net.Sockets;

namespace Cauce.App.Cases.Files.Scanning;

/// <summary>Where clamd listens: <c>tcp://host:port</c> or <c>unix:/path</c>.</summary>
public sealed record ClamdAddress
{
    private const int UsualPort = 3310;

    private readonly EndPoint endPoint;

    private ClamdAddress(string text, EndPoint endPoint) => (Text, this.endPoint) = (text, endPoint);

    /// <summary>As it was configured.</summary>
    public string Text { get; }

    /// <summary>Null where there is none.</summary>
    /// <exception cref="InvalidOperationException">It is not understood.</exception>
    public static ClamdAddress? Read(string? setting)
    {
        if (string.IsNullOrWhiteSpace(setting))
            return null;
        if (setting.StartsWith("unix:/", StringComparison.Ordinal) && setting.TrimEnd('/').Length > "unix:/".Length)
            return new ClamdAddress(setting, new UnixDomainSocketEndPoint("/" + setting["unix:".Length..].TrimStart('/')));
        if (Uri.TryCreate(setting, UriKind.Absolute, out var uri) && uri is { Scheme: "tcp", Host.Length: > 0, PathAndQuery: "" or "/", UserInfo: "" })
            return new ClamdAddress(setting, new DnsEndPoint(uri.IdnHost, uri.Port > 0 ? uri.Port : UsualPort));
        throw new InvalidOperationException($"CAUCE_CLAMD is tcp://host:port or unix:/path, not \"{setting}\"");
    }

    public override string ToString() => Text;

    /// <exception cref="SocketException">Nobody listens there.</exception>
    internal async Task<Socket> Connect(CancellationToken cancel)
    {
        var isUnix = endPoint is UnixDomainSocketEndPoint;
        var socket = isUnix ? new Socket(AddressFamily.Unix, SocketType.Stream, ProtocolType.Unspecified) : new Socket(SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
        try
        {
            await socket.ConnectAsync(endPoint, cancel);
            return socket;
        }
        catch
        {
            socket.Dispose();
            throw;
        }
    }
}
