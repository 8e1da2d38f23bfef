using System.Net;
using System.Net.Http.Json;
using System.Text.Json.Nodes;

namespace Cauce.App.Tests.Console.Desk;

/// <summary>Cases for the desk's tests, made and moved on by the API.</summary>
internal static class DeskCases
{
    /// <summary>Its number.</summary>
    public static async Task<string> Registered(this World world, string by = "ana", Action<JsonObject>? change = null)
    {
        var input = Some.Case();
        change?.Invoke(input);
        return (string)(await world.Post(by, "", input))["number"]!;
    }

    /// <param name="verb">Below the case's address: <c>solution</c>.</param>
    public static Task<JsonNode> Act(this World world, string by, string number, string verb, object input) => world.Post(by, $"/{number}/{verb}", input);

    public static string Page(string number, string below = "") => $"/console/cases/{number}{below}";

    private static async Task<JsonNode> Post(this World world, string by, string path, object input)
    {
        using var client = world.Api(by);
        var response = await client.PostAsJsonAsync("/api/v1/cases" + path, input);
        var text = await response.Content.ReadAsStringAsync();
        Assert.True(response.StatusCode is HttpStatusCode.OK or HttpStatusCode.Created or HttpStatusCode.Accepted, $"{response.StatusCode}: {text}");
        return JsonNode.Parse(text)!;
    }
}
