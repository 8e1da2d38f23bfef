using System.Net;
using System.Net.Http.Json;
using System.Text.Json.Nodes;
using Cauce.Domain.Cases;
using Microsoft.EntityFrameworkCore;

namespace Cauce.App.Tests.Cases;

/// <summary>The same request sent twice happens once.</summary>
public sealed class IdempotencyTests(World world)
{
    [Fact]
    public async Task The_same_key_and_body_give_the_same_answer_also_at_once()
    {
        using var ana = world.Api("ana");
        var key = Guid.NewGuid().ToString();
        var input = Some.Case();
        input["subject"] = key;
        var answers = await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => Send(ana, key, "/api/v1/cases", input)));
        Assert.All(answers, a => Assert.Equal(HttpStatusCode.Created, a.StatusCode));
        var bodies = await Task.WhenAll(answers.Select(a => a.Content.ReadAsStringAsync()));
        Assert.Single(bodies.Distinct());
        Assert.Single(answers.Select(a => a.Headers.Location!.ToString()).Distinct());
        Assert.Equal(bodies[0], await (await Send(ana, key, "/api/v1/cases", input)).Content.ReadAsStringAsync());
        await using var db = world.Db();
        Assert.Equal(1, await db.Set<Case>().CountAsync(c => c.Subject == key));
    }

    [Fact]
    public async Task The_same_key_with_another_body_is_refused()
    {
        using var ana = world.Api("ana");
        var key = Guid.NewGuid().ToString();
        Assert.Equal(HttpStatusCode.Created, (await Send(ana, key, "/api/v1/cases", Some.Case())).StatusCode);
        var other = await Send(ana, key, "/api/v1/cases", Some.Case("complaint"));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, other.StatusCode);
        Assert.Equal("idempotency.key-reused", (string)(await other.Content.ReadFromJsonAsync<JsonObject>())!["code"]!);
        using var luis = world.Api("luis");
        Assert.Equal(HttpStatusCode.Created, (await Send(luis, key, "/api/v1/cases", Some.Case("complaint"))).StatusCode);
    }

    [Fact]
    public async Task A_verb_sent_twice_happens_once_and_a_refused_one_may_be_sent_again()
    {
        using var ana = world.Api("ana");
        var number = await ana.Register();
        var (note, close) = (Guid.NewGuid().ToString(), Guid.NewGuid().ToString());
        var sent = await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => Send(ana, note, $"/api/v1/cases/{number}/notes", new JsonObject { ["text"] = "Una vez" })));
        Assert.Single((await Task.WhenAll(sent.Select(s => s.Content.ReadAsStringAsync()))).Distinct());
        Assert.Single((await ana.Read(number, "/messages"))["items"]!.AsArray());
        Assert.Equal(HttpStatusCode.Conflict, (await Send(ana, close, $"/api/v1/cases/{number}/closure", [])).StatusCode);
        await ana.Act(number, "solution", new { text = "Hecho" });
        await ana.Act(number, "acceptance", new { accepted = true, evidence = "Lo dijo" });
        Assert.Equal(HttpStatusCode.OK, (await Send(ana, close, $"/api/v1/cases/{number}/closure", [])).StatusCode);
    }

    private static Task<HttpResponseMessage> Send(HttpClient api, string key, string url, JsonObject body)
    {
        var request = new HttpRequestMessage(HttpMethod.Post, url) { Content = JsonContent.Create(body) };
        request.Headers.Add("Idempotency-Key", key);
        return api.SendAsync(request);
    }
}
