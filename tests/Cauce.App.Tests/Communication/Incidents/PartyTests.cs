using System.Net.Http.Json;
using System.Text.Json.Nodes;
using Cauce.App.Data;
using Cauce.App.Tests.Cases;
using Cauce.Domain.Communication;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Cauce.App.Tests.Communication.Incidents;

public sealed class PartyTests(World world)
{
    [Fact, Trait("Req", "A30"), Trait("Req", "A31")]
    public async Task Somebody_else_affected_is_listed_and_informed_and_each_notice_is_on_record_with_its_evidence()
    {
        using var ana = world.Api("ana");
        var number = await ana.Register();
        var party = (Guid)(await ana.Act(number, "parties", new { name = "Vecina del 2.º", relation = "vecina de abajo", email = "vecina@otro.example", phone = "600 111 222", language = "en" }))["id"]!;
        await ana.Act(number, $"parties/{party}/notices", new { via = "email", text = "Dear {{name}}, the water is off until six." });
        await ana.Act(number, $"parties/{party}/notices", new { via = "phone", text = "Se le dijo por teléfono." });
        var letter = Assert.Single(await world.LettersOf(number, "thirdPartyNotice"));
        Assert.Equal("vecina@otro.example", letter.ToAddress);
        Assert.True(letter.IsAside);
        Assert.Contains("Dear Vecina del 2.º, the water is off until six.", letter.Text, StringComparison.Ordinal);
        Assert.Contains("a matter that affects you", letter.Subject, StringComparison.Ordinal);
        Assert.DoesNotContain(number, letter.Text + letter.Subject, StringComparison.Ordinal);
        Assert.DoesNotContain("Carmen", letter.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("/track/", letter.Text + letter.Html, StringComparison.Ordinal);
        Assert.Equal(2, (await ana.History(number)).Count(what => what == PartyHistory.Informed));
        var notices = (await ana.GetFromJsonAsync<JsonArray>($"/api/v1/cases/{number}/notices"))!;
        Assert.Equal(["email", "phone"], notices.Select(n => (string)n!["via"]!).Order());
        Assert.NotNull((string?)notices.Single(n => (string)n!["via"]! == "email")!["letter"]);
        await ana.Done(await ana.DeleteAsync($"/api/v1/cases/{number}/parties/{party}"));
        Assert.Equal("party.retired", await ana.Refused(number, $"parties/{party}/notices", new { text = "Otra vez." }));
        Assert.Contains(PartyHistory.Retired, await ana.History(number));
    }

    [Fact, Trait("Req", "A30")]
    public async Task A_notice_that_comes_back_is_marked_on_the_case()
    {
        using var ana = world.Api("ana");
        var number = await ana.Register();
        var party = (Guid)(await ana.Act(number, "parties", new { name = "Otra", relation = "proveedora", email = "vuelve@otro.example" }))["id"]!;
        await ana.Act(number, $"parties/{party}/notices", new { text = "Aviso." });
        var letter = Assert.Single(await world.LettersOf(number, "thirdPartyNotice"));
        await world.Services.GetRequiredService<Writer>().Do(async work =>
            (await work.Db.Set<OutboxMessage>().AsTracking().FirstAsync(m => m.Id == letter.Id)).Return("no such user", work.Now));
        var notices = (await ana.GetFromJsonAsync<JsonArray>($"/api/v1/cases/{number}/notices"))!;
        Assert.Equal("returned", (string?)Assert.Single(notices)!["letter"]);
        using var browser = await world.SignedIn("ana");
        var page = await browser.Open($"/console/cases/{number}/affected");
        Assert.Contains(page.QuerySelectorAll("details .badge"), badge => badge.GetAttribute("data-tone") == "late");
    }

    [Fact, Trait("Req", "C13")]
    public async Task Customers_without_a_case_are_told_before_they_complain_and_nobody_twice()
    {
        using var ana = world.Api("ana");
        var parent = await ana.Register();
        var child = await ana.Child(parent, Telling.Customer("Con caso", "concaso@cliente.example"));
        await ana.Register(With("ref.conocida@cliente.example", "C-7781", "Known", "en"));
        var words = new
        {
            kind = "notice", textEs = "Hay una avería.", textEn = "There is a fault, {{name}}.",
            recipients = "nueva@cliente.example\nC-7781; CONCASO@cliente.example, nueva@cliente.example\nnadie",
        };
        var plan = await ana.Plan(parent, words);
        var left = plan["lines"]!.AsArray().Select(l => (string?)l!["leftOut"]).OfType<string>().Order();
        Assert.Equal(["circular.has-case", "circular.unknown-recipient"], left);
        var seen = await ana.Tell(parent, words);
        Assert.Equal(3, (int)seen["done"]!);
        var letters = await world.LettersOf(parent, "customerNotice");
        Assert.Equal(["nueva@cliente.example", "ref.conocida@cliente.example"], letters.Select(l => l.ToAddress).Order());
        Assert.All(letters, l => Assert.DoesNotContain("/track/", l.Text + l.Html, StringComparison.Ordinal));
        Assert.Contains("There is a fault, Known.", letters.Single(l => l.ToAddress.StartsWith("ref", StringComparison.Ordinal)).Text, StringComparison.Ordinal);
        Assert.Contains(PartyHistory.CustomersInformed, await ana.History(parent));
        Assert.Single(await world.LettersOf(child, "massNotice"));
        Assert.Equal("circular.nobody-to-tell", await ana.Refused(parent, "circulars", words));
        await world.Services.GetRequiredService<Writer>().Do(work => { work.Db.Add(new Unwanted("nueva@cliente.example", letters[0].Id, work.Now)); return Task.CompletedTask; });
        var unwanted = await ana.Plan(parent, new { kind = "notice", textEs = "Otra.", textEn = "Other.", recipients = "Nueva@cliente.example" });
        Assert.Contains(unwanted["lines"]!.AsArray(), l => (string?)l!["leftOut"] == "circular.unwanted");
    }

    [Fact]
    public async Task No_more_than_five_thousand_and_only_notices()
    {
        using var ana = world.Api("ana");
        var parent = await ana.Register();
        var many = string.Join('\n', Enumerable.Range(0, 5001).Select(i => $"m{i}@cliente.example"));
        Assert.Equal("circular.too-many-recipients", await ana.Refused(parent, "circulars", new { kind = "notice", textEs = "Aviso.", recipients = many }));
        Assert.Equal("circular.only-notices", await ana.Refused(parent, "circulars", new { kind = "reply", textEs = "Aviso.", recipients = "a@cliente.example" }));
    }

    [Fact, Trait("Req", "A30")]
    public async Task From_the_page_without_a_script_and_the_chain_of_the_case_still_holds()
    {
        var email = $"comunidad-{Guid.NewGuid():n}@otro.example";
        using var api = world.Api("ana");
        var number = await api.Register();
        using var ana = await world.SignedIn("ana");
        var page = $"/console/cases/{number}/affected";
        await ana.Submit(page, new Dictionary<string, string> { ["Name"] = "Comunidad", ["Relation"] = "vecinos", ["Email"] = email, ["Language"] = "es" }, page + "/parties");
        await using var db = world.Db();
        var party = await db.Set<AffectedParty>().Where(p => p.Email == email).Select(p => p.Id.Value).SingleAsync();
        await ana.Submit($"{page}/parties/{party}/notice", new Dictionary<string, string> { ["Via"] = "email", ["Text"] = "Se corta la luz el lunes." });
        var story = (await ana.Open($"/console/cases/{number}")).Body!.TextContent;
        Assert.Contains("Comunidad", story, StringComparison.Ordinal);
        Assert.Contains("Se corta la luz el lunes.", story, StringComparison.Ordinal);
        var history = await ana.Open($"/console/cases/{number}/history");
        Assert.Null(history.QuerySelector("[data-tone=late][role=alert]"));
        var refused = await ana.Submit(page, new Dictionary<string, string> { ["Name"] = "Nadie", ["Relation"] = "x", ["Language"] = "es" }, page + "/parties");
        Assert.Contains("Nadie", await refused.Content.ReadAsStringAsync(), StringComparison.Ordinal);
    }

    private static JsonObject With(string email, string reference, string name, string language)
    {
        var body = Some.Case();
        body["customer"] = Telling.Customer(name, email, language);
        body["customer"]!["reference"] = reference;
        return body;
    }
}
