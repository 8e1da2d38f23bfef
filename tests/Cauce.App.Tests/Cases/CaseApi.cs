using System.Net;
using System.Net.Http.Json;
using System.Text.Json.Nodes;

namespace Cauce.App.Tests.Cases;

/// <summary>A case worked through the API by one of the cast.</summary>
internal static class CaseApi
{
    public static async Task<string> Register(this HttpClient api, JsonObject? input = null) =>
        (string)(await api.Done(await api.PostAsJsonAsync("/api/v1/cases", input ?? Some.Case())))["number"]!;

    /// <summary>The verb as a noun; it must be done.</summary>
    public static async Task<JsonObject> Act(this HttpClient api, string number, string noun, object? input = null) =>
        await api.Done(await api.Try(number, noun, input));

    public static Task<HttpResponseMessage> Try(this HttpClient api, string number, string noun, object? input = null) =>
        input is null ? api.PostAsync($"/api/v1/cases/{number}/{noun}", null) : api.PostAsJsonAsync($"/api/v1/cases/{number}/{noun}", input);

    /// <summary>The code of the refusal.</summary>
    public static async Task<string> Refused(this HttpClient api, string number, string noun, object? input = null)
    {
        var response = await api.Try(number, noun, input);
        Assert.False(response.IsSuccessStatusCode, await response.Content.ReadAsStringAsync());
        return (string?)(await response.Content.ReadFromJsonAsync<JsonObject>())!["code"] ?? "";
    }

    public static async Task<JsonObject> Read(this HttpClient api, string number, string part = "") =>
        await api.Done(await api.GetAsync($"/api/v1/cases/{number}{part}"));

    public static async Task<List<string>> History(this HttpClient api, string number) =>
        [.. (await api.Read(number, "/history"))["items"]!.AsArray().Select(e => (string)e!["what"]!)];

    public static async Task<JsonObject> Done(this HttpClient api, HttpResponseMessage response)
    {
        Assert.True(response.IsSuccessStatusCode, $"{response.RequestMessage!.RequestUri}: {(int)response.StatusCode} {await response.Content.ReadAsStringAsync()}");
        return response.StatusCode == HttpStatusCode.NoContent ? [] : (await response.Content.ReadFromJsonAsync<JsonObject>())!;
    }
}
