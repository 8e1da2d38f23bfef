using System.Net.Http.Json;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;

namespace Cauce.App.Tests.Architecture;

/// <summary>The description other programs are written from.</summary>
public sealed class OpenApiTests(World world)
{
    [Fact]
    public async Task The_description_of_the_API_is_the_one_that_was_reviewed()
    {
        Snapshot.Holds("openapi.txt", OpenApiOutline.Of(await Document()));
    }

    [Fact]
    public async Task Every_route_of_the_API_is_described_and_no_page_is()
    {
        var routes = from endpoint in world.Services.GetRequiredService<EndpointDataSource>().Endpoints.OfType<RouteEndpoint>()
                     let path = "/" + endpoint.RoutePattern.RawText!.Trim('/').Replace(":guid", "", StringComparison.Ordinal)
                     where path.StartsWith("/api/", StringComparison.Ordinal) || path is "/healthz" or "/readyz"
                     from method in endpoint.Metadata.GetMetadata<IHttpMethodMetadata>()!.HttpMethods
                     select $"{method} {path}";
        var told = Operations(await Document()).Select(o => $"{o.Method} {o.Path}");
        Assert.Equal(routes.Order(StringComparer.Ordinal), told.Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task Every_operation_says_what_it_does_who_may_and_what_goes_wrong()
    {
        var wrong = new List<string>();
        foreach (var (method, path, operation) in Operations(await Document()).Where(o => o.Path.StartsWith("/api/", StringComparison.Ordinal)))
        {
            var answers = operation["responses"]!.AsObject();
            string[] expected = ["400", "401", "403", .. path.Contains('{', StringComparison.Ordinal) ? ["404"] : Array.Empty<string>(),
                .. method == "GET" ? Array.Empty<string>() : ["409"], .. method == "POST" ? ["422"] : Array.Empty<string>()];
            wrong.AddRange(expected.Where(status => answers[status]?["content"]?["application/problem+json"] is null).Select(status => $"{method} {path} lacks {status}"));
            if (!answers.Any(a => a.Key[0] == '2') || (answers["204"] is null && answers.First(a => a.Key[0] == '2').Value!["content"] is null))
                wrong.Add($"{method} {path} does not say what it answers");
            if (string.IsNullOrWhiteSpace((string?)operation["summary"]) || operation["tags"] is null)
                wrong.Add($"{method} {path} has no summary or no tag");
            if (operation["security"]?[0]?["bearer"] is null)
                wrong.Add($"{method} {path} does not ask for a key");
            if ((method == "POST") != Parameters(operation).Contains("Idempotency-Key"))
                wrong.Add($"{method} {path}: the idempotency key");
        }
        Assert.Empty(wrong);
    }

    [Fact]
    public async Task Names_are_unique_and_every_reference_leads_somewhere()
    {
        var document = await Document();
        var ids = Operations(document).Select(o => (string)o.Operation["operationId"]!).ToList();
        Assert.Equal(ids.Count, ids.Distinct().Count());
        var dangling = References(document).Where(reference => Follow(document, reference) is null).Distinct();
        Assert.Empty(dangling);
        Assert.Equal("#/components/schemas/ClassifyCase",
            (string?)document["paths"]!["/api/v1/cases/{number}/classification"]!["post"]!["requestBody"]!["content"]!["application/json"]!["schema"]!["$ref"]);
    }

    [Fact]
    public async Task The_description_does_not_repeat_the_host_that_the_caller_sent()
    {
        using var client = world.Visitor();
        using var request = new HttpRequestMessage(HttpMethod.Get, "/openapi/v1.json");
        request.Headers.Host = "evil.example";
        using var response = await client.SendAsync(request);
        Assert.DoesNotContain("evil.example", await response.Content.ReadAsStringAsync(), StringComparison.Ordinal);
    }

    private static IEnumerable<(string Method, string Path, JsonObject Operation)> Operations(JsonObject document) =>
        from path in document["paths"]!.AsObject()
        from operation in path.Value!.AsObject()
        select (operation.Key.ToUpperInvariant(), path.Key, operation.Value!.AsObject());

    private static IEnumerable<string> Parameters(JsonObject operation) =>
        operation["parameters"]?.AsArray().Select(p => (string)p!["name"]!) ?? [];

    private static IEnumerable<string> References(JsonNode? node) => node switch
    {
        JsonObject map => map.SelectMany(pair => pair is { Key: "$ref", Value: JsonValue reference } ? [(string)reference!] : References(pair.Value)),
        JsonArray list => list.SelectMany(References),
        _ => [],
    };

    private static JsonNode? Follow(JsonNode document, string reference) =>
        reference.Split('/').Skip(1).Aggregate((JsonNode?)document, (node, part) => (node as JsonObject)?[part]);

    private async Task<JsonObject> Document()
    {
        using var client = world.Visitor();
        return (await client.GetFromJsonAsync<JsonObject>("/openapi/v1.json"))!;
    }
}
