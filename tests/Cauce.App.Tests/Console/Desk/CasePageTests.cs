using System.Net;

namespace Cauce.App.Tests.Console.Desk;

/// <summary>The case page tells what happened, who waits for whom, and why what cannot be done cannot.</summary>
public sealed class CasePageTests(World world)
{
    [Fact]
    [Trait("Req", "A20")]
    [Trait("Req", "B23")]
    [Trait("Req", "D09")]
    public async Task The_page_tells_everything_that_was_said_and_done_newest_first()
    {
        var number = await world.Registered();
        await world.Act("ana", number, "messages", new { kind = "call", text = "Prefiere que la llamemos por la tarde." });
        await world.Act("luis", number, "messages", new { kind = "note", text = "Que lo mire almacén." });
        await world.Act("ana", number, "solution", new { text = "Mañana salen las dos cajas que faltan." });
        using var luis = await world.SignedIn("luis");
        var page = await luis.Open(DeskCases.Page(number));
        var entries = page.QuerySelectorAll(".timeline > .entry").Select(e => e.TextContent).ToList();
        Assert.Contains("Mañana salen las dos cajas", entries[0], StringComparison.Ordinal);
        Assert.Contains("Que lo mire almacén", entries[1], StringComparison.Ordinal);
        Assert.Contains("por la tarde", entries[2], StringComparison.Ordinal);
        Assert.Contains(number, entries[^1], StringComparison.Ordinal);
        Assert.NotNull(page.QuerySelector(".entry.is-note"));
        Assert.NotNull(page.QuerySelector(".entry.is-call"));
        Assert.Equal(8, page.QuerySelectorAll(".stepper .step").Length);
        Assert.Equal(3, page.QuerySelectorAll(".clocks .clock").Length);
    }

    [Fact]
    [Trait("Req", "C03")]
    public async Task The_customers_words_stand_apart_from_our_restatement()
    {
        var number = await world.Registered();
        await world.Act("ana", number, "restatement", new { text = "Le faltan dos cajas y las quiere cuanto antes." });
        using var ana = await world.SignedIn("ana");
        var opening = (await ana.Open(DeskCases.Page(number))).QuerySelector(".opening")!;
        Assert.Contains("En el albarán figuran seis cajas", opening.QuerySelector(".entry-body")!.TextContent, StringComparison.Ordinal);
        var restated = opening.QuerySelector(".restatement")!.TextContent;
        Assert.Contains("Le faltan dos cajas y las quiere", restated, StringComparison.Ordinal);
        Assert.Contains("aún no lo ha confirmado", restated, StringComparison.Ordinal);
    }

    [Fact]
    [Trait("Req", "C09")]
    public async Task A_rejected_solution_calls_for_an_alternative()
    {
        var number = await world.Registered();
        await world.Act("ana", number, "solution", new { text = "Un descuento de 10 €." });
        using var ana = await world.SignedIn("ana");
        var waiting = await ana.Open(DeskCases.Page(number));
        Assert.Contains("Espera al cliente", waiting.QuerySelector(".case-state")!.TextContent, StringComparison.Ordinal);
        var answered = await ana.Submit(DeskCases.Page(number, "/answer"), new Dictionary<string, string> { ["Accepted"] = "false", ["Evidence"] = "Quiere las cajas, no dinero." });
        Assert.Equal(HttpStatusCode.SeeOther, answered.StatusCode);
        var page = await ana.Open(DeskCases.Page(number));
        var solution = page.QuerySelector(".solution")!;
        Assert.Contains("Quiere las cajas, no dinero.", solution.TextContent, StringComparison.Ordinal);
        Assert.Equal($"/console/cases/{number}/solution", solution.QuerySelector("a.btn")!.GetAttribute("href"));
        Assert.Equal("Ofrecer una alternativa", page.QuerySelector(".case-acts .is-primary")!.TextContent.Trim());
    }

    [Fact]
    public async Task An_act_that_cannot_be_done_says_why()
    {
        var number = await world.Registered();
        await world.Act("luis", number, "classification", new { severity = "serious" });
        using var ana = await world.SignedIn("ana");
        var page = await ana.Open(DeskCases.Page(number));
        var buttons = page.QuerySelectorAll(".case-acts button[disabled]");
        Assert.NotEmpty(buttons);
        foreach (var button in buttons)
            Assert.NotEmpty(page.GetElementById(button.GetAttribute("aria-describedby")!)!.TextContent.Trim());
        Assert.Contains("anotar la causa", page.GetElementById("why-solution")!.TextContent, StringComparison.Ordinal);
        Assert.Contains("sin una solución comunicada", page.GetElementById("why-closure")!.TextContent, StringComparison.Ordinal);
        Assert.Contains("No tiene permiso", page.GetElementById("why-override")!.TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_closed_case_offers_to_be_reopened_and_then_tells_the_reason()
    {
        var number = await world.Registered(change: c => c["kind"] = "enquiry");
        await world.Act("ana", number, "solution", new { text = "Abrimos de 9 a 18." });
        await world.Act("ana", number, "closure", new { });
        using var ana = await world.SignedIn("ana");
        var closed = await ana.Open(DeskCases.Page(number));
        Assert.Equal("Reabrir", closed.QuerySelector(".case-acts .is-primary")!.TextContent.Trim());
        await ana.Submit(DeskCases.Page(number, "/reopening"), new Dictionary<string, string> { ["Reason"] = "Preguntaba por los sábados." });
        var page = await ana.Open(DeskCases.Page(number));
        Assert.Equal("Preguntaba por los sábados.", page.QuerySelector(".timeline q")!.TextContent);
    }

    [Fact]
    public async Task Nothing_of_another_branch_can_be_opened()
    {
        var number = await world.Registered();
        using var rosa = await world.SignedIn("rosa");
        string[] parts = ["", "/analysis", "/plan", "/history", "/details", "/classification", "/assignment", "/solution", "/answer", "/silence",
            "/closure", "/reopening", "/override", "/start", "/link", "/merge", "/split", "/people", "/receipt", "/colleagues?q=a"];
        foreach (var part in parts)
            Assert.Equal(HttpStatusCode.NotFound, (await rosa.GetAsync(DeskCases.Page(number, part))).StatusCode);
        var said = await rosa.Submit("/console/cases/new", new Dictionary<string, string> { ["Kind"] = "note", ["Text"] = "hola" }, DeskCases.Page(number, "/messages"));
        Assert.Equal(HttpStatusCode.NotFound, said.StatusCode);
    }

    [Fact]
    public async Task Hostile_words_are_shown_as_words()
    {
        const string Hostile = "<script>alert(1)</script><img src=x onerror=alert(1)>\"'&";
        var number = await world.Registered(change: c =>
        {
            c["subject"] = Hostile;
            c["description"] = Hostile + "\nsegunda línea";
            c["customer"]!["name"] = Hostile;
            c["where"] = Hostile;
        });
        await world.Act("ana", number, "messages", new { kind = "note", text = "@<b>ana</b> " + Hostile });
        await world.Act("luis", number, "actions", new { type = "containment", what = Hostile });
        using var ana = await world.SignedIn("ana");
        foreach (var part in new[] { "", "/analysis", "/plan", "/history", "/details", "/classification", "/split", "/receipt" })
        {
            var page = await ana.Open(DeskCases.Page(number, part));
            Assert.Empty(page.QuerySelectorAll("main script, main img, main b:not([title]):not(.clock b):not(.meter b)"));
            Assert.Contains("<script>alert(1)</script>", page.Body!.TextContent, StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task The_page_is_complete_in_English()
    {
        var number = await world.Registered();
        using var ana = await world.SignedIn("ana");
        ana.DefaultRequestHeaders.AcceptLanguage.ParseAdd("en");
        await ana.GetAsync("/language/en");
        var page = await ana.Open(DeskCases.Page(number));
        Assert.Contains("What the customer said", page.QuerySelector(".opening")!.GetAttribute("aria-label"), StringComparison.Ordinal);
        Assert.Contains("Conversation", page.QuerySelector(".case-head .tabs")!.TextContent, StringComparison.Ordinal);
    }

    [Fact]
    [Trait("Req", "A20")]
    public async Task The_history_is_verified_when_it_is_opened_and_says_when_it_was_changed()
    {
        await using var own = await World.Fresh();
        var number = await own.Registered();
        using var ana = await own.SignedIn("ana");
        var sound = await ana.Open(DeskCases.Page(number, "/history"));
        Assert.NotNull(sound.QuerySelector(".alert[data-tone=done]"));
        Assert.All(sound.QuerySelectorAll("tbody code"), hash => Assert.Matches("^[0-9a-f]{8}$", hash.TextContent));
        await using var db = own.Db();
        await Microsoft.EntityFrameworkCore.RelationalDatabaseFacadeExtensions.ExecuteSqlAsync(db.Database, $"UPDATE cases SET subject = 'otra cosa' WHERE number = {number}");
        var changed = await ana.Open(DeskCases.Page(number, "/history"));
        Assert.NotNull(changed.QuerySelector(".alert[data-tone=late]"));
    }
}
