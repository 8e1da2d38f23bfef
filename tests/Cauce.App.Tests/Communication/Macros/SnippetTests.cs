using System.Net;
using System.Net.Http.Json;
using Cauce.App.Tests.Cases;
using Cauce.App.Tests.Communication.Incidents;

namespace Cauce.App.Tests.Communication.Macros;

public sealed class SnippetTests(World world)
{
    [Fact, Trait("Req", "C07")]
    public async Task A_slash_offers_texts_in_the_customers_language_filled_in_for_the_case()
    {
        using var api = world.Api("ana");
        var number = await api.Register();
        var english = await api.Child(number, Telling.Customer("<b>Jane</b>", "jane.texto@cliente.example", "en"));
        await Made(api, new { name = "disculpa-corta", textEs = "Disculpe, {{name}}.", textEn = "We are sorry, {{name}}: \"{{plazo}}\"." });
        await Made(api, new { name = "disculpa-larga", textEs = "Le pedimos disculpas." });
        using var ana = await world.SignedIn("ana");
        var spanish = await ana.Open($"/console/cases/{number}/snippets/suggest?q=DISCULPA");
        Assert.Equal(["Disculpe, Carmen Ruiz.", "Le pedimos disculpas."], spanish.QuerySelectorAll("[role=option]").Select(o => o.GetAttribute("data-value")));
        var other = await ana.Open($"/console/cases/{english}/snippets/suggest?q=disculpa");
        Assert.Equal("We are sorry, <b>Jane</b>: \"{{plazo}}\".", Assert.Single(other.QuerySelectorAll("[role=option]")).GetAttribute("data-value"));
        Assert.Equal(HttpStatusCode.NotFound, (await (await world.SignedIn("rosa")).GetAsync($"/console/cases/{number}/snippets/suggest?q=")).StatusCode);
    }

    [Fact, Trait("Req", "C07")]
    public async Task Without_a_script_a_text_is_put_below_what_was_typed_and_a_blank_in_it_is_not_sent()
    {
        using var api = world.Api("ana");
        var number = await api.Register();
        var snippet = await Made(api, new { name = "cita", textEs = "Le esperamos el {{dia}}, {{name}}." });
        using var ana = await world.SignedIn("ana");
        var page = $"/console/cases/{number}";
        var shown = await ana.Submit(page, new Dictionary<string, string> { ["Kind"] = "reply", ["Text"] = "Ya empezado.", ["Snippet"] = snippet.ToString() }, page + "/insertion");
        var text = (await shown.Parse()).QuerySelector("textarea[name=Text]")!.TextContent;
        Assert.Equal("Ya empezado.\n\nLe esperamos el {{dia}}, Carmen Ruiz.", text);
        var sent = await ana.Submit(page, new Dictionary<string, string> { ["Kind"] = "reply", ["Text"] = text }, page + "/messages");
        Assert.Equal(HttpStatusCode.UnprocessableEntity, sent.StatusCode);
        Assert.Contains("{{dia}}", await sent.Content.ReadAsStringAsync(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Kept_from_the_page_and_thrown_away_again()
    {
        using var ana = await world.SignedIn("ana");
        var saved = await ana.Submit("/console/snippets/new", new Dictionary<string, string> { ["Name"] = "saludo-de-ana", ["TextEs"] = "Hola." });
        Assert.Equal(HttpStatusCode.SeeOther, saved.StatusCode);
        var link = (await ana.Open("/console/macros")).QuerySelectorAll("a").Single(a => a.TextContent == "saludo-de-ana").GetAttribute("href")!;
        Assert.Equal(HttpStatusCode.SeeOther, (await ana.Press(link, link + "/deletion")).StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, (await ana.GetAsync(link)).StatusCode);
        var empty = await ana.Submit("/console/snippets/new", new Dictionary<string, string> { ["Name"] = "vacío" });
        Assert.Equal(HttpStatusCode.UnprocessableEntity, empty.StatusCode);
    }

    private static async Task<Guid> Made(HttpClient api, object snippet) =>
        (Guid)(await api.Done(await api.PostAsJsonAsync("/api/v1/snippets", snippet)))["id"]!;
}
