using Cauce.App.Identity;
using Cauce.App.Shared;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.RateLimiting;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;

namespace Cauce.App.Tests.Architecture;

public sealed class RouteTableTests(World world)
{
    [Fact]
    public void The_route_table_says_who_may_do_what()
    {
        var lines = Routes().Select(r => r.ToString()).Order(StringComparer.Ordinal);
        Snapshot.Holds("routes.txt", Row.Head + "\n" + string.Join('\n', lines) + "\n");
    }

    [Fact]
    public void Every_anonymous_route_is_limited()
    {
        Assert.DoesNotContain(Routes(), r => r.Who == "anyone" && r.Limit is not (RateLimits.Reading or RateLimits.Writing));
    }

    [Fact, Trait("Req", "F9")]
    public void Every_route_that_a_browser_could_be_tricked_into_asks_for_the_token_of_a_form()
    {
        // Mail programs post to the first by themselves (RFC 8058) and hold a secret of the reader's own; the forms in the frame act for
        // nobody; what is posted to the doors of messengers is signed, or bears a secret token.
        string[] withoutCookie = ["/unsubscribe/{token}", "/embed/{kind}", "/embed/chat/", "/embed/chat/{key}/lines", "/embed/chat/{key}/end"];
        var unguarded = Routes().Where(r => r.Method != "GET" && r.Who != "key" && r.Token != "token").Select(r => r.Pattern);
        Assert.Equal(withoutCookie.Order(), unguarded.Where(pattern => !pattern.StartsWith("/hooks/", StringComparison.Ordinal)).Order());
    }

    private IEnumerable<Row> Routes() =>
        from endpoint in world.Services.GetRequiredService<EndpointDataSource>().Endpoints.OfType<RouteEndpoint>()
        from method in endpoint.Metadata.GetMetadata<IHttpMethodMetadata>()?.HttpMethods ?? ["ANY"]
        select Row.Of(endpoint, method);

    private sealed record Row(string Method, string Pattern, string Who, string Permission, string? Limit, string Token)
    {
        public static string Head => new Row("METHOD", "ROUTE", "WHO", "PERMISSION", "LIMIT", "FORM").ToString();

        public static Row Of(RouteEndpoint endpoint, string method) => new(
            method, "/" + endpoint.RoutePattern.RawText!.TrimStart('/'), WhoOf(endpoint),
            string.Join('+', endpoint.Metadata.GetOrderedMetadata<NeededPermission>().Select(n => n.Permission)),
            endpoint.Metadata.GetMetadata<DisableRateLimitingAttribute>() is null ? RateLimits.Of(endpoint, method) : "none",
            Guards.NeedsToken(endpoint, method) ? "token" : "");

        public override string ToString() =>
            $"{Method,-7}{Pattern,-58} {Who,-8}{(Permission.Length == 0 ? "-" : Permission),-20}{Limit ?? "-",-9}{Token}".TrimEnd();

        private static string WhoOf(RouteEndpoint endpoint) =>
            RateLimits.IsAnonymous(endpoint) || endpoint.Metadata.GetMetadata<IAllowAnonymous>() is not null ? "anyone"
            : string.Join('+', endpoint.Metadata.GetOrderedMetadata<IAuthorizeData>().Select(a => a.Policy).Where(p => p is not null).Distinct());
    }
}
