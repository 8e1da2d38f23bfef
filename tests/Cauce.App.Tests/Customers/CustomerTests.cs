using System.Net;
using System.Net.Http.Json;
using System.Text.Json.Nodes;
using Cauce.Domain.Cases;
using Cauce.Domain.Customers;
using Microsoft.EntityFrameworkCore;

namespace Cauce.App.Tests.Customers;

public sealed class CustomerTests(World world)
{
    [Theory, Trait("Req", "D09")]
    [InlineData("nunez peña")]
    [InlineData("NÚÑ")]
    [InlineData("maria.nunez@")]
    [InlineData("611 222 333")]
    [InlineData("611222")]
    [InlineData("CLI-7788")]
    public async Task A_customer_is_found_by_name_address_number_or_code_while_somebody_types(string typed)
    {
        await using var own = await World.Fresh();
        using var api = own.Api("ana");
        var made = await Add(api, new { name = "María Núñez Peña", email = "Maria.Nunez@Cliente.example", phone = "+34 611 222 333", reference = "CLI-7788" });
        await Add(api, new { name = "Otra Persona", email = "otra@cliente.example" });
        var found = await api.GetFromJsonAsync<JsonObject>($"/api/v1/customers?q={Uri.EscapeDataString(typed)}");
        Assert.Equal((string)made["id"]!, (string)Assert.Single(found!["items"]!.AsArray())!["id"]!);
        using var ana = await own.SignedIn("ana");
        var option = Assert.Single((await ana.Open($"/console/customers/suggest?q={Uri.EscapeDataString(typed)}")).QuerySelectorAll("li[role=option]"));
        Assert.Equal((string)made["id"]!, option.GetAttribute("data-value"));
        Assert.Equal("María Núñez Peña", option.GetAttribute("data-label"));
        var list = await ana.Open($"/console/customers?q={Uri.EscapeDataString(typed)}");
        Assert.Contains("María Núñez Peña", list.QuerySelector("table")!.TextContent);
        Assert.DoesNotContain("Otra Persona", list.QuerySelector("table")!.TextContent);
    }

    [Fact]
    public async Task What_is_no_word_suggests_nothing_and_breaks_nothing()
    {
        using var ana = await world.SignedIn("ana");
        foreach (var typed in new[] { "", "  ", "'\"*", "AND OR NOT", "\u0000", "(((", new string('x', 3000) })
        {
            Assert.Equal(HttpStatusCode.OK, (await ana.GetAsync($"/console/customers/suggest?q={Uri.EscapeDataString(typed)}")).StatusCode);
            Assert.Equal(HttpStatusCode.OK, (await ana.GetAsync($"/console/customers?q={Uri.EscapeDataString(typed)}")).StatusCode);
            Assert.Equal(HttpStatusCode.OK, (await ana.GetAsync($"/console/products/suggest?q={Uri.EscapeDataString(typed)}")).StatusCode);
        }
    }

    [Fact]
    public async Task The_list_goes_from_page_to_page_without_gap_or_double()
    {
        await using var own = await World.Fresh();
        using var api = own.Api("ana");
        for (var i = 0; i < 7; i++)
            await Add(api, new { name = $"Cliente {i % 3}" });
        var seen = new List<string>();
        for (string? cursor = ""; cursor is not null;)
        {
            var page = (await api.GetFromJsonAsync<JsonObject>($"/api/v1/customers?limit=2&cursor={cursor}"))!;
            seen.AddRange(page["items"]!.AsArray().Select(item => (string)item!["id"]!));
            cursor = (string?)page["next"];
        }
        Assert.Equal(7, seen.Count);
        Assert.Equal(7, seen.Distinct().Count());
    }

    [Fact, Trait("Req", "B18")]
    public async Task A_card_is_written_with_its_people_and_documents_and_they_find_it_too()
    {
        using var ana = await world.SignedIn("ana");
        var added = await ana.Submit("/console/customers/new", new Dictionary<string, string> { ["Name"] = "Talleres Cobo", ["Type"] = "company", ["Phone"] = "955 10 20 30", ["Language"] = "es" });
        Assert.Equal(HttpStatusCode.SeeOther, added.StatusCode);
        var page = added.Headers.Location!.ToString();
        Assert.Equal(HttpStatusCode.SeeOther, (await ana.Submit(page, new Dictionary<string, string> { ["Name"] = "Eusebio Xirgu", ["Position"] = "Compras", ["Email"] = "eusebio@cobo.example" }, page + "/contacts")).StatusCode);
        Assert.Equal(HttpStatusCode.SeeOther, (await ana.Submit(page, new Dictionary<string, string> { ["Type"] = "deliveryNote", ["Number"] = "ALB-778", ["Date"] = "2026-02-03" }, page + "/documents")).StatusCode);
        var shown = (await ana.Open(page)).Body!.TextContent;
        Assert.All(new[] { "Talleres Cobo", "Una empresa", "+34 955 102 030", "Eusebio Xirgu", "Compras", "ALB-778", "Albarán" }, text => Assert.Contains(text, shown));
        Assert.Contains("Talleres Cobo", await ana.GetStringAsync("/console/customers/suggest?q=xirg"));
        var refused = await ana.Submit(page, new Dictionary<string, string> { ["Name"] = "Sin correo", ["Email"] = "no es un correo" }, page + "/contacts");
        Assert.Equal(HttpStatusCode.UnprocessableEntity, refused.StatusCode);
        Assert.Contains("no es un correo", await refused.Content.ReadAsStringAsync());
    }

    [Fact]
    public async Task A_stale_card_is_refused_and_what_was_typed_is_kept()
    {
        using var ana = await world.SignedIn("ana");
        var page = (await ana.Submit("/console/customers/new", new Dictionary<string, string> { ["Name"] = "Dos a la vez" })).Headers.Location!.ToString();
        var version = (await ana.Open(page + "/edit")).QuerySelector("input[name=Version]")!.GetAttribute("value")!;
        Assert.Equal(HttpStatusCode.SeeOther, (await ana.Submit(page + "/edit", new Dictionary<string, string> { ["Name"] = "Primera", ["Version"] = version })).StatusCode);
        var stale = await ana.Submit(page + "/edit", new Dictionary<string, string> { ["Name"] = "Segunda", ["Version"] = version });
        Assert.Equal(HttpStatusCode.UnprocessableEntity, stale.StatusCode);
        Assert.Equal("Segunda", (await stale.Parse()).QuerySelector("input[name=Name]")!.GetAttribute("value"));
    }

    [Fact]
    public async Task A_reference_belongs_to_one_customer_only()
    {
        using var api = world.Api("ana");
        await Add(api, new { name = "La primera", reference = "UNICA-1" });
        var second = await api.PostAsJsonAsync("/api/v1/customers", new { name = "La segunda", reference = "UNICA-1" });
        Assert.Equal(HttpStatusCode.BadRequest, second.StatusCode);
        Assert.Contains("La primera", await second.Content.ReadAsStringAsync());
    }

    [Fact]
    public async Task The_page_shows_only_the_cases_its_reader_may_see()
    {
        await using var own = await World.Fresh();
        using var api = own.Api("ana");
        var made = await (await api.PostAsJsonAsync("/api/v1/cases", Some.Case())).Content.ReadFromJsonAsync<JsonObject>();
        var id = (string)made!["customer"]!["id"]!;
        using var ana = await own.SignedIn("ana");
        using var rosa = await own.SignedIn("rosa");
        Assert.Contains((string)made["number"]!, await ana.GetStringAsync($"/console/customers/{id}"));
        var hidden = await rosa.Open($"/console/customers/{id}");
        Assert.DoesNotContain((string)made["number"]!, hidden.Body!.TextContent);
        Assert.All(hidden.QuerySelectorAll(".summary b"), count => Assert.Equal("0", count.TextContent.Trim()));
        var row = (await rosa.Open("/console/customers")).QuerySelectorAll("td.num").Select(cell => cell.TextContent.Trim());
        Assert.DoesNotContain("1", row);
    }

    [Fact]
    public async Task Merged_records_are_one_with_everything_of_both()
    {
        await using var own = await World.Fresh();
        using var api = own.Api("ana");
        var stays = await Add(api, new { name = "Carmen Ruiz Gil", phone = "600 000 001" });
        var number = (string)(await (await api.PostAsJsonAsync("/api/v1/cases", Some.Case())).Content.ReadFromJsonAsync<JsonObject>())!["number"]!;
        await using var db = own.Db();
        var gone = await db.Set<Customer>().SingleAsync(c => c.Email == "carmen@cliente.example");
        using var ana = await own.SignedIn("ana");
        var page = $"/console/customers/{stays["id"]}";
        await ana.Submit($"/console/customers/{gone.Id}", new Dictionary<string, string> { ["Name"] = "Su hermano" }, $"/console/customers/{gone.Id}/contacts");
        var same = await ana.Submit(page, new Dictionary<string, string> { ["Other"] = (string)stays["id"]! }, page + "/merge");
        Assert.Equal(HttpStatusCode.UnprocessableEntity, same.StatusCode);
        Assert.Equal(HttpStatusCode.SeeOther, (await ana.Submit(page, new Dictionary<string, string> { ["Other"] = gone.Id.ToString() }, page + "/merge")).StatusCode);
        var shown = (await ana.Open(page)).Body!.TextContent;
        Assert.All(new[] { number, "Su hermano", "carmen@cliente.example", "+34 600 000 001" }, text => Assert.Contains(text, shown));
        Assert.Equal(page, (await ana.GetAsync($"/console/customers/{gone.Id}")).Headers.Location!.ToString());
        var moved = await db.Set<Case>().SingleAsync(c => c.Number == number);
        Assert.Equal((string)stays["id"]!, moved.CustomerId.ToString());
        Assert.Equal(CaseHistory.Described, (await db.Set<HistoryEntry>().Where(h => h.CaseId == moved.Id).OrderByDescending(h => h.Index).FirstAsync()).What);
        Assert.Single((await api.GetFromJsonAsync<JsonObject>("/api/v1/customers?q=carmen"))!["items"]!.AsArray());
        var later = await (await api.PostAsJsonAsync("/api/v1/cases", Some.Case())).Content.ReadFromJsonAsync<JsonObject>();
        Assert.Equal((string)stays["id"]!, (string)later!["customer"]!["id"]!);
    }

    [Fact]
    public async Task Products_are_added_found_and_paged_by_the_api()
    {
        await using var own = await World.Fresh();
        using var admin = own.Api("admin");
        foreach (var (code, name) in new[] { ("AZ-100", "Azulejo blanco"), ("AZ-200", "Azulejo negro"), ("GR-1", "Grifería") })
            Assert.Equal(HttpStatusCode.Created, (await admin.PostAsJsonAsync("/api/v1/products", new { code, name })).StatusCode);
        Assert.Equal(HttpStatusCode.BadRequest, (await admin.PostAsJsonAsync("/api/v1/products", new { code = "GR-1", name = "Otra" })).StatusCode);
        using var ana = own.Api("ana");
        Assert.Equal(HttpStatusCode.Forbidden, (await ana.PostAsJsonAsync("/api/v1/products", new { code = "X", name = "X" })).StatusCode);
        var first = (await ana.GetFromJsonAsync<JsonObject>("/api/v1/products?limit=2"))!;
        Assert.Equal(["AZ-100", "AZ-200"], first["items"]!.AsArray().Select(item => (string)item!["code"]!));
        var rest = (await ana.GetFromJsonAsync<JsonObject>($"/api/v1/products?limit=2&cursor={first["next"]}"))!;
        Assert.Equal("GR-1", (string)Assert.Single(rest["items"]!.AsArray())!["code"]!);
        using var browser = await own.SignedIn("ana");
        var option = Assert.Single((await browser.Open("/console/products/suggest?q=GRIFERIA")).QuerySelectorAll("li[role=option]"));
        Assert.Equal("GR-1", option.GetAttribute("data-value"));
    }

    private static async Task<JsonObject> Add(HttpClient api, object card)
    {
        var response = await api.PostAsJsonAsync("/api/v1/customers", card);
        Assert.True(response.StatusCode == HttpStatusCode.Created, await response.Content.ReadAsStringAsync());
        return (await response.Content.ReadFromJsonAsync<JsonObject>())!;
    }
}
