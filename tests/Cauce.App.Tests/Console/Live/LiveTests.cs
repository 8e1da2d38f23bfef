using Cauce.App.Console.Live;
using System.Diagnostics;
using System.Net;
using Cauce.App.Cases;
using Cauce.App.Tests.Portal;
using Cauce.App.Tests.Console.Lists;
using Cauce.Domain.Cases;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Cauce.App.Tests.Console.Live;

public sealed class LiveTests(World world)
{
    private static readonly TimeSpan Soon = TimeSpan.FromSeconds(5);

    [Fact, Trait("Req", "D4")]
    public async Task A_case_is_followed_on_many_screens_at_once_but_not_on_any_number_of_them()
    {
        using var visitor = world.Visitor();
        var key = await visitor.NewCase();
        var page = await visitor.Open($"/track/{key}");
        Assert.Equal($"/track/{key}/live", page.QuerySelector("[data-controller=fresh]")!.GetAttribute("data-fresh-url-value"));
        Assert.Contains("talk", page.QuerySelectorAll("[data-fresh]").Select(part => part.Id));
        Assert.All(page.QuerySelectorAll("[data-fresh]"), part => Assert.False(string.IsNullOrEmpty(part.Id)));
        Assert.All(page.QuerySelectorAll("form#say, form#say textarea, form#say input[type=file]"), held => Assert.Null(held.Closest("[data-fresh]")));
        var lines = new List<HttpResponseMessage>();
        for (var i = 0; i < LiveFeed.MostOfOneCase; i++)
            lines.Add(await visitor.GetAsync($"/track/{key}/live", HttpCompletionOption.ResponseHeadersRead));
        Assert.All(lines, line => Assert.Equal("text/event-stream", line.Content.Headers.ContentType?.MediaType));
        using var tooMany = await visitor.GetAsync($"/track/{key}/live", HttpCompletionOption.ResponseHeadersRead);
        Assert.Equal(HttpStatusCode.TooManyRequests, tooMany.StatusCode);
        Assert.NotNull(tooMany.Headers.RetryAfter);
        lines.ForEach(line => line.Dispose());
        for (var tries = 0; ; tries++)
        {
            using var again = await visitor.GetAsync($"/track/{key}/live", HttpCompletionOption.ResponseHeadersRead);
            if (again.StatusCode == HttpStatusCode.OK)
                return;
            Assert.True(tries < 50, "the lines that were closed are still counted");
            await Task.Delay(100);
        }
    }

    [Fact]
    public async Task A_change_reaches_the_pages_of_those_who_may_see_it_within_a_second_and_nobody_else()
    {
        await using var own = await World.Fresh();
        using var luis = await own.SignedIn("luis");
        using var rosa = await own.SignedIn("rosa");
        using var marta = await own.SignedIn("marta");
        await using var heardByLuis = await Ear.Open(luis, "/console/live");
        await using var heardByRosa = await Ear.Open(rosa, "/console/live");
        await using var heardByMarta = await Ear.Open(marta, "/console/live");
        using var ana = own.Api("ana");
        await ana.Register("Para calentar");
        await heardByLuis.Next(Soon);
        await Task.Delay(400, TestContext.Current.CancellationToken);
        var clock = Stopwatch.StartNew();
        var number = await ana.Register("En vivo");
        var word = await heardByLuis.Next(Soon);
        Assert.InRange(clock.ElapsedMilliseconds, 0, 1500);
        Assert.Contains("action=\"refresh\"", word);
        Assert.Contains($"topics=\"list case:{number}\"", word);
        Assert.NotNull(await heardByMarta.Next(Soon));
        Assert.Null(await heardByRosa.Next(TimeSpan.FromMilliseconds(600)));
    }

    [Fact]
    public async Task One_case_is_heard_alone_and_one_that_may_not_be_seen_cannot_be_listened_to()
    {
        using var ana = world.Api("ana");
        var number = await ana.Register("Solo este");
        using var luis = await world.SignedIn("luis");
        using var rosa = await world.SignedIn("rosa");
        Assert.Equal(HttpStatusCode.NotFound, (await rosa.GetAsync($"/console/live?case={number}")).StatusCode);
        await using var heard = await Ear.Open(luis, $"/console/live?case={number}");
        await ana.Register("Otro cualquiera");
        Assert.Null(await heard.Next(TimeSpan.FromMilliseconds(500)));
        await Assign(luis, number, "8b1f0f0e-0000-4000-8000-000000000001");
        Assert.Equal("<turbo-stream action=\"refresh\" request-id=\"8b1f0f0e-0000-4000-8000-000000000001\"></turbo-stream>", await heard.Next(Soon));
    }

    [Fact]
    public async Task A_confidential_case_makes_no_sound_for_those_who_are_not_named_on_it()
    {
        await using var own = await World.Fresh();
        using var marta = await own.SignedIn("marta");
        await using var heard = await Ear.Open(marta, "/console/live");
        await own.Report("Una denuncia");
        Assert.Null(await heard.Next(TimeSpan.FromMilliseconds(800)));
    }

    [Fact]
    public async Task A_stream_ends_when_its_reader_signs_out()
    {
        using var marta = await world.SignedIn("marta");
        await using var heard = await Ear.Open(marta, "/console/live");
        await marta.Submit("/console", new Dictionary<string, string>(), "/console/sign-out");
        Assert.True(await heard.Ends(Soon));
    }

    [Fact, Trait("Req", "B24")]
    public async Task The_customers_page_hears_what_is_for_the_customer_and_nothing_of_what_is_among_us()
    {
        using var ana = world.Api("ana");
        var number = await ana.Register("Seguimiento");
        await using var db = world.Db();
        var id = await db.Set<Case>().Where(c => c.Number == number).Select(c => c.Id).SingleAsync();
        using var visitor = world.Visitor();
        await using var heard = await Ear.Open(visitor, $"/track/{world.Services.GetRequiredService<TrackingKeys>().Of(id)}/live");
        using var luis = await world.SignedIn("luis");
        await Assign(luis, number, "a");
        Assert.Null(await heard.Next(TimeSpan.FromMilliseconds(500)));
        Assert.Equal(HttpStatusCode.NotFound, (await visitor.GetAsync("/track/no-such-key/live")).StatusCode);
    }

    [Fact]
    public async Task Who_else_looks_at_a_case_is_shown_to_those_who_may_see_it()
    {
        using var api = world.Api("ana");
        var number = await api.Register("Mirado por dos");
        using var ana = await world.SignedIn("ana");
        using var luis = await world.SignedIn("luis");
        using var rosa = await world.SignedIn("rosa");
        var presence = $"/console/cases/{number}/presence";
        var alone = await ana.Submit("/console", new Dictionary<string, string>(), presence);
        Assert.Equal("", (await alone.Content.ReadAsStringAsync()).Trim());
        var seen = await luis.Submit("/console", new Dictionary<string, string>(), presence);
        Assert.Contains("Ana Torres", await seen.Content.ReadAsStringAsync());
        Assert.Contains("Luis Ferrer", await ana.GetStringAsync(presence));
        Assert.Equal(HttpStatusCode.NotFound, (await rosa.Submit("/console", new Dictionary<string, string>(), presence)).StatusCode);
        Assert.Equal(HttpStatusCode.NoContent, (await luis.Submit("/console", new Dictionary<string, string> { ["leaving"] = "true" }, presence)).StatusCode);
        Assert.DoesNotContain("Luis Ferrer", await ana.GetStringAsync(presence));
    }

    private static async Task Assign(HttpClient browser, string number, string mark)
    {
        var page = await browser.Open("/console/cases");
        var owner = page.QuerySelectorAll("select[name=Owner] option").First(o => o.TextContent == "Ana Torres").GetAttribute("value")!;
        using var request = new HttpRequestMessage(HttpMethod.Post, "/console/cases/bulk")
        {
            Content = new FormUrlEncodedContent([new("Act", "assign"), new("Owner", owner), new("Number", number), new("__RequestVerificationToken", await browser.Token("/console/cases"))]),
        };
        request.Headers.Add("X-Turbo-Request-Id", mark);
        Assert.Equal(HttpStatusCode.SeeOther, (await browser.SendAsync(request)).StatusCode);
    }
}
