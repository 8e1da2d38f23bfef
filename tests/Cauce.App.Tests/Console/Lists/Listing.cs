using System.Net.Http.Json;
using System.Text.Json.Nodes;
using Cauce.App.Cases;
using Microsoft.Extensions.DependencyInjection;

namespace Cauce.App.Tests.Console.Lists;

/// <summary>Registers cases that a test tells apart by a word of its own, and lists them by the API.</summary>
internal static class Listing
{
    /// <summary>A word nobody else uses.</summary>
    public static string Word() => "zq" + string.Concat(Guid.NewGuid().ToString("n").Take(12).Select(c => char.IsAsciiDigit(c) ? (char)('g' + (c - '0')) : c));

    public static async Task<string> Register(this HttpClient api, string subject, params (string Field, JsonNode? Value)[] facts)
    {
        var body = Some.Case();
        body["subject"] = subject;
        foreach (var (field, value) in facts)
            body[field] = value;
        var response = await api.PostAsJsonAsync("/api/v1/cases", body);
        Assert.True(response.IsSuccessStatusCode, await response.Content.ReadAsStringAsync());
        return (string)(await response.Content.ReadFromJsonAsync<JsonObject>())!["number"]!;
    }

    /// <summary>A report of misconduct, as somebody makes it on the portal: nobody is named on it yet.</summary>
    public static async Task<string> Report(this World world, string subject)
    {
        var input = new RegisterCase.Input { Kind = "misconductReport", Subject = subject, Description = "Lo que vi", OccurredAt = "2026-01-01", Channel = "web" };
        return (await world.Services.GetRequiredService<RegisterCase>().Do(input, Actor.Visitor)).Number;
    }

    public static async Task<(List<string> Numbers, string? Next)> List(this HttpClient api, string query)
    {
        var response = await api.GetAsync("/api/v1/cases?" + query);
        Assert.True(response.IsSuccessStatusCode, await response.Content.ReadAsStringAsync());
        var page = (await response.Content.ReadFromJsonAsync<JsonObject>())!;
        return ([.. page["items"]!.AsArray().Select(item => (string)item!["number"]!)], (string?)page["next"]);
    }
}
