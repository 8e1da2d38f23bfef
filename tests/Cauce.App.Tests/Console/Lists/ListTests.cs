using System.Net;
using System.Text.Json.Nodes;
using Cauce.Domain.Cases;
using Microsoft.EntityFrameworkCore;

namespace Cauce.App.Tests.Console.Lists;

public sealed class ListTests(World world)
{
    [Fact, Trait("Req", "A10"), Trait("Req", "B12"), Trait("Req", "A08")]
    public async Task Every_filter_keeps_what_it_names_and_drops_the_rest()
    {
        using var luis = world.Api("luis");
        var word = Listing.Word();
        var one = await luis.Register($"Uno {word}", ("severity", "critical"), ("urgency", "high"), ("channel", "email"), ("reason", "wrongQuantity"), ("origin", "selfDetected"),
            ("receivedAt", "2026-03-05"), ("customer", new JsonObject { ["name"] = "Empresa Uno", ["reference"] = "REF-" + word }));
        var two = await luis.Register($"Dos {word}", ("kind", "suggestion"), ("receivedAt", "2026-05-20"), ("occurredAt", "2026-05-19"));
        foreach (var filter in new[] { "severity=critical", "urgency=high", "priority=top", "channel=email", "reason=wrongQuantity", "origin=selfDetected", "month=2026-03",
            "to=2026-03-05", "kind=claim", $"customer=REF-{word}", "severity=serious,critical", "from=2026-03-01&to=2026-03-31" })
            Assert.Equal([one], (await luis.List($"q={word}&{filter}")).Numbers);
        foreach (var filter in new[] { "kind=suggestion", "from=2026-05-20", "severity=minor", "month=2026-05" })
            Assert.Equal([two], (await luis.List($"q={word}&{filter}")).Numbers);
        foreach (var filter in new[] { "open=true", "owner=me", "owner=luis@cauce.example", "branch=central", "confidential=false", "stage=registered,acknowledged", "" })
            Assert.Equal([two, one], (await luis.List($"q={word}&{filter}")).Numbers);
        foreach (var filter in new[] { "open=false", "owner=none", "owner=ana@cauce.example", "branch=norte", "confidential=true", "area=warehouse", "waiting=customer", "stage=closed" })
            Assert.Empty((await luis.List($"q={word}&{filter}")).Numbers);
    }

    [Theory]
    [InlineData("owner=nobody@cauce.example")]
    [InlineData("customer=no-such-reference")]
    [InlineData("product=no-such-product")]
    [InlineData("cursor=AAAA")]
    [InlineData("cursor=%00")]
    [InlineData("severity=1")]
    [InlineData("nonsense=1")]
    public async Task What_does_not_exist_is_refused_and_not_ignored(string query)
    {
        using var ana = world.Api("ana");
        var answer = await ana.GetAsync("/api/v1/cases?" + query);
        Assert.InRange((int)answer.StatusCode, 400, 409);
        Assert.Equal("application/problem+json", answer.Content.Headers.ContentType!.MediaType);
    }

    [Fact, Trait("Req", "A01")]
    public async Task The_words_for_case_are_synonyms_that_exclude_nothing()
    {
        using var ana = world.Api("ana");
        var word = Listing.Word();
        var claim = await ana.Register($"Cajas {word}", ("kind", "claim"));
        var incident = await ana.Register($"Cajas {word}", ("kind", "incident"));
        foreach (var synonym in new[] { "caso", "incidencia", "reclamación", "casos", "reclamaciones" })
            Assert.Equal([incident, claim], (await ana.List($"q={Uri.EscapeDataString($"{synonym} {word}")}")).Numbers);
        Assert.NotEmpty((await ana.List("q=incidencias")).Numbers);
    }

    [Theory, Trait("Req", "D09")]
    [InlineData("Reclamación por avería eléctrica", "averia electrica")]
    [InlineData("Error en la factura de marzo", "facturas")]
    [InlineData("Muñecos rotos en el camión", "MUNECOS CAMION")]
    [InlineData("Albarán ALB-8812 sin firmar", "alb 8812")]
    public async Task Accents_plurals_and_the_writing_of_codes_do_not_matter(string subject, string searched)
    {
        using var ana = world.Api("ana");
        var word = Listing.Word();
        var number = await ana.Register($"{subject} {word}");
        Assert.Equal([number], (await ana.List($"q={Uri.EscapeDataString($"{searched} {word}")}")).Numbers);
    }

    [Fact]
    public async Task A_number_or_a_part_of_it_finds_the_case()
    {
        using var ana = world.Api("ana");
        var number = await ana.Register("Un caso con número");
        foreach (var part in new[] { number, number.ToLowerInvariant(), number.Split('-')[2], int.Parse(number.Split('-')[2]).ToString() })
            Assert.Contains(number, (await ana.List("limit=200&q=" + part)).Numbers);
    }

    [Theory]
    [InlineData("sort=number")]
    [InlineData("sort=number&dir=asc")]
    [InlineData("sort=due")]
    [InlineData("sort=due&dir=desc")]
    [InlineData("sort=priority")]
    [InlineData("sort=priority&dir=asc")]
    [InlineData("sort=received")]
    [InlineData("sort=received&dir=asc")]
    [InlineData("q=WORD")]
    public async Task Pages_hold_every_case_once_while_others_come_in(string sort)
    {
        using var ana = world.Api("ana");
        var word = Listing.Word();
        var customer = new JsonObject { ["name"] = "Uno", ["reference"] = "R-" + word };
        string[] severities = ["minor", "serious", "critical"];
        var before = new List<string>();
        for (var i = 0; i < 11; i++)
            before.Add(await ana.Register($"{word} {i}", ("customer", customer.DeepClone()), ("severity", severities[i % 3]), ("occurredAt", "2026-01-01"), ("receivedAt", $"2026-02-{1 + i / 2:00}")));
        var query = $"customer=R-{word}&limit=3&" + sort.Replace("WORD", word, StringComparison.Ordinal);
        var all = (await ana.List(query.Replace("limit=3", "limit=50", StringComparison.Ordinal))).Numbers;
        Assert.Equal(before.Order(), all.Order());
        var seen = new List<string>();
        string? cursor = null;
        do
        {
            var (numbers, next) = await ana.List(query + (cursor is null ? "" : "&cursor=" + cursor));
            seen.AddRange(numbers);
            cursor = next;
            await ana.Register($"{word} nuevo", ("customer", customer.DeepClone()), ("occurredAt", "2026-01-01"), ("receivedAt", "2026-02-03"));
        }
        while (cursor is not null && seen.Count < 60);
        Assert.Equal(seen.Count, seen.Distinct().Count());
        Assert.Equal(all, seen.Where(before.Contains));
    }

    [Fact, Trait("Req", "A10")]
    public async Task The_queue_follows_the_valuation()
    {
        using var luis = world.Api("luis");
        var word = Listing.Word();
        var customer = new JsonObject { ["name"] = "Uno", ["reference"] = "R-" + word };
        var minor = await luis.Register(word, ("customer", customer.DeepClone()));
        var critical = await luis.Register(word, ("customer", customer.DeepClone()), ("severity", "critical"), ("urgency", "high"));
        Assert.Equal([critical, minor], (await luis.List($"customer=R-{word}&sort=priority")).Numbers);
        using var browser = await world.SignedIn("luis");
        var done = await browser.Submit("/console/cases", new Dictionary<string, string> { ["Act"] = "classify", ["Severity"] = "minor", ["Number"] = critical, ["Back"] = "" }, "/console/cases/bulk");
        Assert.Equal(HttpStatusCode.SeeOther, done.StatusCode);
        await using var db = world.Db();
        Assert.Equal(Priority.High, await db.Set<Case>().Where(c => c.Number == critical).Select(c => c.Priority).SingleAsync());
    }

    [Fact]
    public async Task Rosa_never_sees_the_cases_of_another_branch_in_any_way()
    {
        using var ana = world.Api("ana");
        using var rosa = world.Api("rosa");
        var word = Listing.Word();
        var number = await ana.Register($"Secreto {word}", ("customer", new JsonObject { ["name"] = "Cliente " + word, ["reference"] = "R-" + word }));
        Assert.Empty((await rosa.List($"q={word}")).Numbers);
        Assert.Empty((await rosa.List($"q={number}")).Numbers);
        Assert.Empty((await rosa.List($"customer=R-{word}")).Numbers);
        Assert.DoesNotContain(number, (await rosa.List("limit=200")).Numbers);
        Assert.Empty((await rosa.List("branch=central")).Numbers);
        using var browser = await world.SignedIn("rosa");
        Assert.DoesNotContain(number, await browser.GetStringAsync($"/console/search/suggest?q={word}"));
        var search = await browser.GetAsync($"/console/search?q={number}");
        Assert.Equal(HttpStatusCode.OK, search.StatusCode);
        Assert.DoesNotContain($"/console/cases/{number}", await search.Content.ReadAsStringAsync());
        Assert.DoesNotContain(number, await browser.GetStringAsync("/console/cases?q=" + word));
        Assert.DoesNotContain(number, await browser.GetStringAsync("/console"));
    }

    [Fact]
    public async Task A_report_of_misconduct_is_listed_and_found_only_by_those_named_on_it()
    {
        using var luis = world.Api("luis");
        using var marta = world.Api("marta");
        var word = Listing.Word();
        var number = await world.Report($"Denuncia {word}");
        Assert.Empty((await marta.List($"q={word}")).Numbers);
        Assert.Empty((await marta.List($"q={number}&confidential=true")).Numbers);
        // The responsible of the branch owns it, and who owns it is named on it.
        Assert.Equal([number], (await luis.List($"q={word}")).Numbers);
    }
}
