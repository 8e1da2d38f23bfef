using System.Net;

namespace Cauce.App.Tests.Console.Desk;

/// <summary>The forms of a case: what they let do, what they keep, and what they say when they refuse.</summary>
public sealed class DeskFormTests(World world)
{
    [Fact]
    [Trait("Req", "A13")]
    public async Task A_reply_and_a_note_are_said_from_the_composer_with_files()
    {
        var number = await world.Registered();
        using var ana = await world.SignedIn("ana");
        using var form = new MultipartFormDataContent
        {
            { new StringContent("reply"), "Kind" },
            { new StringContent("Le mandamos la foto del albarán."), "Text" },
            { new ByteArrayContent("seis cajas"u8.ToArray()), "Files", "albaran.txt" },
        };
        Assert.Equal(HttpStatusCode.SeeOther, (await ana.Submit(DeskCases.Page(number), form, DeskCases.Page(number, "/messages"))).StatusCode);
        await ana.Submit(DeskCases.Page(number), new Dictionary<string, string> { ["Kind"] = "note", ["Text"] = "@luis ¿lo ves?" }, DeskCases.Page(number, "/messages"));
        var page = await ana.Open(DeskCases.Page(number));
        var reply = page.QuerySelector(".timeline .is-reply")!;
        Assert.Contains("Le mandamos la foto", reply.TextContent, StringComparison.Ordinal);
        Assert.Contains("albaran.txt", reply.QuerySelector("a.file")!.TextContent, StringComparison.Ordinal);
        Assert.Equal("@luis", page.QuerySelector(".timeline .is-note .mention")!.TextContent);
        Assert.Equal("seis cajas", await ana.GetStringAsync(reply.QuerySelector("a.file")!.GetAttribute("href")));
    }

    [Fact]
    public async Task What_somebody_changed_meanwhile_is_told_and_what_was_typed_is_kept()
    {
        var number = await world.Registered();
        using var ana = await world.SignedIn("ana");
        var opened = (await ana.Open(DeskCases.Page(number))).QuerySelector("#composer [name=Version]")!.GetAttribute("value")!;
        await world.Act("luis", number, "messages", new { kind = "reply", text = "Ya lo miro yo." });
        var refused = await ana.Submit(DeskCases.Page(number), new Dictionary<string, string> { ["Kind"] = "reply", ["Text"] = "Mi respuesta larga", ["Version"] = opened }, DeskCases.Page(number, "/messages"));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, refused.StatusCode);
        var page = await refused.Parse();
        Assert.Equal("Mi respuesta larga", page.QuerySelector("#composer textarea")!.TextContent);
        Assert.Contains("Luis Ferrer", page.QuerySelector("#composer .changes")!.TextContent, StringComparison.Ordinal);
        var now = page.QuerySelector("#composer [name=Version]")!.GetAttribute("value")!;
        var again = await ana.Submit(DeskCases.Page(number), new Dictionary<string, string> { ["Kind"] = "reply", ["Text"] = "Mi respuesta larga", ["Version"] = now }, DeskCases.Page(number, "/messages"));
        Assert.Equal(HttpStatusCode.SeeOther, again.StatusCode);
    }

    [Fact]
    public async Task A_refused_form_keeps_what_was_typed_and_marks_the_field()
    {
        var number = await world.Registered();
        await world.Act("ana", number, "solution", new { text = "Un descuento." });
        using var ana = await world.SignedIn("ana");
        var refused = await ana.Submit(DeskCases.Page(number, "/answer"), new Dictionary<string, string> { ["Accepted"] = "true", ["Evidence"] = "  " });
        Assert.Equal(HttpStatusCode.UnprocessableEntity, refused.StatusCode);
        var page = await refused.Parse();
        Assert.Equal("true", page.QuerySelector("#f-Evidence")!.GetAttribute("aria-invalid"));
        Assert.NotNull(page.QuerySelector("[name=Accepted][value=true][checked]"));
        Assert.NotNull(page.QuerySelector(".form-refusal[role=alert] a[href='#f-Evidence']"));
        Assert.NotNull(page.QuerySelector("form[data-controller~=focus-error]"));
    }

    [Fact]
    [Trait("Req", "A23")]
    [Trait("Req", "A28")]
    public async Task An_agent_is_told_why_they_may_not_own_a_serious_case()
    {
        var number = await world.Registered();
        await world.Act("luis", number, "classification", new { severity = "serious" });
        using var luis = await world.SignedIn("luis");
        var page = await luis.Open(DeskCases.Page(number, "/assignment"));
        var choice = page.QuerySelectorAll("label.choice").Single(c => c.TextContent.Contains("Ana Torres", StringComparison.Ordinal));
        var radio = choice.QuerySelector("input")!;
        Assert.True(radio.HasAttribute("disabled"));
        Assert.Contains("lo lleva un supervisor", page.GetElementById(radio.GetAttribute("aria-describedby")!)!.TextContent, StringComparison.Ordinal);
        Assert.DoesNotContain("Rosa Prieto", page.Body!.TextContent, StringComparison.Ordinal);
        var refused = await luis.Submit(DeskCases.Page(number, "/assignment"), new Dictionary<string, string> { ["Owner"] = radio.GetAttribute("value")! });
        Assert.Equal(HttpStatusCode.UnprocessableEntity, refused.StatusCode);
        Assert.Contains("lo lleva un supervisor", (await refused.Parse()).QuerySelector("#f-Owner-e")!.TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_case_is_carried_from_classification_to_closure_by_forms_alone()
    {
        var number = await world.Registered();
        using var luis = await world.SignedIn("luis");
        async Task Send(string path, Dictionary<string, string> fields, string? action = null) => Assert.Equal(HttpStatusCode.SeeOther,
            (await luis.Submit(DeskCases.Page(number, path), fields, action is null ? null : DeskCases.Page(number, action))).StatusCode);
        await Send("/classification", new Dictionary<string, string> { ["Severity"] = "serious", ["Urgency"] = "high", ["Reason"] = "wrongQuantity", ["Category"] = "", ["Process"] = "delivery", ["Area"] = "" });
        await Send("/analysis", new Dictionary<string, string> { ["Cause"] = "Se contó mal.", ["Consequences"] = "Obra parada.", ["CustomerImpact"] = "4", ["CompanyImpact"] = "2" });
        await Send("/plan", new Dictionary<string, string> { ["What"] = "Enviar dos cajas", ["Type"] = "corrective", ["Area"] = "warehouse", ["DueOn"] = "2030-01-15", ["Assignee"] = "" });
        var plan = await luis.Open(DeskCases.Page(number, "/plan"));
        var done = plan.QuerySelector(".plan form")!.GetAttribute("action")!;
        Assert.Equal(HttpStatusCode.SeeOther, (await luis.Submit(DeskCases.Page(number, "/plan"), new Dictionary<string, string>(), done)).StatusCode);
        Assert.Contains("100 %", (await luis.Open(DeskCases.Page(number, "/plan"))).QuerySelector(".meter")!.TextContent, StringComparison.Ordinal);
        await Send("/solution", new Dictionary<string, string> { ["Text"] = "Llegan mañana.", ["WithApology"] = "true" });
        await Send("/answer", new Dictionary<string, string> { ["Accepted"] = "true", ["Evidence"] = "Por teléfono, a las 12." });
        await Send("/closure", []);
        var page = await luis.Open(DeskCases.Page(number, "/analysis"));
        Assert.Contains("Se contó mal.", page.QuerySelector("main")!.TextContent, StringComparison.Ordinal);
        Assert.Contains("Cliente 4, empresa 2", page.QuerySelector(".matrix caption")!.TextContent, StringComparison.Ordinal);
    }

    [Fact]
    [Trait("Req", "B18")]
    [Trait("Req", "B20")]
    public async Task Details_are_completed_later_and_emptied_again()
    {
        var number = await world.Registered();
        using var ana = await world.SignedIn("ana");
        var page = DeskCases.Page(number, "/details");
        await ana.Submit(page, new Dictionary<string, string> { ["Where"] = "Obra de Getafe", ["CaseFile"] = "EXP-7", ["Source"] = "Visita comercial", ["Observation"] = "Cliente antiguo" }, page + "/circumstances");
        var side = (await ana.Open(DeskCases.Page(number))).QuerySelector(".case-side")!.TextContent;
        foreach (var words in new[] { "Obra de Getafe", "EXP-7", "Visita comercial", "Cliente antiguo" })
            Assert.Contains(words, side, StringComparison.Ordinal);
        await ana.Submit(page, new Dictionary<string, string> { ["Where"] = "" }, page + "/circumstances");
        Assert.DoesNotContain("Obra de Getafe", (await ana.Open(DeskCases.Page(number))).Body!.TextContent, StringComparison.Ordinal);
        var kind = await ana.Submit(page, new Dictionary<string, string> { ["Kind"] = "incident" }, page + "/kind");
        Assert.Equal(HttpStatusCode.SeeOther, kind.StatusCode);
    }

    [Fact]
    public async Task A_draft_is_kept_and_shown_when_the_case_is_opened_again()
    {
        var number = await world.Registered();
        using var ana = await world.SignedIn("ana");
        var token = await ana.Token(DeskCases.Page(number));
        using var draft = new FormUrlEncodedContent([new("Kind", "note"), new("Text", "A medias"), new("__RequestVerificationToken", token)]);
        Assert.Equal(HttpStatusCode.NoContent, (await ana.PutAsync(DeskCases.Page(number, "/draft"), draft)).StatusCode);
        var composer = (await ana.Open(DeskCases.Page(number))).QuerySelector("#composer")!;
        Assert.Equal("A medias", composer.QuerySelector("textarea")!.TextContent);
        Assert.NotNull(composer.QuerySelector("[name=Kind][value=note][checked]"));
    }

    [Fact]
    public async Task Cases_are_related_merged_and_split_by_forms()
    {
        var (one, other) = (await world.Registered(), await world.Registered());
        using var ana = await world.SignedIn("ana");
        await ana.Submit(DeskCases.Page(one, "/link"), new Dictionary<string, string> { ["Other"] = other, ["Type"] = "duplicate" });
        Assert.Contains(other, (await ana.Open(DeskCases.Page(one))).QuerySelector("section[aria-labelledby=s-cases]")!.TextContent, StringComparison.Ordinal);
        var wrong = await ana.Submit(DeskCases.Page(one, "/merge"), new Dictionary<string, string> { ["Into"] = "REC-1900-000001" });
        Assert.Equal("REC-1900-000001", (await wrong.Parse()).QuerySelector("#f-Into[aria-invalid]")!.GetAttribute("value"));
        await world.Act("ana", other, "messages", new { kind = "fromCustomer", text = "Además, el suelo llegó rayado." });
        Assert.Equal(HttpStatusCode.SeeOther, (await ana.Submit(DeskCases.Page(other, "/merge"), new Dictionary<string, string> { ["Into"] = one })).StatusCode);
        var page = await ana.Open(DeskCases.Page(one));
        Assert.Contains("el suelo llegó rayado", page.QuerySelector(".timeline")!.TextContent, StringComparison.Ordinal);
        var message = (await ana.Open(DeskCases.Page(one, "/split"))).QuerySelector("[name=Messages]")!.GetAttribute("value")!;
        var split = await ana.Submit(DeskCases.Page(one, "/split"), new Dictionary<string, string> { ["Messages"] = message, ["Subject"] = "Suelo rayado", ["Kind"] = "claim" });
        Assert.Equal(HttpStatusCode.SeeOther, split.StatusCode);
        Assert.Contains("Suelo rayado", (await ana.Open(DeskCases.Page(one))).QuerySelector(".case-side")!.TextContent, StringComparison.Ordinal);
    }
}
