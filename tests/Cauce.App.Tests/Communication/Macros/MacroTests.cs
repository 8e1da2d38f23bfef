using System.Net;
using System.Net.Http.Json;
using System.Text.Json.Nodes;
using Cauce.App.Tests.Cases;
using Cauce.App.Tests.Communication.Incidents;
using Cauce.Domain.Cases;
using Cauce.Domain.Communication;

namespace Cauce.App.Tests.Communication.Macros;

public sealed class MacroTests(World world)
{
    [Fact, Trait("Req", "C07")]
    public async Task Several_acts_and_a_text_are_done_at_once_as_was_shown_before()
    {
        using var ana = world.Api("ana");
        var number = await ana.Register();
        var macro = await Made(ana, new { name = "Falta material", textEs = "Hola, {{name}}: {{author}} mira {{number}}.", assign = "me", reason = "wrongQuantity", severity = "minor", step = "Contar el palé", stepDays = 2, start = true });
        var plan = await ana.Read(number, $"/macros/{macro}");
        Assert.Equal(6, plan["steps"]!.AsArray().Count);
        Assert.Contains($"mira {number}.", (string)plan["text"]!, StringComparison.Ordinal);
        Assert.DoesNotContain(CaseHistory.Started, await ana.History(number));
        var done = await ana.Act(number, $"macros/{macro}");
        Assert.Equal(("wrongQuantity", "inProgress"), ((string)done["reason"]!, (string)done["stage"]!));
        Assert.Equal("Contar el palé", (string)Assert.Single(done["actions"]!.AsArray())!["what"]!);
        Assert.Equal(await world.IdOf("ana"), (Guid)done["owner"]!["id"]!);
        Assert.Contains("Hola, Carmen Ruiz:", Assert.Single(await world.LettersOf(number, "reply")).Text, StringComparison.Ordinal);
    }

    [Fact, Trait("Req", "C07")]
    public async Task When_one_act_is_refused_none_is_done()
    {
        using var ana = world.Api("ana");
        var number = await ana.Register();
        var before = (await ana.History(number)).Count;
        var blank = await Made(ana, new { name = "Con hueco", textEs = "Hola, {{cliente}}.", severity = "minor", start = true });
        Assert.Equal("text.unfilled", await ana.Refused(number, $"macros/{blank}"));
        var unknown = await Made(ana, new { name = "Motivo que no hay", textEs = "Hola.", severity = "minor", step = "Ir", reason = "none-such" });
        Assert.Equal("case.unknown-reason", await ana.Refused(number, $"macros/{unknown}"));
        var foreign = await Made(ana, new { name = "Solo en inglés", textEn = "Hello.", start = true });
        Assert.Equal("ready.other-language", await ana.Refused(number, $"macros/{foreign}"));
        Assert.Equal(before, (await ana.History(number)).Count);
        Assert.Empty(await world.LettersOf(number, "reply"));
    }

    [Fact, Trait("Req", "D11")]
    public async Task Ones_own_is_nobody_elses_and_what_is_everybodys_is_written_by_who_leads()
    {
        using var ana = world.Api("ana");
        using var luis = world.Api("luis");
        var own = await Made(ana, new { name = "Mía", textEs = "Hola." });
        Assert.Equal(HttpStatusCode.NotFound, (await luis.DeleteAsync($"/api/v1/macros/{own}")).StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, (await luis.Try(await luis.Register(), $"macros/{own}")).StatusCode);
        Assert.Equal(HttpStatusCode.Forbidden, (await ana.PostAsJsonAsync("/api/v1/macros", new { name = "De todos", textEs = "Hola.", shared = true })).StatusCode);
        var shared = await Made(luis, new { name = "De todos", textEs = "Hola.", shared = true });
        Assert.Contains((await ana.GetFromJsonAsync<JsonArray>("/api/v1/macros"))!, m => (Guid)m!["id"]! == shared);
        Assert.Equal(HttpStatusCode.Forbidden, (await ana.DeleteAsync($"/api/v1/macros/{shared}")).StatusCode);
        await luis.Done(await luis.DeleteAsync($"/api/v1/macros/{shared}"));
        Assert.False((await ana.PostAsJsonAsync("/api/v1/macros", new { name = "Nada" })).IsSuccessStatusCode);
    }

    [Fact]
    public async Task From_the_list_each_case_is_done_or_refused_for_itself()
    {
        using var api = world.Api("ana");
        var (one, two) = (await api.Register(), await api.Child(await api.Register(), Telling.Customer("Jane", "jane.macro@cliente.example", "en")));
        var macro = await Made(api, new { name = "En lista", textEs = "Hola, {{name}}.", start = true });
        using var ana = await world.SignedIn("ana");
        var done = await ana.Submit("/console/cases", new Dictionary<string, string> { ["Act"] = "macro", ["Macro"] = macro.ToString(), ["Number"] = one }, "/console/cases/bulk");
        Assert.Equal(HttpStatusCode.SeeOther, done.StatusCode);
        Assert.Equal("inProgress", (string)(await api.Read(one))["stage"]!);
        var refused = await ana.Submit("/console/cases", new Dictionary<string, string> { ["Act"] = "macro", ["Macro"] = macro.ToString(), ["Number"] = two }, "/console/cases/bulk");
        Assert.Equal(HttpStatusCode.UnprocessableEntity, refused.StatusCode);
        Assert.DoesNotContain(CaseHistory.Started, await api.History(two));
    }

    [Fact]
    public async Task Kept_and_run_from_the_pages_without_a_script()
    {
        using var api = world.Api("ana");
        var number = await api.Register();
        using var ana = await world.SignedIn("ana");
        var saved = await ana.Submit("/console/macros/new", new Dictionary<string, string> { ["Name"] = "De página", ["TextEs"] = "Nota de {{author}}.", ["AsNote"] = "true", ["Start"] = "true" });
        Assert.Equal(HttpStatusCode.SeeOther, saved.StatusCode);
        var macro = (await api.GetFromJsonAsync<JsonArray>("/api/v1/macros"))!.Last(m => (string)m!["name"]! == "De página")!;
        var page = $"/console/cases/{number}/macros/{(string)macro["id"]!}";
        Assert.Contains("Nota de Ana Torres.", (await ana.Open(page)).Body!.TextContent, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.SeeOther, (await ana.Press(page, page)).StatusCode);
        Assert.Contains(MessageHistory.Noted, await api.History(number));
        var nothing = await ana.Submit("/console/macros/new", new Dictionary<string, string> { ["Name"] = "Nada" });
        Assert.Equal(HttpStatusCode.UnprocessableEntity, nothing.StatusCode);
    }

    private static async Task<Guid> Made(HttpClient api, object macro) =>
        (Guid)(await api.Done(await api.PostAsJsonAsync("/api/v1/macros", macro)))["id"]!;
}
