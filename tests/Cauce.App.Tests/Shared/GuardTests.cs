using System.Net;
using System.Net.Http.Json;
using System.Text.Json.Nodes;
using Cauce.App.Shared;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace Cauce.App.Tests.Shared;

public sealed class GuardTests(World world)
{
    [Theory]
    [InlineData("/console/sign-in")]
    [InlineData("/console/sign-out")]
    [InlineData("/console/account")]
    [InlineData("/console/account/sign-out-everywhere")]
    [InlineData("/console/theme")]
    [InlineData("/console/admin/people/new")]
    [InlineData("/console/admin/branches/1/retire")]
    public async Task A_form_without_its_token_changes_nothing_and_is_told_so_on_a_page(string route)
    {
        using var admin = await world.SignedIn("admin");
        using var empty = new FormUrlEncodedContent([new("Name", "Sin token")]);
        var refused = await admin.PostAsync(route, empty);
        Assert.Equal(HttpStatusCode.BadRequest, refused.StatusCode);
        Assert.Contains("El formulario había caducado", (await refused.Parse()).Body!.TextContent);
        Assert.Equal(HttpStatusCode.OK, (await admin.GetAsync("/console")).StatusCode);
    }

    [Theory]
    [InlineData("GET", "/no-such-page", HttpStatusCode.NotFound)]
    [InlineData("GET", "/console/first-run/", HttpStatusCode.NotFound)]
    [InlineData("DELETE", "/console/sign-in", HttpStatusCode.MethodNotAllowed)]
    public async Task An_answer_without_words_becomes_a_page(string method, string route, HttpStatusCode status)
    {
        using var visitor = world.Visitor();
        using var request = new HttpRequestMessage(new HttpMethod(method), route);
        var answer = await visitor.SendAsync(request);
        Assert.Equal(status, answer.StatusCode);
        Assert.NotEmpty((await answer.Parse()).QuerySelector("h1")!.TextContent);
    }

    [Fact]
    public async Task For_the_api_the_same_is_a_problem()
    {
        using var ana = world.Api("ana");
        var missing = await ana.GetAsync("/api/v1/nothing-here");
        Assert.Equal(HttpStatusCode.NotFound, missing.StatusCode);
        Assert.Equal("not-found", (string)(await missing.Content.ReadFromJsonAsync<JsonObject>())!["code"]!);
        using var broken = new StringContent("{ \"kind\": ", System.Text.Encoding.UTF8, "application/json");
        var answer = await ana.PostAsync("/api/v1/cases", broken);
        Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
        Assert.Equal("bad-request", (string)(await answer.Content.ReadFromJsonAsync<JsonObject>())!["code"]!);
    }

    [Fact]
    public async Task One_address_may_ask_so_much_a_minute_and_another_is_not_kept_waiting()
    {
        await using var own = await World.Fresh(settings => settings with { RateLimit = "8/3" });
        using var visitor = own.Visitor();
        visitor.DefaultRequestHeaders.Add("X-Forwarded-For", "203.0.113.7");
        for (var i = 0; i < 8; i++)
            Assert.Equal(HttpStatusCode.OK, (await visitor.GetAsync("/console/sign-in")).StatusCode);
        var refused = await visitor.GetAsync("/");
        Assert.Equal(HttpStatusCode.TooManyRequests, refused.StatusCode);
        Assert.NotNull(refused.Headers.RetryAfter);
        Assert.Contains("demasiadas peticiones", (await refused.Parse()).Body!.TextContent);
        using var neighbour = own.Visitor();
        neighbour.DefaultRequestHeaders.Add("X-Forwarded-For", "203.0.113.8");
        Assert.Equal(HttpStatusCode.OK, (await neighbour.GetAsync("/console/sign-in")).StatusCode);
    }

    [Fact]
    public async Task Tries_of_a_password_are_counted_apart_and_staff_at_work_are_not_counted()
    {
        await using var own = await World.Fresh(settings => settings with { RateLimit = "1000/3" });
        using var visitor = own.Visitor();
        var form = new Dictionary<string, string> { ["Email"] = "luis@cauce.example", ["Password"] = World.Password };
        Assert.Equal(HttpStatusCode.SeeOther, (await visitor.Submit("/console/sign-in", form)).StatusCode);
        using var other = own.Visitor();
        for (var i = 0; i < 2; i++)
            await other.Submit("/console/sign-in", new Dictionary<string, string> { ["Email"] = "x@cauce.example", ["Password"] = "x" });
        Assert.Equal(HttpStatusCode.TooManyRequests, (await other.Submit("/console/sign-in", form)).StatusCode);
        for (var i = 0; i < 6; i++)
            Assert.Equal(HttpStatusCode.SeeOther, (await visitor.Submit("/console/account", new Dictionary<string, string> { ["Name"] = "Luis Ferrer" })).StatusCode);
    }

    [Fact, Trait("Req", "E3")]
    public void Forwarded_addresses_are_believed_only_from_loopback_and_the_proxies_that_are_named()
    {
        var options = Proxies("10.1.2.3, 192.168.0.0/16");
        Assert.Equal(["10.1.2.3", "::1"], options.KnownProxies.Select(p => p.ToString()).Order(StringComparer.Ordinal));
        Assert.Equal(["127.0.0.0/8", "192.168.0.0/16"], options.KnownIPNetworks.Select(n => n.ToString()).Order(StringComparer.Ordinal));
        Assert.Throws<InvalidOperationException>(() => Proxies("everybody"));
    }

    private static ForwardedHeadersOptions Proxies(string proxies)
    {
        var services = new ServiceCollection();
        services.AddGuards(new Settings { Data = "", Proxies = proxies });
        return services.BuildServiceProvider().GetRequiredService<IOptions<ForwardedHeadersOptions>>().Value;
    }
}
