using System.Net;
using AngleSharp.Dom;
using Cauce.App.Cases.Files;
using Cauce.Domain.Cases;
using Cauce.Domain.Communication;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Cauce.App.Tests.Portal;

public sealed class TrackingTests(World world)
{
    [Fact, Trait("Req", "B24"), Trait("Req", "B23"), Trait("Req", "C04"), Trait("Req", "D04")]
    public async Task The_customer_sees_where_the_case_stands_what_was_done_and_by_when()
    {
        using var visitor = world.Visitor();
        var key = await visitor.NewCase();
        await world.Act(key, (c, work, luis) =>
        {
            var told = new CaseAction(Id<CaseAction>.New(work.Now), c.Id, ActionType.Containment, "Reservamos dos cajas en el almacén", luis, work.Now);
            told.Ask("warehouse", null, null, toldToCustomer: true);
            var ours = new CaseAction(Id<CaseAction>.New(work.Now), c.Id, ActionType.Containment, "Revisar si el transportista miente", luis, work.Now);
            ours.Ask("transport", null, null, toldToCustomer: false);
            c.Add(told, luis, work.Now);
            c.Add(ours, luis, work.Now);
            work.Insert(told);
            work.Insert(ours);
            work.Insert(Message.Say(c, MessageKind.Note, "Nota que nadie de fuera ve", luis, work.Now));
            return Task.CompletedTask;
        });
        var page = await visitor.Open($"/track/{key}");
        var story = page.GetElementById("story")!.TextContent;
        Assert.Contains("Reservamos dos cajas", story, StringComparison.Ordinal);
        Assert.DoesNotContain("transportista", page.Body!.TextContent, StringComparison.Ordinal);
        Assert.DoesNotContain("Nota que nadie", page.Body!.TextContent, StringComparison.Ordinal);
        Assert.Equal(5, page.QuerySelectorAll("ol.is-parcel > li").Length);
        Assert.Single(page.QuerySelectorAll("[aria-current=step]"));
        Assert.Contains("Recibido el", page.GetElementById("commitment")!.TextContent, StringComparison.Ordinal);
        Assert.NotEmpty(page.QuerySelectorAll("#next-steps li"));
    }

    [Fact, Trait("Req", "C06"), Trait("Req", "A13")]
    public async Task A_message_and_a_request_for_explanation_are_heard_and_owed_until_answered()
    {
        using var visitor = world.Visitor();
        var key = await visitor.NewCase();
        var said = await visitor.Submit($"/track/{key}", new MultipartFormDataContent
        {
            { new StringContent("Adjunto la foto del albarán"), "Text" },
            { new ByteArrayContent(Complaining.Jpeg()), "Files", "albarán.jpg" },
        }, $"/track/{key}/messages");
        Assert.Equal(HttpStatusCode.SeeOther, said.StatusCode);
        await world.Propose(key, "Le llevamos las dos cajas el viernes.");
        for (var twice = 0; twice < 2; twice++)
            await visitor.Submit($"/track/{key}", new Dictionary<string, string> { ["Text"] = "¿A qué hora?", ["As"] = "explanation" }.AsForm(), $"/track/{key}/messages");
        var page = await visitor.Open($"/track/{key}");
        Assert.Equal(3, page.QuerySelectorAll("#talk > li.is-me").Length);
        Assert.Contains("albarán.jpg", page.GetElementById("talk")!.TextContent, StringComparison.Ordinal);
        Assert.Contains("Se la debemos", page.GetElementById("messages")!.TextContent, StringComparison.Ordinal);
        Assert.NotNull((await world.CaseOf(key)).WaitsForUsSince);
        await world.Act(key, (c, work, luis) =>
        {
            work.Insert(Message.Say(c, MessageKind.Reply, "Entre las 9 y las 11.", luis, work.Now));
            return Task.CompletedTask;
        });
        page = await visitor.Open($"/track/{key}");
        Assert.DoesNotContain("Se la debemos", page.Body!.TextContent, StringComparison.Ordinal);
        Assert.Contains("Entre las 9 y las 11.", page.QuerySelector("#talk > li.is-them")!.TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_message_that_is_refused_is_shown_again_with_its_words()
    {
        using var visitor = world.Visitor();
        var key = await visitor.NewCase();
        var refused = await visitor.Submit($"/track/{key}", new Dictionary<string, string> { ["Text"] = "con un cero\0dentro" }.AsForm(), $"/track/{key}/messages");
        Assert.Equal(HttpStatusCode.UnprocessableEntity, refused.StatusCode);
        var page = await refused.Parse();
        Assert.Equal("true", page.GetElementById("f-Text")!.GetAttribute("aria-invalid"));
        var empty = await visitor.Submit($"/track/{key}", new Dictionary<string, string> { ["Text"] = "  " }.AsForm(), $"/track/{key}/messages");
        Assert.Equal(HttpStatusCode.UnprocessableEntity, empty.StatusCode);
    }

    [Fact, Trait("Req", "C09"), Trait("Req", "B09"), Trait("Req", "E15"), Trait("Req", "A31")]
    public async Task The_customer_rejects_with_a_reason_gets_an_alternative_and_accepts_it()
    {
        using var visitor = world.Visitor();
        var key = await visitor.NewCase();
        await world.Propose(key, "Le descontamos 5 €.");
        var first = (await visitor.Open($"/track/{key}")).QuerySelector("input[name=Solution]")!.GetAttribute("value")!;
        var without = await visitor.Answer(key, "no", first, reason: " ");
        Assert.Equal(HttpStatusCode.UnprocessableEntity, without.StatusCode);
        Assert.Equal("true", (await without.Parse()).GetElementById("f-Reason")!.GetAttribute("aria-invalid"));
        Assert.Equal(HttpStatusCode.SeeOther, (await visitor.Answer(key, "no", first, "Quiero las cajas, no el dinero")).StatusCode);
        var rejected = await world.CaseOf(key);
        Assert.Equal((Stage.InProgress, 1), (rejected.Stage, rejected.Rejections));
        await world.Propose(key, "Le llevamos las dos cajas mañana.");
        Assert.Equal(HttpStatusCode.UnprocessableEntity, (await visitor.Answer(key, "yes", first)).StatusCode);
        var page = await visitor.Open($"/track/{key}");
        Assert.Contains("nueva propuesta", page.GetElementById("solution")!.TextContent, StringComparison.Ordinal);
        var second = page.QuerySelector("input[name=Solution]")!.GetAttribute("value")!;
        Assert.Equal(HttpStatusCode.SeeOther, (await visitor.Answer(key, "yes", second)).StatusCode);
        var accepted = await world.CaseOf(key);
        Assert.Equal((Stage.Accepted, Acceptance.ByCustomer), (accepted.Stage, accepted.Acceptance));
        Assert.Null((await visitor.Open($"/track/{key}")).GetElementById("verdict"));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, (await visitor.Answer(key, "yes", second)).StatusCode);
    }

    [Fact, Trait("Req", "C03")]
    public async Task The_customer_confirms_that_they_were_understood()
    {
        using var visitor = world.Visitor();
        var key = await visitor.NewCase();
        await world.Act(key, (c, work, luis) => { c.Restate("Pidió seis cajas y llegaron cuatro.", luis, work.Now); return Task.CompletedTask; });
        Assert.Contains("Pidió seis cajas", (await visitor.Open($"/track/{key}")).GetElementById("understood")!.TextContent, StringComparison.Ordinal);
        var done = await visitor.Submit($"/track/{key}", new Dictionary<string, string>(), $"/track/{key}/understood");
        Assert.Equal(HttpStatusCode.SeeOther, done.StatusCode);
        Assert.NotNull((await world.CaseOf(key)).RestatementConfirmedAt);
        Assert.Null((await visitor.Open($"/track/{key}")).QuerySelector("form[action$=understood]"));
    }

    [Fact, Trait("Req", "E12"), Trait("Req", "C05")]
    public async Task The_receipt_holds_the_content_the_day_and_the_hour_and_stands_alone()
    {
        using var visitor = world.Visitor();
        var key = await visitor.NewCase();
        var made = await world.CaseOf(key);
        var hour = TimeZoneInfo.ConvertTimeBySystemTimeZoneId(made.ReceivedAt, "Europe/Madrid").ToString("H:mm", System.Globalization.CultureInfo.InvariantCulture);
        foreach (var url in new[] { $"/track/{key}/receipt", $"/track/{key}/receipt.html" })
        {
            var page = await visitor.Open(url);
            Assert.All(new[] { made.Number, "han llegado cuatro", "ALB-2026-17", hour, "Que traigan las dos cajas" },
                held => Assert.Contains(held, page.Body!.TextContent, StringComparison.Ordinal));
        }
        var file = await visitor.GetAsync($"/track/{key}/receipt.html", Cancel);
        Assert.Equal($"{made.Number}.html", file.Content.Headers.ContentDisposition!.FileName!.Trim('"'));
        var standing = await file.Parse();
        Assert.Empty(standing.QuerySelectorAll("link[rel=stylesheet], script, img"));
    }

    [Theory]
    [InlineData("/track/AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA")]
    [InlineData("/thanks/nothing")]
    [InlineData("/survey/nothing")]
    [InlineData("/track/nothing/receipt")]
    public async Task A_key_that_opens_nothing_is_not_found(string url)
    {
        using var visitor = world.Visitor();
        Assert.Equal(HttpStatusCode.NotFound, (await visitor.GetAsync(url, Cancel)).StatusCode);
    }

    [Fact]
    public async Task A_pasted_link_leads_to_the_case_and_a_wrong_one_back_home()
    {
        using var visitor = world.Visitor();
        var key = await visitor.NewCase();
        var found = await visitor.GetAsync($"/track?key={Uri.EscapeDataString($" https://example.org/track/{key} ")}", Cancel);
        Assert.Equal($"/track/{key}", found.Headers.Location!.ToString());
        Assert.Equal(HttpStatusCode.NotFound, (await visitor.GetAsync("/track?key=zzz", Cancel)).StatusCode);
    }

    [Fact, Trait("Req", "C09")]
    public async Task A_case_seen_in_English_is_told_in_English()
    {
        using var visitor = world.Visitor();
        var key = await visitor.NewCase();
        visitor.DefaultRequestHeaders.AcceptLanguage.ParseAdd("en");
        var page = await visitor.Open($"/track/{key}");
        Assert.Equal("en", page.DocumentElement.GetAttribute("lang"));
        Assert.Contains("We have received your claim", page.QuerySelector("h1")!.TextContent, StringComparison.Ordinal);
    }

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;
}

internal static class Answering
{
    public static Task<HttpResponseMessage> Answer(this HttpClient visitor, string key, string verdict, string solution, string? reason = null) =>
        visitor.Submit($"/track/{key}", new Dictionary<string, string> { ["Verdict"] = verdict, ["Solution"] = solution, ["Reason"] = reason ?? "" }, $"/track/{key}/answer");
}
