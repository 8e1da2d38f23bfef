using System.Net;
using System.Net.Http.Json;
using System.Text;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using Cauce.App.Tests.Architecture;
using Cauce.App.Tests.Cases;
using Cauce.App.Tests.Portal;
using Cauce.Domain.Cases;
using Cauce.Domain.Communication;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Cauce.App.Tests.Hostile;

/// <summary>What has been found in other products of this kind, tried on ours. Some have their test beside their subject.</summary>
public sealed partial class KnownAttackTests(World world)
{
    /// <summary>Enough of everything that no route stops at the form of its input.</summary>
    private const string Anything = """
        {"kind":"note","text":"x","severity":"minor","urgency":"low","owner":"rosa@cauce.example","cause":"x","consequences":"x","customerImpact":1,"companyImpact":1,
         "reason":"x","what":"x","accepted":true,"evidence":"x","other":"REC-2026-000001","person":"rosa@cauce.example","branch":"norte","into":"REC-2026-000001","messages":[]}
        """;

    [Fact, Trait("Req", "D1")]
    public async Task No_route_of_the_API_opens_or_changes_a_case_of_another_branch()
    {
        using var ana = world.Api("ana");
        using var rosa = world.Api("rosa");
        var number = await ana.Register();
        var before = await ana.Read(number);
        var history = await ana.History(number);
        var opened = new List<string>();
        foreach (var (method, pattern) in Routes().Where(r => r.Pattern.StartsWith("/api/v1/cases/{number}", StringComparison.Ordinal)))
        {
            using var request = new HttpRequestMessage(new HttpMethod(method), Filled(pattern, number)) { Content = new StringContent(Anything, Encoding.UTF8, "application/json") };
            using var response = await rosa.SendAsync(request);
            // 403 where her role may not at all; 400 where a word is none of the catalogue. Neither has looked at the case.
            if (response.StatusCode is not (HttpStatusCode.NotFound or HttpStatusCode.Forbidden or HttpStatusCode.BadRequest))
                opened.Add($"{method} {pattern} {(int)response.StatusCode}");
        }
        Assert.Empty(opened);
        Assert.Equal(before.ToJsonString(), (await ana.Read(number)).ToJsonString());
        Assert.Equal(history, await ana.History(number));
    }

    [Fact, Trait("Req", "D1")]
    public async Task No_page_opens_or_changes_a_case_of_another_branch()
    {
        using var ana = world.Api("ana");
        using var rosa = await world.SignedIn("rosa");
        var number = await ana.Register();
        var history = await ana.History(number);
        var token = await rosa.Token("/console/cases/new");
        var opened = new List<string>();
        foreach (var (method, pattern) in Routes().Where(r => r.Pattern.StartsWith("/console/cases/{number}", StringComparison.Ordinal)))
        {
            using var request = new HttpRequestMessage(new HttpMethod(method), Filled(pattern, number) + (pattern.EndsWith("colleagues", StringComparison.Ordinal) ? "?q=a" : ""));
            if (method != "GET")
                request.Content = new Dictionary<string, string> { ["Kind"] = "note", ["Text"] = "x", ["Reason"] = "x", ["Owner"] = "rosa@cauce.example", ["__RequestVerificationToken"] = token }.AsForm();
            using var response = await rosa.SendAsync(request);
            if (response.StatusCode is not (HttpStatusCode.NotFound or HttpStatusCode.Forbidden or HttpStatusCode.UnsupportedMediaType))
                opened.Add($"{method} {pattern} {(int)response.StatusCode}");
        }
        Assert.Empty(opened);
        Assert.Equal(history, await ana.History(number));
    }

    [Fact, Trait("Req", "D1")]
    public async Task The_number_of_a_case_that_may_not_be_seen_finds_nothing_anywhere()
    {
        using var ana = world.Api("ana");
        var number = await ana.Register();
        using var api = world.Api("rosa");
        using var rosa = await world.SignedIn("rosa");
        Assert.Empty((await api.Read("", $"?q={number}"))["items"]!.AsArray());
        foreach (var address in new[] { $"/console/search?q={number}", $"/console/search/suggest?q={number}", $"/console/cases?q={number}", $"/console/cases.csv?q={number}" })
        {
            var found = await rosa.GetAsync(address);
            Assert.DoesNotContain($"/console/cases/{number}", found.Headers.Location?.ToString() ?? "", StringComparison.Ordinal);
            Assert.DoesNotContain($"cases/{number}", await found.Content.ReadAsStringAsync(), StringComparison.Ordinal);
        }
    }

    [Theory, Trait("Req", "B6")]
    [InlineData("https://evil.example/", "/")]
    [InlineData("{0}//evil.example/", "/")]
    [InlineData("{0}/x//evil.example", "/")]
    [InlineData("{0}/new/claim", "/new/claim")]
    public async Task Choosing_a_language_leads_nobody_away(string referer, string expected)
    {
        using var visitor = world.Visitor();
        using var request = new HttpRequestMessage(HttpMethod.Get, "/language/es");
        request.Headers.TryAddWithoutValidation("Referer", string.Format(System.Globalization.CultureInfo.InvariantCulture, referer, world.Url));
        using var response = await visitor.SendAsync(request);
        Assert.Equal(expected, response.Headers.Location!.ToString());
    }

    [Fact, Trait("Req", "E8")]
    public async Task The_host_that_a_caller_names_is_in_no_letter_and_on_no_page()
    {
        using var visitor = world.Visitor();
        visitor.DefaultRequestHeaders.Host = "evil.example";
        visitor.DefaultRequestHeaders.Add("X-Forwarded-Host", "evil.example");
        var key = await visitor.NewCase();
        var id = (await world.CaseOf(key)).Id;
        await using var db = world.Db();
        var letter = await db.Set<OutboxMessage>().SingleAsync(m => m.CaseId == id);
        Assert.DoesNotContain("evil.example", letter.Text + letter.Html, StringComparison.Ordinal);
        Assert.DoesNotContain("evil.example", await visitor.GetStringAsync($"/thanks/{key}") + await visitor.GetStringAsync($"/track/{key}/receipt.html"), StringComparison.Ordinal);
    }

    [Fact, Trait("Req", "D10")]
    public async Task What_a_form_does_not_ask_for_is_not_taken_from_it()
    {
        using var visitor = world.Visitor();
        var chosen = Guid.NewGuid();
        var fields = Complaining.Complaint();
        foreach (var (name, value) in new[]
        {
            ("Severity", "critical"), ("Urgency", "high"), ("Owner", "rosa@cauce.example"), ("Owner.Id", chosen.ToString()), ("Id", chosen.ToString()), ("ImportKey", "x"), ("Channel", "letter"),
            ("ReceivedAt", "2020-01-01"), ("Kind", "misconductReport"), ("Subject", "otro"), ("Product", "x"), ("Customer.Reference", "C-1"), ("OnRecord", chosen.ToString()), ("Files[0].Name", "x"), ("Stage", "closed"),
        })
            fields[name] = value;
        var made = await world.CaseOf(await visitor.NewCase(fields));
        Assert.Equal(("claim", "web", Severity.Minor), (made.Kind, made.Channel, made.Severity));
        Assert.True(made.ReceivedAt > DateTimeOffset.UtcNow.AddMinutes(-5) && made.IsOpen && made.Id.Value != chosen && made.Subject != "otro");
        using var ana = world.Api("ana");
        var body = Some.Case();
        foreach (var name in new[] { "id", "importKey", "number", "stage", "ownerId", "version", "closedAt", "trackingKeyHash" })
            body[name] = chosen.ToString();
        var sent = await ana.Read(await ana.Register(body));
        Assert.NotEqual("closed", (string?)sent["stage"]);
        Assert.DoesNotContain(chosen.ToString(), sent.ToJsonString(), StringComparison.Ordinal);
    }

    [Fact, Trait("Req", "B2"), Trait("Req", "B3")]
    public async Task The_name_of_a_file_is_text_and_a_drawing_with_a_program_in_it_runs_nowhere()
    {
        using var visitor = world.Visitor();
        var svg = "<svg xmlns=\"http://www.w3.org/2000/svg\" onload=\"alert(1)\"><script>alert(1)</script></svg>"u8.ToArray();
        var response = await visitor.Complain(Complaining.Complaint(), "claim", ("<img src=x onerror=alert(1)>.svg", svg), ("'onclick='alert(1).jpg", Complaining.Jpeg()));
        Assert.Equal(HttpStatusCode.SeeOther, response.StatusCode);
        var key = response.Headers.Location!.ToString().Split('/')[^1];
        var page = await visitor.Open($"/track/{key}");
        Assert.DoesNotContain(page.All, e => e.Attributes.Any(a => a.Name.StartsWith("on", StringComparison.Ordinal)) || (e.LocalName == "img" && e.GetAttribute("src") == "x"));
        foreach (var link in page.QuerySelectorAll("#talk a[href*='/files/']").Select(a => a.GetAttribute("href")!).Distinct())
        {
            using var file = await visitor.GetAsync(link);
            Assert.NotEqual("image/svg+xml", file.Content.Headers.ContentType!.MediaType);
            Assert.Contains("sandbox", Assert.Single(file.Headers.GetValues("Content-Security-Policy")), StringComparison.Ordinal);
            Assert.True(file.Content.Headers.ContentDisposition?.DispositionType == "attachment" || file.Content.Headers.ContentType.MediaType == "image/jpeg");
        }
    }

    [Fact]
    public async Task Nothing_private_stays_in_a_cache()
    {
        using var visitor = world.Visitor();
        var key = await visitor.NewCase();
        using var ana = await world.SignedIn("ana");
        using var api = world.Api("ana");
        var number = await api.Register();
        foreach (var (client, address) in new[]
        {
            (visitor, $"/track/{key}"), (visitor, $"/thanks/{key}"), (visitor, $"/track/{key}/receipt"), (visitor, $"/track/{key}/receipt.html"), (visitor, $"/survey/{key}"),
            (ana, "/console"), (ana, "/console/cases"), (ana, $"/console/cases/{number}"), (ana, $"/console/cases/{number}/history"), (ana, "/console/search?q=caja"),
            (ana, "/console/customers"), (ana, "/console/customers/suggest?q=ca"), (api, $"/api/v1/cases/{number}"), (api, "/api/v1/cases"),
        })
        {
            using var answer = await client.GetAsync(address);
            Assert.True(answer.Headers.CacheControl?.NoStore, $"{address} may be kept");
        }
        using var asset = await visitor.GetAsync(App.Shared.AssetFiles.Url("portal.css"));
        Assert.True(asset.Headers.CacheControl!.Public);
    }

    [Fact, Trait("Req", "D12")]
    public async Task The_key_of_a_case_cannot_be_guessed_and_stands_nowhere()
    {
        using var visitor = world.Visitor();
        var keys = new[] { await visitor.NewCase(), await visitor.NewCase() };
        Assert.All(keys, key => Assert.True(key.Length >= 22 && Key().IsMatch(key), key));
        Assert.NotEqual(keys[0][..8], keys[1][..8]);
        await using var db = world.Db();
        var made = await world.CaseOf(keys[0]);
        Assert.DoesNotContain(keys[0], System.Text.Json.JsonSerializer.Serialize(made.TrackingKeyHash) + made.Number + made.Id, StringComparison.Ordinal);
        var almost = keys[0][..^1] + (keys[0][^1] == 'A' ? 'Q' : 'A');
        var (one, other) = (await visitor.GetAsync($"/track/{almost}"), await visitor.GetAsync("/track/x"));
        Assert.Equal((HttpStatusCode.NotFound, HttpStatusCode.NotFound), (one.StatusCode, other.StatusCode));
        Assert.Equal((await one.Parse()).QuerySelector("main")!.TextContent, (await other.Parse()).QuerySelector("main")!.TextContent);
    }

    [Fact]
    public async Task Parts_of_an_input_that_are_null_are_as_good_as_absent()
    {
        using var ana = world.Api("ana");
        var body = Some.Case();
        body["customer"] = body["document"] = body["product"] = null;
        Assert.Equal(HttpStatusCode.Created, (await ana.PostAsJsonAsync("/api/v1/cases", body)).StatusCode);
        var number = await ana.Register();
        Assert.Equal(HttpStatusCode.BadRequest, (await ana.Try(number, "splitting", new { messages = (string?)null })).StatusCode);
    }

    [Fact]
    public async Task A_body_that_is_too_deep_or_too_large_is_refused_and_not_read_to_its_end()
    {
        using var ana = world.Api("ana");
        var deep = string.Concat(Enumerable.Repeat("{\"customer\":", 5000)) + "1" + new string('}', 5000);
        using var refused = await ana.PostAsync("/api/v1/cases", new StringContent(deep, Encoding.UTF8, "application/json"));
        Assert.Equal(HttpStatusCode.BadRequest, refused.StatusCode);
        var body = Some.Case();
        body["description"] = new string('x', 100_001);
        Assert.Equal(HttpStatusCode.BadRequest, (await ana.PostAsJsonAsync("/api/v1/cases", body)).StatusCode);
        using var request = new HttpRequestMessage(HttpMethod.Post, "/api/v1/cases") { Content = new ByteArrayContent(new byte[40 * 1024 * 1024]) };
        request.Headers.ExpectContinue = true;
        request.Content.Headers.ContentType = new("application/json");
        using var large = await ana.SendAsync(request);
        Assert.Equal(HttpStatusCode.RequestEntityTooLarge, large.StatusCode);
    }

    /// <summary>Mail goes by the companion to the server of the settings; nothing else is asked for anything.</summary>
    [Fact, Trait("Req", "C1"), Trait("Req", "B8")]
    public void Addresses_that_somebody_typed_are_opened_in_one_place_that_looks_where_they_lead() =>
        Assert.Equal(["src/Cauce.App/Intake/Messengers/OutsideHttp.cs"], Sources.All("src", ".cs", ".razor").Where(file => Caller().IsMatch(file.Text)).Select(file => file.Path));

    private IEnumerable<(string Method, string Pattern)> Routes() =>
        from endpoint in world.Services.GetRequiredService<EndpointDataSource>().Endpoints.OfType<RouteEndpoint>()
        from method in endpoint.Metadata.GetMetadata<IHttpMethodMetadata>()?.HttpMethods ?? []
        select (method, "/" + endpoint.RoutePattern.RawText!.Trim('/'));

    private static string Filled(string pattern, string number) =>
        Parameter().Replace(pattern.Replace("{number}", number, StringComparison.Ordinal), match => match.Value.Contains("guid", StringComparison.Ordinal) ? Guid.Empty.ToString() : "note");

    [GeneratedRegex(@"\{[^}]+\}", RegexOptions.NonBacktracking)]
    private static partial Regex Parameter();

    [GeneratedRegex("^[A-Za-z0-9_-]+$", RegexOptions.NonBacktracking)]
    private static partial Regex Key();

    [GeneratedRegex(@"\b(HttpClient|WebClient|WebRequest|TcpClient|ClientWebSocket)\b", RegexOptions.NonBacktracking | RegexOptions.ExplicitCapture)]
    private static partial Regex Caller();
}
