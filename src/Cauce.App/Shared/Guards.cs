using System.Net;
using Microsoft.AspNetCore.Antiforgery;
using Microsoft.AspNetCore.CookiePolicy;
using Microsoft.AspNetCore.HttpOverrides;

namespace Cauce.App.Shared;

/// <summary>What every request passes, whatever route it is for: proxies, limits, cookies, forms.</summary>
internal static class Guards
{
    public static void AddGuards(this IServiceCollection services, Settings settings)
    {
        services.AddRateLimits(settings);
        services.Configure<ForwardedHeadersOptions>(options => TrustProxies(options, settings.Proxies));
        services.Configure<CookiePolicyOptions>(cookies =>
        {
            cookies.MinimumSameSitePolicy = SameSiteMode.Lax;
            cookies.HttpOnly = HttpOnlyPolicy.None;
            cookies.Secure = settings.IsSecure ? CookieSecurePolicy.Always : CookieSecurePolicy.SameAsRequest;
        });
    }

    /// <summary>
    /// A form that changes anything carries the token of its page: on every route that a browser's cookie could open, even
    /// where the route takes no field and so the framework would not look.
    /// </summary>
    public static void UseFormGuard(this WebApplication app) => app.Use(async (http, next) =>
    {
        if (http.GetEndpoint() is { } endpoint && NeedsToken(endpoint, http.Request.Method) && !await HasToken(http))
            await TroubleReport.Write(http, StatusCodes.Status400BadRequest, "form-expired", Texts.FormExpired);
        else
            await next(http);
    });

    /// <summary>The API knows its callers by a key, which no browser sends by itself.</summary>
    public static bool NeedsToken(Endpoint endpoint, string method) =>
        !HttpMethods.IsGet(method) && !HttpMethods.IsHead(method) && !HttpMethods.IsOptions(method)
        && endpoint.Metadata.GetMetadata<IAntiforgeryMetadata>() is not { RequiresValidation: false }
        && endpoint is RouteEndpoint route && route.RoutePattern.RawText?.StartsWith("/api/", StringComparison.Ordinal) != true;

    private static async Task<bool> HasToken(HttpContext http) =>
        http.Features.Get<IAntiforgeryValidationFeature>() is { } checkedAlready
            ? checkedAlready.IsValid
            : await http.RequestServices.GetRequiredService<IAntiforgery>().IsRequestValidAsync(http);

    private static void TrustProxies(ForwardedHeadersOptions options, string? proxies)
    {
        options.ForwardedHeaders = ForwardedHeaders.XForwardedFor | ForwardedHeaders.XForwardedProto;
        options.ForwardLimit = null;
        foreach (var proxy in (proxies ?? "").Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries))
        {
            if (IPAddress.TryParse(proxy, out var address))
                options.KnownProxies.Add(address);
            else if (System.Net.IPNetwork.TryParse(proxy, out var network))
                options.KnownIPNetworks.Add(network);
            else
                throw new InvalidOperationException($"CAUCE_PROXIES holds addresses and networks such as 10.0.0.0/8, not \"{proxy}\"");
        }
    }
}
