using System.Globalization;
using System.Net;
using System.Net.Sockets;
using System.Threading.RateLimiting;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.RateLimiting;

namespace Cauce.App.Shared;

/// <summary>
/// How much one address may ask without saying who it is: enough for a whole office behind it. Every anonymous route is
/// limited, by its method, even if it names no policy; each node counts for itself.
/// </summary>
public static class RateLimits
{
    /// <summary>Policy for pages and answers that change nothing.</summary>
    public const string Reading = "reading";

    /// <summary>Policy for what writes or tries a password.</summary>
    public const string Writing = "writing";

    private const int ReadsAMinute = 1200;
    private const int WritesAMinute = 120;

    internal static void AddRateLimits(this IServiceCollection services, Settings settings)
    {
        var (reads, writes) = Read(settings.RateLimit);
        services.AddRateLimiter(options =>
        {
            // The names are marks on routes; one limiter counts for all of them, so that an address has one account of each.
            options.AddPolicy(Reading, _ => RateLimitPartition.GetNoLimiter(""));
            options.AddPolicy(Writing, _ => RateLimitPartition.GetNoLimiter(""));
            options.GlobalLimiter = PartitionedRateLimiter.Create<HttpContext, string>(http => Of(http.GetEndpoint(), http.Request.Method) switch
            {
                Reading => Partition(http, Reading, reads),
                Writing => Partition(http, Writing, writes),
                _ => RateLimitPartition.GetNoLimiter(""),
            });
            options.OnRejected = (rejected, _) => new ValueTask(Reject(rejected));
        });
    }

    /// <summary>The policy a route is under: its own, or the one its method gives an anonymous route. Null: only for people who are known.</summary>
    internal static string? Of(Endpoint? endpoint, string method) =>
        PolicyOf(endpoint) ?? (IsAnonymous(endpoint) ? IsReading(method) ? Reading : Writing : null);

    internal static bool IsAnonymous(Endpoint? endpoint) =>
        endpoint?.Metadata.GetMetadata<IAuthorizeData>() is null && endpoint?.Metadata.GetMetadata<AuthorizationPolicy>() is null;

    private static string? PolicyOf(Endpoint? endpoint) =>
        endpoint?.Metadata.GetMetadata<EnableRateLimitingAttribute>()?.PolicyName;

    private static bool IsReading(string method) => HttpMethods.IsGet(method) || HttpMethods.IsHead(method) || HttpMethods.IsOptions(method);

    private static (int Reads, int Writes) Read(string? setting)
    {
        if (setting is null)
            return (ReadsAMinute, WritesAMinute);
        if (setting.Equals("off", StringComparison.OrdinalIgnoreCase))
            return (0, 0);
        var parts = setting.Split('/');
        return parts.Length == 2 && int.TryParse(parts[0], out var reads) && int.TryParse(parts[1], out var writes) && reads > 0 && writes > 0
            ? (reads, writes)
            : throw new InvalidOperationException($"CAUCE_RATE_LIMIT is \"off\" or reads/writes a minute such as 1200/120, not \"{setting}\"");
    }

    private static RateLimitPartition<string> Partition(HttpContext http, string policy, int aMinute) =>
        aMinute == 0 ? RateLimitPartition.GetNoLimiter("") : RateLimitPartition.GetSlidingWindowLimiter($"{policy} {AddressOf(http)}", _ => new SlidingWindowRateLimiterOptions
        {
            PermitLimit = aMinute,
            Window = TimeSpan.FromMinutes(1),
            SegmentsPerWindow = 6,
        });

    /// <summary>The caller's address; of IPv6 the network, because one caller has as many addresses in it as they like.</summary>
    private static string AddressOf(HttpContext http)
    {
        var address = http.Connection.RemoteIpAddress ?? IPAddress.None;
        if (address.IsIPv4MappedToIPv6)
            address = address.MapToIPv4();
        return address.AddressFamily == AddressFamily.InterNetworkV6 ? Convert.ToHexString(address.GetAddressBytes(), 0, 8) : address.ToString();
    }

    private static Task Reject(OnRejectedContext rejected)
    {
        var wait = rejected.Lease.TryGetMetadata(MetadataName.RetryAfter, out var left) ? left : TimeSpan.FromSeconds(10);
        rejected.HttpContext.Response.Headers.RetryAfter = Math.Ceiling(wait.TotalSeconds).ToString(CultureInfo.InvariantCulture);
        return TroubleReport.Write(rejected.HttpContext, StatusCodes.Status429TooManyRequests, "too-many-requests", Texts.TooManyRequests);
    }
}
