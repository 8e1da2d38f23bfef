using System.Net;
using System.Net.Sockets;
using Cauce.App.Shared;

namespace Cauce.App.Intake.Messengers;

/// <summary>
/// Asks servers whose address a person typed, and no others: what leads into our own network is refused at the moment of
/// connecting, after the name was looked up, so that no name can change its mind; nothing is redirected, no proxy is asked.
/// <c>CAUCE_HOOKS_ALLOW</c> names the hosts inside that may be asked all the same.
/// </summary>
internal sealed class OutsideHttp : IDisposable
{
    /// <summary>Longest time for one request.</summary>
    public static readonly TimeSpan Deadline = TimeSpan.FromSeconds(20);

    /// <summary>Bytes of an answer that is no file.</summary>
    private const int MostAnswer = 1024 * 1024;

    private static readonly TimeSpan ConnectDeadline = TimeSpan.FromSeconds(8);
    private readonly HashSet<string> allowed;
    private readonly HttpClient client;

    public OutsideHttp(Settings settings)
    {
        allowed = [.. (settings.HooksAllow ?? "").Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries).Select(host => host.ToLowerInvariant())];
        var sockets = new SocketsHttpHandler
        {
            AllowAutoRedirect = false, UseProxy = false, UseCookies = false, ConnectTimeout = ConnectDeadline, ConnectCallback = Connect,
            PooledConnectionLifetime = TimeSpan.FromMinutes(2), MaxResponseHeadersLength = 32,
        };
        client = new HttpClient(sockets) { Timeout = Deadline, MaxResponseContentBufferSize = MostAnswer };
        client.DefaultRequestHeaders.UserAgent.ParseAdd("Cauce");
    }

    /// <exception cref="HttpRequestException">It cannot be reached, or leads into our own network.</exception>
    public Task<HttpResponseMessage> Send(HttpRequestMessage request, CancellationToken cancel) => client.SendAsync(request, cancel);

    /// <summary>The head of the answer; its bytes are still to be read.</summary>
    public Task<HttpResponseMessage> Open(HttpRequestMessage request, CancellationToken cancel) =>
        client.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, cancel);

    /// <summary>Why an address may not be asked, as far as it shows; what its name leads to is seen when it is asked.</summary>
    public Refusal? WhyNot(string address)
    {
        if (!Uri.TryCreate(address, UriKind.Absolute, out var url) || url.Scheme is not ("http" or "https") || url.UserInfo.Length > 0)
            return Domain.Communication.AccountRefusals.AddressInvalid;
        if (IsAllowed(url.IdnHost))
            return null;
        var isInside = IPAddress.TryParse(url.DnsSafeHost, out var literal) ? !PublicAddress.Is(literal) : IsInsideName(url.IdnHost);
        return url.Scheme == "http" || isInside ? Domain.Communication.AccountRefusals.AddressInside.With(url.Host) : null;
    }

    /// <summary>It may be better the next time: no connection, no answer in time, a fault over there.</summary>
    public static bool IsPassing(Exception trouble, CancellationToken cancel) =>
        trouble is HttpRequestException or IOException || (trouble is OperationCanceledException && !cancel.IsCancellationRequested);

    public void Dispose() => client.Dispose();

    private static bool IsInsideName(string host) =>
        !host.TrimEnd('.').Contains('.', StringComparison.Ordinal)
        || new[] { ".localhost", ".local", ".internal", ".lan", ".home.arpa" }.Any(end => host.TrimEnd('.').EndsWith(end, StringComparison.OrdinalIgnoreCase));

    private bool IsAllowed(string host) => allowed.Contains(host.Trim('[', ']').TrimEnd('.').ToLowerInvariant());

    private async ValueTask<Stream> Connect(SocketsHttpConnectionContext context, CancellationToken cancel)
    {
        var (host, port) = (context.DnsEndPoint.Host, context.DnsEndPoint.Port);
        var found = IPAddress.TryParse(host.Trim('[', ']'), out var literal) ? [literal] : await Dns.GetHostAddressesAsync(host, cancel);
        var outside = IsAllowed(host) ? found : [.. found.Where(PublicAddress.Is)];
        if (outside.Length == 0)
            throw new HttpRequestException($"{host} leads into our own network");
        var socket = new Socket(SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
        try
        {
            await socket.ConnectAsync(outside, port, cancel);
            return new NetworkStream(socket, ownsSocket: true);
        }
        catch
        {
            socket.Dispose();
            throw;
        }
    }
}
