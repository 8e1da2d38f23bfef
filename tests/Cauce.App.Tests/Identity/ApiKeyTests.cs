using System.Net;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text.Json.Nodes;
using Cauce.App.Identity;
using Microsoft.EntityFrameworkCore;

namespace Cauce.App.Tests.Identity;

public sealed class ApiKeyTests(World world)
{
    [Fact]
    public async Task A_key_is_shown_once_does_what_its_scopes_say_and_ends_when_it_is_revoked()
    {
        using var admin = await world.SignedIn("admin");
        var made = await admin.Submit("/console/admin/keys/new", Key("tienda", await world.IdOf("ana"), nameof(Permission.ViewCases)));
        Assert.Equal(HttpStatusCode.OK, made.StatusCode);
        var key = (await made.Parse()).QuerySelector("[data-secret]")!.TextContent;
        using var program = With(key);
        Assert.Equal(HttpStatusCode.NotFound, (await program.GetAsync("/api/v1/cases/REC-1999-000001")).StatusCode);
        Assert.Equal(HttpStatusCode.Forbidden, (await program.PostAsJsonAsync("/api/v1/cases", Some.Case())).StatusCode);
        var list = await admin.Open("/console/admin/keys");
        Assert.DoesNotContain(key, list.DocumentElement.OuterHtml);
        var row = list.QuerySelectorAll("tbody tr").Single(r => r.TextContent.Contains(key[^4..], StringComparison.Ordinal));
        Assert.Contains("Ana Torres", row.TextContent);
        Assert.Equal(HttpStatusCode.SeeOther, (await admin.Press("/console/admin/keys", row.QuerySelector("form")!.GetAttribute("action")!)).StatusCode);
        Assert.Equal(HttpStatusCode.Unauthorized, (await program.GetAsync("/api/v1/cases/REC-1999-000001")).StatusCode);
    }

    [Fact]
    public async Task A_key_that_may_only_register_is_told_what_it_registered_and_nothing_else()
    {
        await using var own = await World.Fresh();
        using var admin = await own.SignedIn("admin");
        await admin.Submit("/console/admin/products/new", new Dictionary<string, string> { ["Code"] = "AZ-1", ["Name"] = "Azulejo" });
        var made = await admin.Submit("/console/admin/keys/new", Key("centralita", await own.IdOf("ana"), nameof(Permission.RegisterCases)));
        using var program = With((await made.Parse()).QuerySelector("[data-secret]")!.TextContent, own);
        foreach (var product in new[] { null, "AZ-1" })
        {
            var body = Some.Case();
            body["product"] = product;
            var answer = await program.PostAsJsonAsync("/api/v1/cases", body);
            Assert.Equal(HttpStatusCode.Created, answer.StatusCode);
            var told = (await answer.Content.ReadFromJsonAsync<JsonObject>())!;
            Assert.Equal(product, (string?)told["product"]);
            using var luis = own.Api("luis");
            var read = (await luis.GetFromJsonAsync<JsonObject>("/api/v1/cases/" + (string)told["number"]!))!;
            read["trackingUrl"] = null;
            Assert.True(JsonNode.DeepEquals(read, told), $"{read}\n{told}");
            Assert.Equal(HttpStatusCode.NotFound, (await program.GetAsync("/api/v1/cases/" + (string)told["number"]!)).StatusCode);
        }
    }

    [Theory, Trait("Req", "D11")]
    [InlineData(nameof(Permission.ManagePeople))]
    [InlineData(nameof(Permission.SeeAllBranches))]
    [InlineData("999")]
    [InlineData("nonsense")]
    public async Task A_key_never_holds_more_than_the_person_it_acts_for(string scope)
    {
        using var admin = await world.SignedIn("admin");
        var refused = await admin.Submit("/console/admin/keys/new", Key("demasiado", await world.IdOf("ana"), scope));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, refused.StatusCode);
        Assert.Contains("más permisos", (await refused.Parse()).QuerySelector(".form-refusal")!.TextContent);
    }

    [Fact, Trait("Req", "E2")]
    public async Task Of_a_key_the_database_holds_only_the_digest_and_enough_to_recognise_it()
    {
        await using var db = world.Db();
        var kept = await db.Set<ApiKey>().SingleAsync(k => k.Hash == ApiKey.HashOf(world.Keys["ana"]));
        Assert.Equal((world.Keys["ana"][..10], world.Keys["ana"][^4..]), (kept.Start, kept.End));
    }

    private HttpClient With(string key, World? other = null)
    {
        var client = new HttpClient { BaseAddress = new Uri((other ?? world).Url) };
        client.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", key);
        client.DefaultRequestHeaders.AcceptLanguage.ParseAdd("en");
        return client;
    }

    private static Dictionary<string, string> Key(string name, Guid person, string scope) =>
        new() { ["Name"] = name, ["Person"] = person.ToString(), ["Scopes"] = scope };
}
