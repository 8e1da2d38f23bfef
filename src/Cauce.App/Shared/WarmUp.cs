using System.Globalization;
using Cauce.App.Data;
using Cauce.Domain.Cases;
using Microsoft.EntityFrameworkCore;

namespace Cauce.App.Shared;

/// <summary>
/// Draws the pages most asked for once, for nobody, before somebody asks: the first drawing of a page compiles its code and
/// its queries, which took up to half a second. Nothing is written.
/// </summary>
internal static class WarmUp
{
    private static readonly string[] Pages = ["/console", "/console/cases", "/console/search", "/console/dashboard", "/"];

    public static async Task Run(WebApplication app, CancellationToken stopping)
    {
        CultureInfo.CurrentCulture = CultureInfo.CurrentUICulture = CultureInfo.GetCultureInfo("es-ES");
        var routes = app.Services.GetRequiredService<EndpointDataSource>().Endpoints.OfType<RouteEndpoint>().ToList();
        if (await AnyCase(app, stopping) is { } number)
            await Draw(app, Find(routes, "/console/cases/{number}"), $"/console/cases/{number}", new RouteValueDictionary { ["number"] = number }, stopping);
        foreach (var page in Pages)
            await Draw(app, Find(routes, page), page, new RouteValueDictionary(), stopping);
    }

    private static RouteEndpoint Find(List<RouteEndpoint> routes, string pattern) => routes.First(route =>
        route.RoutePattern.RawText!.TrimEnd('/') == pattern.TrimEnd('/')
        && route.Metadata.GetMetadata<HttpMethodMetadata>()?.HttpMethods.Contains(HttpMethods.Get) == true);

    private static async Task Draw(WebApplication app, RouteEndpoint route, string path, RouteValueDictionary values, CancellationToken stopping)
    {
        stopping.ThrowIfCancellationRequested();
        await using var scope = app.Services.CreateAsyncScope();
        var http = new DefaultHttpContext { RequestServices = scope.ServiceProvider, RequestAborted = stopping };
        http.Request.Method = HttpMethods.Get;
        http.Request.Path = path;
        http.Request.QueryString = new QueryString(path == "/console/search" ? "?q=a" : "");
        http.Request.RouteValues = values;
        http.Request.Headers.AcceptEncoding = "br";
        http.SetEndpoint(route);
        http.Items[typeof(Actor)] = Nobody;
        scope.ServiceProvider.GetRequiredService<IHttpContextAccessor>().HttpContext = http;
        await route.RequestDelegate!(http);
        if (http.Response.StatusCode != StatusCodes.Status200OK)
            throw new InvalidOperationException($"{path} answered {http.Response.StatusCode}");
    }

    /// <summary>Somebody who may see everything and is no one's colleague.</summary>
    private static Actor Nobody => new(ActorKind.Staff, Guid.CreateVersion7(), "", Roles.PermissionsOf(Role.Manager), []) { Role = Role.Manager };

    private static async Task<string?> AnyCase(WebApplication app, CancellationToken stopping)
    {
        await using var db = await app.Services.GetRequiredService<IDbContextFactory<AppDb>>().CreateDbContextAsync(stopping);
        return await db.Set<Case>().Where(c => !c.IsConfidential).OrderByDescending(c => c.Seq).Select(c => c.Number).FirstOrDefaultAsync(stopping);
    }
}
