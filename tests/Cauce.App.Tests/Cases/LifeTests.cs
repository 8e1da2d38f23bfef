using System.Net;
using System.Net.Http.Json;
using System.Text.Json.Nodes;

namespace Cauce.App.Tests.Cases;

/// <summary>Cases from the first word to the last, through the API.</summary>
public sealed class LifeTests(World world)
{
    [Fact, Trait("Req", "A02"), Trait("Req", "A20"), Trait("Req", "B17"), Trait("Req", "B19"), Trait("Req", "B21"), Trait("Req", "B23"), Trait("Req", "C08")]
    public async Task A_case_goes_from_registered_to_closed_and_its_history_tells_all()
    {
        using var ana = world.Api("ana");
        var number = await ana.Register();
        await ana.Act(number, "assignment");
        await ana.Act(number, "classification", new { severity = "minor", urgency = "high", reason = "wrongQuantity", process = "delivery", area = "warehouse" });
        await ana.Act(number, "circumstances", new { how = "Al descargar", where = "Obra de Sagunto", toWhom = "El encargado", observation = "Cliente antiguo", caseFile = "EXP-7", source = "Centralita" });
        await ana.Act(number, "restatement", new { text = "Faltan dos cajas de las seis." });
        await ana.Act(number, "risk", new { customerImpact = 4 });
        await ana.Act(number, "analysis", new { cause = "El picking se hizo a ojo.", consequences = "La obra se para." });
        var planned = await ana.Act(number, "actions", new { type = "corrective", what = "Repasar el picking", area = "warehouse", assignee = "luis@cauce.example", dueOn = "2026-12-01", toldToCustomer = true });
        await ana.Act(number, $"actions/{planned["actions"]![0]!["id"]}/completion");
        await ana.Act(number, "messages", new { text = "Estamos en ello." });
        var solved = await ana.Act(number, "solution", new { text = "Mañana salen las dos cajas.", withApology = true });
        Assert.Equal("solved", (string)solved["stage"]!);
        await ana.Act(number, "acceptance", new { accepted = true, evidence = "Llamó a las diez y lo dio por bueno." });
        var closed = await ana.Act(number, "closure");
        Assert.Equal(("closed", "accepted", "high"), ((string)closed["stage"]!, (string)closed["outcome"]!, (string)closed["priority"]!));
        Assert.Equal(("wrongQuantity", "Ana Torres", 4), ((string)closed["reason"]!, (string)closed["owner"]!["name"]!, (int)closed["analysis"]!["customerImpact"]!));
        Assert.Equal(["case.registered", "case.acknowledged", "case.assigned", "case.classified", "case.described", "case.restated", "case.risk-rated",
            "case.analysis-recorded", "action.added", "action.done", "message.replied", "solution.proposed", "solution.accepted", "case.closed"], await ana.History(number));
        Assert.True((bool)closed["solution"]!["withApology"]!);
        Assert.Contains("/track/", (string)closed["trackingUrl"]!);
    }

    [Fact, Trait("Req", "B09"), Trait("Req", "C09")]
    public async Task A_rejected_solution_is_followed_by_an_alternative_that_is_accepted()
    {
        using var ana = world.Api("ana");
        var number = await ana.Register();
        await ana.Act(number, "solution", new { text = "La semana que viene." });
        Assert.Equal("case.reason-missing", await ana.Refused(number, "acceptance", new { accepted = false }));
        var back = await ana.Act(number, "acceptance", new { accepted = false, reason = "La obra no espera." });
        Assert.Equal("inProgress", (string)back["stage"]!);
        var again = await ana.Act(number, "solution", new { text = "Un mensajero sale ahora." });
        Assert.True((bool)again["solution"]!["isAlternative"]!);
        Assert.Equal("La obra no espera.", (string)again["solutions"]![0]!["answerText"]!);
        Assert.Equal("case.evidence-missing", await ana.Refused(number, "acceptance", new { accepted = true }));
        await ana.Act(number, "acceptance", new { accepted = true, evidence = "Por teléfono" });
        await ana.Act(number, "closure");
        Assert.Equal("case.closed", await ana.Refused(number, "closure"));
        var reopened = await ana.Act(number, "reopening", new { reason = "Ha vuelto a faltar una" });
        Assert.Equal(("inProgress", 1), ((string)reopened["stage"]!, (int)reopened["reopenings"]!));
        var why = (await ana.Read(number, "/history"))["items"]!.AsArray()[^1]!;
        Assert.Equal(("case.reopened", "Ha vuelto a faltar una"), ((string)why["what"]!, (string)why["words"]!));
    }

    [Fact, Trait("Req", "A23"), Trait("Req", "A16"), Trait("Req", "A28")]
    public async Task A_case_an_agent_finds_serious_passes_to_the_responsible_and_the_answer_says_why()
    {
        using var ana = world.Api("ana");
        var number = await ana.Register();
        await ana.Act(number, "assignment");
        var passed = await ana.Act(number, "classification", new { severity = "serious" });
        Assert.Equal("Luis Ferrer", (string)passed["owner"]!["name"]!);
        Assert.Contains("Luis Ferrer", (string)passed["notice"]!);
        Assert.Equal("case.agent-may-not-own-serious", await ana.Refused(number, "assignment"));
        Assert.Equal("case.cause-missing", await ana.Refused(number, "solution", new { text = "Algo" }));
        await ana.Act(number, "actions", new { type = "containment", what = "Parar los envíos" });
        await ana.Act(number, "analysis", new { cause = "Una causa" });
        Assert.Equal("case.cause-missing", await ana.Refused(number, "start"));
        await ana.Act(number, "analysis", new { consequences = "Y sus consecuencias" });
        Assert.Equal("inProgress", (string)(await ana.Act(number, "start"))["stage"]!);
    }

    [Theory, Trait("Req", "B15"), Trait("Req", "A08")]
    [InlineData("reason", "noSuch", "reason")]
    [InlineData("category", "noSuch", "category")]
    [InlineData("process", "noSuch", "process")]
    [InlineData("area", "noSuch", "area")]
    [InlineData("product", "noSuch", "product")]
    [InlineData("severity", "enormous", "severity")]
    public async Task What_is_not_in_the_catalogue_is_refused_by_its_field(string field, string value, string named)
    {
        using var ana = world.Api("ana");
        var number = await ana.Register();
        var response = await ana.Try(number, "classification", new JsonObject { [field] = value });
        Assert.Equal(HttpStatusCode.BadRequest, response.StatusCode);
        Assert.Contains(named, (await response.Content.ReadFromJsonAsync<JsonObject>())!["errors"]!.AsObject().Select(e => e.Key));
    }

    [Fact]
    public async Task Of_two_who_save_the_same_version_the_second_is_told()
    {
        using var ana = world.Api("ana");
        using var luis = world.Api("luis");
        var number = await ana.Register();
        var version = (int)(await ana.Read(number))["version"]!;
        var both = await Task.WhenAll(
            ana.Try(number, "classification", new { severity = "minor", version }),
            luis.Try(number, "classification", new { severity = "minor", urgency = "high", version }));
        Assert.Equal([HttpStatusCode.OK, HttpStatusCode.Conflict], both.Select(r => r.StatusCode).Order());
        Assert.Equal("case.changed-meanwhile", await ana.Refused(number, "restatement", new { text = "Otra cosa", version }));
    }

    [Fact, Trait("Req", "A28"), Trait("Req", "D09")]
    public async Task A_case_is_taken_over_and_handed_on_with_a_word()
    {
        using var ana = world.Api("ana");
        using var luis = world.Api("luis");
        using var rosa = world.Api("rosa");
        var number = await ana.Register();
        Assert.Equal("case.owner-elsewhere", await luis.Refused(number, "assignment", new { owner = "rosa@cauce.example" }));
        Assert.Equal("case.unknown-owner", await luis.Refused(number, "assignment", new { owner = "nadie@cauce.example" }));
        await luis.Act(number, "assignment", new { owner = "ana@cauce.example", handOver = "Llámala antes de las doce." });
        var last = (await ana.Read(number, "/history"))["items"]!.AsArray()[^1]!;
        Assert.Equal("Llámala antes de las doce.", (string)last["words"]!);
        Assert.Equal("case.already-owner", await ana.Refused(number, "assignment"));
        Assert.Equal(HttpStatusCode.NotFound, (await rosa.Try(number, "assignment")).StatusCode);
    }

    [Fact]
    public async Task Silence_is_refused_before_the_customer_had_time_to_answer()
    {
        using var ana = world.Api("ana");
        var number = await ana.Register();
        Assert.Equal("case.nothing-proposed", await ana.Refused(number, "silence", new { evidence = "Dos correos" }));
        await ana.Act(number, "solution", new { text = "Hecho." });
        Assert.Equal("case.silence-too-soon", await ana.Refused(number, "silence", new { evidence = "Dos correos" }));
        Assert.Equal("case.not-accepted", await ana.Refused(number, "closure"));
    }
}
