using System.Collections.Concurrent;
using System.Net;
using System.Net.Http.Json;
using System.Text;
using System.Text.Json.Nodes;
using Cauce.App.Cases;
using Cauce.App.Tests.Portal;
using Cauce.Domain.Cases;
using Microsoft.EntityFrameworkCore;
using Text = Cauce.Domain.Common.Text;

namespace Cauce.App.Tests.Hostile;

/// <summary>A Cauce into which every hostile string went by the API and by the form of the portal, as subject, text and name.</summary>
public sealed class HostileWorld : IAsyncLifetime
{
    internal const int AtATime = 8;

    private readonly ConcurrentBag<Planted> planted = [];

    internal World World { get; private set; } = null!;

    internal IReadOnlyList<Planted> ByApi { get; private set; } = [];

    internal IReadOnlyList<Planted> ByPortal { get; private set; } = [];

    /// <summary>What was answered otherwise than it should have been.</summary>
    internal ConcurrentBag<string> Wrong { get; } = [];

    public async ValueTask InitializeAsync()
    {
        World = await World.Fresh();
        using var api = World.Api("ana");
        await Parallel.ForEachAsync(HostileStrings.All, Some, async (text, _) => await PlantByApi(api, text));
        ByApi = [.. planted];
        planted.Clear();
        using var visitor = World.Visitor();
        var token = await visitor.Token("/new/claim");
        await Parallel.ForEachAsync(HostileStrings.All, Some, async (text, _) => await PlantByPortal(visitor, token, text));
        await using var db = World.Db();
        var numbers = await db.Set<Case>().ToDictionaryAsync(c => Convert.ToHexString(c.TrackingKeyHash), c => c.Number);
        ByPortal = [.. planted.Select(p => p with { Number = numbers[Convert.ToHexString(TrackingKeys.Hash(p.Key!))] })];
    }

    public ValueTask DisposeAsync() => World.DisposeAsync();

    internal static ParallelOptions Some => new() { MaxDegreeOfParallelism = AtATime };

    private async Task PlantByApi(HttpClient api, string text)
    {
        var line = Text.WhyNotLine(text, "") is null;
        var body = $$"""
            {"kind":"claim","subject":{{HostileStrings.Json(line ? text : "Asunto")}},"description":{{HostileStrings.Json(text)}},"occurredAt":"2026-03-02",
             "customer":{"name":{{HostileStrings.Json(line ? text : "Nombre")}}} }
            """;
        using var response = await api.PostAsync("/api/v1/cases", new StringContent(body, Encoding.UTF8, "application/json"));
        if (Text.WhyNotBody(text, "") is not null)
            Note(response.StatusCode == HttpStatusCode.BadRequest, "API", text, response);
        else if (Note(response.StatusCode == HttpStatusCode.Created, "API", text, response))
            planted.Add(new Planted(text, line ? text.Trim() : null, (string)(await response.Content.ReadFromJsonAsync<JsonObject>())!["number"]!, null));
    }

    /// <remarks>A mark of byte order at the beginning of a field is taken by the form as what it is, and is no part of the text.</remarks>
    private async Task PlantByPortal(HttpClient visitor, string token, string sent)
    {
        var text = sent.StartsWith('\ufeff') ? sent[1..] : sent;
        var line = Text.WhyNotLine(text, "") is null;
        var fields = Complaining.Complaint();
        // Their letters have a test of their own.
        fields["Customer.Email"] = "";
        fields["Customer.PreferredChannel"] = "phone";
        fields["Description"] = sent;
        fields["Customer.Name"] = line ? text : "Nombre";
        fields["__RequestVerificationToken"] = token;
        using var response = await visitor.PostAsync("/new/claim", fields.AsForm());
        if (Text.WhyNotBody(text, "") is not null)
            Note(response.StatusCode == HttpStatusCode.UnprocessableEntity, "portal", text, response);
        else if (Note(response.StatusCode == HttpStatusCode.SeeOther, "portal", text, response))
            planted.Add(new Planted(text, line ? text.Trim() : null, "", response.Headers.Location!.ToString().Split('/')[^1]));
    }

    private bool Note(bool right, string door, string text, HttpResponseMessage response)
    {
        if (!right)
            Wrong.Add($"{door} {(int)response.StatusCode}: {HostileStrings.Json(text)}");
        return right;
    }
}

/// <param name="Line">The same as a line; null where it has no single line.</param>
/// <param name="Key">The customer's, where it came by the portal.</param>
internal sealed record Planted(string Text, string? Line, string Number, string? Key);
