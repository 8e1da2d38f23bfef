using System.Net;
using System.Net.Http.Json;
using System.Text.Json.Nodes;
using Cauce.App.Communication.Waiting;
using Cauce.App.Data;
using Cauce.App.Tests.Cases;
using Cauce.App.Tests.Portal;
using Cauce.Domain.Cases;
using Cauce.Domain.Communication;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Cauce.App.Tests.Communication;

/// <summary>A reply can be taken back before it goes, or goes when its author wants.</summary>
public sealed class WaitingTests(World world)
{
    private const string Words = "Salen hoy mismo por mensajería.";

    [Fact, Trait("Req", "C07")]
    public async Task A_reply_is_taken_back_before_it_goes_and_its_words_come_back_to_the_composer()
    {
        await using var own = await World.Fresh(s => s with { UndoTime = TimeSpan.FromMinutes(30) });
        using var visitor = own.Visitor();
        var key = await visitor.NewCase();
        var (ana, url) = await Write(own, key);
        var card = (await ana.Open(url)).QuerySelector("main .waiting")!;
        Assert.Contains(Words, card.TextContent, StringComparison.Ordinal);
        Assert.DoesNotContain(Words, (await visitor.Open($"/track/{key}")).Body!.TextContent, StringComparison.Ordinal);
        await using var db = own.Db();
        Assert.Equal((0, 0), (await db.Set<Message>().CountAsync(Cancel), await db.Set<OutboxMessage>().CountAsync(m => m.Letter == "reply", Cancel)));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, (await Say(ana, url, "Otra cosa.")).StatusCode);
        Assert.Equal(HttpStatusCode.SeeOther, (await ana.Press(url, card.QuerySelector("form")!.GetAttribute("action")!)).StatusCode);
        var page = await ana.Open(url);
        Assert.Null(page.QuerySelector("main .waiting"));
        Assert.Equal(Words, page.QuerySelector("textarea[name=Text]")!.TextContent.Trim());
        ana.Dispose();
    }

    [Fact, Trait("Req", "A31")]
    public async Task Left_alone_it_goes_by_itself_once_with_its_files()
    {
        await using var own = await World.Fresh(s => s with { UndoTime = TimeSpan.FromSeconds(1) });
        using var visitor = own.Visitor();
        var key = await visitor.NewCase();
        var (ana, _) = await Write(own, key, ("albaran.txt", "seis cajas"u8.ToArray()));
        ana.Dispose();
        await Until(own, async db => await db.Set<Message>().AnyAsync(Cancel));
        await using var db = own.Db();
        var said = await db.Set<Message>().SingleAsync(Cancel);
        Assert.Equal((MessageKind.Reply, "Ana Torres", Words), (said.Kind, said.ByName, said.Body));
        Assert.Equal(said.Id.Value, (await db.Set<Attachment>().SingleAsync(Cancel)).MessageId);
        Assert.Equal(0, await db.Set<WaitingMessage>().CountAsync(Cancel));
        Assert.Single(await db.Set<OutboxMessage>().Where(m => m.Letter == "reply").ToListAsync(Cancel));
        Assert.Contains(Words, (await visitor.Open($"/track/{key}")).Body!.TextContent, StringComparison.Ordinal);
    }

    [Fact, Trait("Req", "E14")]
    public async Task A_reply_is_given_a_moment_to_go_and_may_be_let_go_before_it()
    {
        using var ana = world.Api("ana");
        var number = await ana.Register();
        var at = DateTimeOffset.UtcNow.AddHours(3);
        var accepted = await ana.Try(number, "messages", new { text = Words, purpose = "nextSteps", sendAt = at });
        Assert.Equal(HttpStatusCode.Accepted, accepted.StatusCode);
        var waiting = Assert.Single((await ana.GetFromJsonAsync<JsonArray>($"/api/v1/cases/{number}/messages/waiting", Cancel))!)!;
        Assert.Equal((Words, "nextSteps", at.ToUnixTimeSeconds()), ((string)waiting["text"]!, (string)waiting["purpose"]!, ((DateTimeOffset)waiting["dueAt"]!).ToUnixTimeSeconds()));
        Assert.DoesNotContain("message.replied", await ana.History(number));
        await ana.Act(number, $"messages/waiting/{waiting["id"]}/sending");
        Assert.Contains("message.replied", await ana.History(number));
        Assert.Equal(HttpStatusCode.NotFound, (await ana.DeleteAsync($"/api/v1/cases/{number}/messages/waiting/{waiting["id"]}", Cancel)).StatusCode);
    }

    [Fact]
    public async Task A_moment_that_is_past_or_too_far_or_for_a_note_is_refused_and_a_stranger_sees_no_waiting_reply()
    {
        using var ana = world.Api("ana");
        var number = await ana.Register();
        Assert.Equal("waiting.moment-past", await ana.Refused(number, "messages", new { text = Words, sendAt = DateTimeOffset.UtcNow.AddMinutes(-1) }));
        Assert.Equal("waiting.too-far", await ana.Refused(number, "messages", new { text = Words, sendAt = DateTimeOffset.UtcNow.AddDays(61) }));
        Assert.Equal("waiting.only-replies", await ana.Refused(number, "messages", new { text = Words, kind = "note", sendAt = DateTimeOffset.UtcNow.AddDays(1) }));
        Assert.Equal("text.unfilled", await ana.Refused(number, "messages", new { text = "Hola {{nombre}}", sendAt = DateTimeOffset.UtcNow.AddDays(1) }));
        await ana.Act(number, "messages", new { text = Words, sendAt = DateTimeOffset.UtcNow.AddDays(1) });
        using var rosa = world.Api("rosa");
        Assert.Equal(HttpStatusCode.NotFound, (await rosa.GetAsync($"/api/v1/cases/{number}/messages/waiting", Cancel)).StatusCode);
    }

    [Fact, Trait("Req", "C03")]
    public async Task What_the_customer_said_meanwhile_stops_it_and_its_author_is_told()
    {
        using var visitor = world.Visitor();
        var key = await visitor.NewCase();
        using var ana = world.Api("ana");
        var number = (await world.CaseOf(key)).Number;
        await ana.Act(number, "messages", new { text = Words, sendAt = DateTimeOffset.UtcNow.AddHours(1) });
        await visitor.Submit($"/track/{key}", new Dictionary<string, string> { ["Text"] = "Ya no hace falta." }.AsForm(), $"/track/{key}/messages");
        await Due(key);
        await using var db = world.Db();
        var id = (await world.CaseOf(key)).Id;
        var failed = await db.Set<WaitingMessage>().SingleAsync(w => w.CaseId == id, Cancel);
        Assert.Equal("waiting.customer-spoke", failed.FailedBecause);
        Assert.DoesNotContain("message.replied", await ana.History(number));
        var me = await world.IdOf("ana");
        Assert.True(await db.Set<CaseMention>().AnyAsync(m => m.CaseId == id && m.StaffId == me, Cancel));
        using var desk = await world.SignedIn("ana");
        Assert.Contains("léalo antes de contestar", (await desk.Open($"/console/cases/{number}")).QuerySelector("main .waiting")!.TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Who_has_left_says_nothing_more()
    {
        await using var own = await World.Fresh();
        using var visitor = own.Visitor();
        var key = await visitor.NewCase();
        using var ana = own.Api("ana");
        await ana.Act((await own.CaseOf(key)).Number, "messages", new { text = Words, sendAt = DateTimeOffset.UtcNow.AddHours(1) });
        await own.Services.GetRequiredService<Writer>().Do(work => work.Sql.Run("UPDATE staff SET deactivated_at = @p0 WHERE email = 'ana@cauce.example'", work.Now));
        await Due(key, own);
        await using var db = own.Db();
        Assert.Equal("waiting.author-gone", (await db.Set<WaitingMessage>().SingleAsync(Cancel)).FailedBecause);
    }

    private async Task Due(string key, World? other = null)
    {
        var where = other ?? world;
        var id = (await where.CaseOf(key)).Id;
        await where.Services.GetRequiredService<Writer>().Do(work => work.Sql.Run("UPDATE waiting_messages SET due_at = @p0 WHERE case_id = @p1", work.Now, id.Value));
        await Until(where, async db => await db.Set<WaitingMessage>().AllAsync(w => w.CaseId != id || w.FailedAt != null, Cancel));
    }

    private static async Task<(HttpClient Ana, string Url)> Write(World own, string key, params (string Name, byte[] Bytes)[] files)
    {
        var ana = await own.SignedIn("ana");
        var url = $"/console/cases/{(await own.CaseOf(key)).Number}";
        var response = await Say(ana, url, Words, files);
        Assert.True(response.StatusCode == HttpStatusCode.SeeOther, await response.Content.ReadAsStringAsync(Cancel));
        return (ana, url);
    }

    private static async Task<HttpResponseMessage> Say(HttpClient ana, string url, string words, params (string Name, byte[] Bytes)[] files)
    {
        var form = new Dictionary<string, string> { ["Kind"] = "reply", ["Text"] = words }.AsForm();
        foreach (var (name, bytes) in files)
            form.Add(new ByteArrayContent(bytes), "Files", name);
        return await ana.Submit(url, form, url + "/messages");
    }

    private static async Task Until(World where, Func<AppDb, Task<bool>> done)
    {
        var giveUp = DateTimeOffset.UtcNow.AddSeconds(30);
        while (true)
        {
            await using var db = where.Db();
            if (await done(db))
                return;
            Assert.True(DateTimeOffset.UtcNow < giveUp, "it did not happen");
            await Task.Delay(100, Cancel);
        }
    }

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;
}
