using System.Net.Http.Json;
using System.Text.Json.Nodes;
using Cauce.App.Tests.Cases;
using Cauce.Domain.Cases;
using Cauce.Domain.Communication;
using Microsoft.EntityFrameworkCore;

namespace Cauce.App.Tests.Communication.Incidents;

/// <summary>An incident with cases under it, and one act for all, through the API.</summary>
internal static class Telling
{
    public static async Task<string> Child(this HttpClient api, string parent, JsonObject customer)
    {
        var body = Some.Case();
        body["customer"] = customer;
        var number = await api.Register(body);
        Assert.Null((string?)(await api.Join(parent, number))[0]!["code"]);
        return number;
    }

    public static JsonObject Customer(string name, string? email, string language = "es", string? phone = null, string? prefers = null) => new()
    {
        ["name"] = name, ["email"] = email, ["language"] = language, ["phone"] = phone, ["preferredChannel"] = prefers,
    };

    public static async Task<JsonArray> Join(this HttpClient api, string parent, params string[] children)
    {
        var response = await api.PostAsJsonAsync($"/api/v1/cases/{parent}/children", new { numbers = children });
        Assert.True(response.IsSuccessStatusCode, await response.Content.ReadAsStringAsync());
        return (await response.Content.ReadFromJsonAsync<JsonArray>())!;
    }

    /// <summary>The code of the refusal of each number; null where it was joined.</summary>
    public static async Task<string?> JoinOne(this HttpClient api, string parent, string child) => (string?)(await api.Join(parent, child))[0]!["code"];

    public static Task<JsonObject> Plan(this HttpClient api, string parent, object words) => api.Act(parent, "circulars", With(words, dryRun: true));

    /// <summary>Starts it and waits until it is finished.</summary>
    public static async Task<JsonObject> Tell(this HttpClient api, string parent, object words)
    {
        var started = await api.Act(parent, "circulars", With(words, dryRun: false));
        return await api.Finished((Guid)started["id"]!);
    }

    public static async Task<JsonObject> Finished(this HttpClient api, Guid id)
    {
        for (var tries = 0; tries < 1200; tries++)
        {
            var seen = await api.Done(await api.GetAsync($"/api/v1/circulars/{id}"));
            if ((string)seen["state"]! == "finished")
                return seen;
            await Task.Delay(50);
        }
        throw new TimeoutException("The circular did not finish within a minute");
    }

    public static string? CodeOf(this JsonObject seen, string number, string field) =>
        (string?)seen["lines"]!.AsArray().Single(l => (string)l!["case"]! == number)![field];

    public static async Task<List<OutboxMessage>> LettersOf(this World world, string number, string letter)
    {
        await using var db = world.Db();
        var id = await db.Set<Case>().Where(c => c.Number == number).Select(c => c.Id).SingleAsync();
        return await db.Set<OutboxMessage>().Where(m => m.CaseId == id && m.Letter == letter).ToListAsync();
    }

    /// <summary>Lets one of the cast see a confidential case.</summary>
    public static async Task Name(this World world, string number, string who)
    {
        await using var db = world.Db();
        var (id, staff) = (await db.Set<Case>().Where(c => c.Number == number).Select(c => c.Id).SingleAsync(), await world.IdOf(who));
        if (!await db.Set<CaseAccess>().AnyAsync(a => a.CaseId == id && a.StaffId == staff))
        {
            db.Add(new CaseAccess(id, staff, DateTimeOffset.UtcNow));
            await db.SaveChangesAsync();
        }
    }

    private static JsonObject With(object words, bool dryRun)
    {
        var body = System.Text.Json.JsonSerializer.SerializeToNode(words)!.AsObject();
        body["dryRun"] = dryRun;
        return body;
    }
}
