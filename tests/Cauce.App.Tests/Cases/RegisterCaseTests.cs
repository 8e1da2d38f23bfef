using System.Net;
using System.Net.Http.Json;
using System.Text.Json.Nodes;
using Cauce.Domain.Cases;
using Microsoft.EntityFrameworkCore;

namespace Cauce.App.Tests.Cases;

public sealed class RegisterCaseTests(World world)
{
    [Fact, Trait("Req", "A06"), Trait("Req", "B05"), Trait("Req", "C04")]
    public async Task A_case_registered_by_the_api_has_a_number_clocks_and_an_acknowledgement()
    {
        using var api = world.Api("ana");
        var response = await api.PostAsJsonAsync("/api/v1/cases", Some.Case());
        Assert.Equal(HttpStatusCode.Created, response.StatusCode);
        var made = (await response.Content.ReadFromJsonAsync<JsonObject>())!;
        Assert.Matches(@"^REC-\d{4}-\d{6}$", (string)made["number"]!);
        Assert.Equal("acknowledged", (string)made["stage"]!);
        Assert.Equal(3, made["clocks"]!.AsArray().Count);
        Assert.All(made["clocks"]!.AsArray(), clock => Assert.NotEqual("", (string)clock!["explanation"]!));
        var read = await api.GetFromJsonAsync<JsonObject>(response.Headers.Location);
        Assert.Equal((string)made["number"]!, (string)read!["number"]!);
    }

    [Fact, Trait("Req", "A06")]
    public async Task Sixteen_registrations_at_once_and_refusals_among_them_leave_no_gap_and_no_double()
    {
        await using var own = await World.Fresh();
        using var api = own.Api("ana");
        var answers = await Task.WhenAll(Enumerable.Range(0, 16).Select(async worker =>
        {
            var numbers = new List<string>();
            for (var i = 0; i < 10; i++)
            {
                var wrong = (worker + i) % 4 == 0;
                var response = await api.PostAsJsonAsync("/api/v1/cases", Some.Case(product: wrong ? "no-such-product" : null));
                if (wrong)
                    Assert.Equal(HttpStatusCode.BadRequest, response.StatusCode);
                else
                {
                    Assert.True(response.StatusCode == HttpStatusCode.Created, await response.Content.ReadAsStringAsync());
                    numbers.Add((string)(await response.Content.ReadFromJsonAsync<JsonObject>())!["number"]!);
                }
            }
            return numbers;
        }));
        var ordinals = answers.SelectMany(n => n).Select(n => int.Parse(n.Split('-')[2])).Order().ToList();
        Assert.Equal(Enumerable.Range(1, ordinals.Count), ordinals);
        await using var db = own.Db();
        Assert.Equal(ordinals.Count, await db.Set<Case>().CountAsync());
        Assert.Equal(ordinals.Count, await db.Set<Case>().MaxAsync(c => c.Seq));
    }

    [Fact, Trait("Req", "B07"), Trait("Req", "B08")]
    public async Task Date_priority_responsible_and_document_are_there_from_the_first_moment()
    {
        using var ana = world.Api("ana");
        var input = Some.Case();
        input["receivedAt"] = "2026-03-05";
        input["occurredAt"] = "2026-03-04";
        input["severity"] = "serious";
        input["urgency"] = "high";
        input["document"] = new JsonObject { ["type"] = "deliveryNote", ["number"] = "ALB-8812" };
        var made = (await (await ana.PostAsJsonAsync("/api/v1/cases", input)).Content.ReadFromJsonAsync<JsonObject>())!;
        var read = (await ana.GetFromJsonAsync<JsonObject>($"/api/v1/cases/{made["number"]}"))!;
        foreach (var shown in new[] { made, read })
        {
            Assert.StartsWith("2026-03-0", (string)shown["receivedAt"]!, StringComparison.Ordinal);
            Assert.Equal("top", (string)shown["priority"]!);
            Assert.NotEmpty((string)shown["owner"]!["name"]!);
            Assert.Equal("ALB-8812", (string)shown["documents"]![0]!["number"]!);
            Assert.Equal("deliveryNote", (string)shown["documents"]![0]!["type"]!);
        }
    }

    [Theory, Trait("Req", "A11"), Trait("Req", "A12")]
    [InlineData("description", null, "description")]
    [InlineData("description", "   ", "description")]
    [InlineData("occurredAt", null, "occurredAt")]
    [InlineData("occurredAt", "2999-01-01", "occurredAt")]
    [InlineData("occurredAt", "1900-01-01", "occurredAt")]
    [InlineData("occurredAt", "ayer", "occurredAt")]
    [InlineData("kind", "noSuchKind", "kind")]
    [InlineData("severity", "enormous", "severity")]
    [InlineData("channel", "pigeon", "channel")]
    public async Task What_is_missing_or_impossible_is_refused_by_the_name_of_the_field(string field, string? value, string named)
    {
        using var api = world.Api("ana");
        var body = Some.Case();
        body[field] = value;
        var response = await api.PostAsJsonAsync("/api/v1/cases", body);
        Assert.Equal(HttpStatusCode.BadRequest, response.StatusCode);
        var problem = (await response.Content.ReadFromJsonAsync<JsonObject>())!;
        Assert.Contains(problem["errors"]!.AsObject(), error => error.Key.Equals(named, StringComparison.OrdinalIgnoreCase));
    }

    [Fact]
    public async Task An_agent_of_another_branch_gets_the_same_answer_as_for_a_case_that_does_not_exist()
    {
        using var ana = world.Api("ana");
        using var rosa = world.Api("rosa");
        var made = await (await ana.PostAsJsonAsync("/api/v1/cases", Some.Case())).Content.ReadFromJsonAsync<JsonObject>();
        var hidden = await rosa.GetAsync($"/api/v1/cases/{made!["number"]}");
        var missing = await rosa.GetAsync("/api/v1/cases/REC-1999-000001");
        Assert.Equal(HttpStatusCode.NotFound, hidden.StatusCode);
        Assert.Equal(await Without(missing, "traceId"), await Without(hidden, "traceId"));
    }

    private static async Task<string> Without(HttpResponseMessage response, string field)
    {
        var read = (await response.Content.ReadFromJsonAsync<JsonObject>())!;
        read.Remove(field);
        return read.ToJsonString();
    }
}
