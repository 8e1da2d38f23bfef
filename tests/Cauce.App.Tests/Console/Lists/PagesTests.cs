using System.Net;
using System.Text;
using System.Text.Json.Nodes;
using AngleSharp.Dom;

namespace Cauce.App.Tests.Console.Lists;

public sealed class PagesTests(World world)
{
    [Fact, Trait("Req", "A13")]
    public async Task The_list_shows_what_its_address_says_and_every_filter_can_be_removed()
    {
        using var api = world.Api("luis");
        var word = Listing.Word();
        var number = await api.Register($"En lista {word}", ("severity", "serious"), ("channel", "email"));
        using var luis = await world.SignedIn("luis");
        var page = await luis.Open($"/console/cases?q={word}&severity=serious&channel=email&open=true");
        Assert.Equal(number, page.QuerySelector("td.cell-number")!.TextContent);
        Assert.Equal($"/console/cases/{number}", page.QuerySelector("a.row-link")!.GetAttribute("href"));
        Assert.Equal(2, page.QuerySelectorAll(".chip").Length);
        var without = page.QuerySelector(".chip a")!.GetAttribute("href")!;
        Assert.Single((await luis.Open(without)).QuerySelectorAll("tbody .row"));
        Assert.Single(page.QuerySelectorAll(".clock .ring"));
    }

    [Fact]
    public async Task An_empty_list_says_what_to_do()
    {
        using var luis = await world.SignedIn("luis");
        var page = await luis.Open("/console/cases?q=" + Listing.Word());
        Assert.NotNull(page.QuerySelector(".empty a.btn"));
    }

    [Fact]
    public async Task My_work_shows_mine_by_what_it_asks_for_and_what_nobody_has_taken()
    {
        await using var own = await World.Fresh();
        using var api = own.Api("luis");
        var word = Listing.Word();
        var late = await api.Register($"Tarde {word}", ("receivedAt", "2026-01-08"), ("occurredAt", "2026-01-07"));
        using var luis = await own.SignedIn("luis");
        using var ana = await own.SignedIn("ana");
        Assert.Contains(late, (await luis.Open("/console")).QuerySelector("#untaken")!.TextContent);
        await Assign(luis, late);
        var mine = await ana.Open("/console");
        Assert.Contains(late, mine.QuerySelector("#late")!.TextContent);
        Assert.Equal("late", mine.QuerySelector("#late .clock")!.GetAttribute("data-state"));
        Assert.NotNull(mine.QuerySelector(".nav-count"));
    }

    [Fact]
    public async Task Many_cases_are_changed_at_once_and_each_answers_for_itself()
    {
        using var api = world.Api("luis");
        using var rosaApi = world.Api("rosa");
        var good = await api.Register("Para asignar");
        var hidden = await rosaApi.Register("De otra sede", ("branch", "norte"));
        using var luis = await world.SignedIn("luis");
        var owner = await OwnerId(luis, "Ana Torres");
        var answer = await Bulk(luis, [new("Act", "assign"), new("Owner", owner), new("Number", good), new("Number", hidden), new("Back", "open=true")]);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, answer.StatusCode);
        var page = await answer.Parse();
        Assert.Single(page.QuerySelectorAll(".badge[data-tone=done]"));
        Assert.Single(page.QuerySelectorAll(".badge[data-tone=late]"));
        Assert.Null(page.QuerySelector($"a[href='/console/cases/{hidden}']"));
        var again = await Bulk(luis, [new("Act", "close"), new("Number", good), new("Back", "")]);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, again.StatusCode);
        Assert.Equal([good], (await api.List($"owner=ana@cauce.example&q={good}")).Numbers);
    }

    [Fact]
    public async Task Views_are_saved_renamed_deleted_and_shared_only_by_supervisors()
    {
        using var ana = await world.SignedIn("ana");
        using var luis = await world.SignedIn("luis");
        var name = Listing.Word();
        var saved = await ana.Submit("/console/cases", new Dictionary<string, string> { ["Name"] = name, ["Query"] = "severity=critical&open=true" }, "/console/views");
        Assert.Equal("/console/cases?severity=critical&open=true", saved.Headers.Location!.ToString());
        var page = await ana.Open("/console/cases?severity=critical&open=true");
        Assert.Contains(name, page.QuerySelector("nav.tabs a[aria-current=page]")!.TextContent);
        Assert.DoesNotContain(name, await luis.GetStringAsync("/console/cases"));
        var rename = page.QuerySelector("form[action$='/name']")!.GetAttribute("action")!;
        Assert.Equal(HttpStatusCode.NotFound, (await luis.Submit("/console/cases", new Dictionary<string, string> { ["Name"] = "robada" }, rename)).StatusCode);
        Assert.Equal(HttpStatusCode.SeeOther, (await ana.Submit("/console/cases", new Dictionary<string, string> { ["Name"] = name + "b" }, rename)).StatusCode);
        Assert.Contains(name + "b", await ana.GetStringAsync("/console/cases"));
        await ana.Submit("/console/cases", new Dictionary<string, string>(), rename.Replace("/name", "/deletion", StringComparison.Ordinal));
        Assert.DoesNotContain(name, await ana.GetStringAsync("/console/cases"));
        var refused = await ana.Submit("/console/cases", new Dictionary<string, string> { ["Name"] = name, ["Query"] = "open=true", ["Shared"] = "true" }, "/console/views");
        Assert.Equal(HttpStatusCode.Forbidden, refused.StatusCode);
        await luis.Submit("/console/cases", new Dictionary<string, string> { ["Name"] = name + "c", ["Query"] = "reason=wrongQuantity", ["Shared"] = "true" }, "/console/views");
        Assert.Contains(name + "c", await ana.GetStringAsync("/console/cases"));
    }

    [Fact]
    public async Task The_export_streams_the_filter_and_no_cell_is_a_formula()
    {
        using var api = world.Api("luis");
        var word = Listing.Word();
        foreach (var start in new[] { "=", "+", "-", "@" })
            await api.Register($"{start}HYPERLINK(1;\"x\") {word}");
        using var luis = await world.SignedIn("luis");
        luis.DefaultRequestHeaders.AcceptLanguage.ParseAdd("es");
        var bytes = await luis.GetByteArrayAsync($"/console/cases.csv?q={word}");
        Assert.Equal(Encoding.UTF8.GetPreamble(), bytes[..3]);
        var lines = Encoding.UTF8.GetString(bytes[3..]).Split("\r\n", StringSplitOptions.RemoveEmptyEntries);
        Assert.Equal(5, lines.Length);
        Assert.StartsWith("Número;Tipo;Asunto", lines[0], StringComparison.Ordinal);
        Assert.All(lines[1..], line => Assert.Matches("^[^;]+;[^;]+;\"?'[=+\\-@]HYPERLINK", line));
        Assert.Contains(",", Encoding.UTF8.GetString(await luis.GetByteArrayAsync($"/console/cases.csv?q={word}&separator=,")).Split("\r\n")[0]);
        using var ana = await world.SignedIn("ana");
        Assert.Equal(HttpStatusCode.Forbidden, (await ana.GetAsync("/console/cases.csv")).StatusCode);
    }

    [Fact, Trait("Req", "D09")]
    public async Task Searching_everything_finds_customers_by_what_is_known_of_them_and_an_exact_number_leads_to_its_case()
    {
        using var api = world.Api("ana");
        var word = Listing.Word();
        var customer = new JsonObject { ["name"] = $"Íñigo {word}", ["email"] = $"{word}@cliente.example", ["reference"] = "REF" + word };
        var number = await api.Register("Busca al cliente", ("customer", customer));
        using var ana = await world.SignedIn("ana");
        foreach (var q in new[] { $"inigo {word}", $"{word}@cliente.example", "REF" + word, word[..8] })
            Assert.Contains(word, (await ana.Open($"/console/search?q={Uri.EscapeDataString(q)}")).QuerySelector("[aria-labelledby=customers-t]")!.TextContent);
        var exact = await ana.GetAsync($"/console/search?q={number.ToLowerInvariant()}");
        Assert.Equal($"/console/cases/{number}", exact.Headers.Location!.ToString());
        var suggestions = await ana.Open($"/console/search/suggest?q={word[..9]}");
        Assert.NotNull(suggestions.QuerySelector("li[role=option][data-href^='/console/customers/']"));
        Assert.Equal(HttpStatusCode.OK, (await ana.GetAsync("/console/search?q=%00%22%27*(")).StatusCode);
    }

    [Fact]
    public async Task Columns_are_a_choice_that_the_browser_keeps()
    {
        using var api = world.Api("ana");
        await api.Register("Con columnas");
        using var ana = await world.SignedIn("ana");
        await ana.Submit("/console/cases", new Dictionary<string, string> { ["Column"] = "priority", ["Back"] = "open=true" }, "/console/cases/columns");
        Assert.Equal(2, (await ana.Open("/console/cases")).QuerySelectorAll("thead th[scope=col]").Length);
    }

    private static async Task<string> OwnerId(HttpClient browser, string name) =>
        (await browser.Open("/console/cases")).QuerySelectorAll("select[name=Owner] option").First(o => o.TextContent == name).GetAttribute("value")!;

    private static async Task Assign(HttpClient luis, string number)
    {
        var answer = await Bulk(luis, [new("Act", "assign"), new("Owner", await OwnerId(luis, "Ana Torres")), new("Number", number), new("Back", "")]);
        Assert.Equal(HttpStatusCode.SeeOther, answer.StatusCode);
    }

    private static async Task<HttpResponseMessage> Bulk(HttpClient browser, List<KeyValuePair<string, string>> fields) =>
        await browser.PostAsync("/console/cases/bulk", new FormUrlEncodedContent([.. fields, new("__RequestVerificationToken", await browser.Token("/console/cases"))]));
}
