using System.Globalization;
using System.Net;
using System.Text.Json.Nodes;
using Cauce.App.Tests.Fakes;
using Cauce.Domain.Cases;
using Cauce.Domain.Communication;
using Cauce.Domain.Intake.Messengers;
using Microsoft.EntityFrameworkCore;
using static Cauce.App.Tests.Intake.Messengers.Switchboard;

namespace Cauce.App.Tests.Intake.Messengers;

/// <summary>What staff see of messengers and can do, through the pages and the API.</summary>
public sealed class IncomingPageTests(World world)
{
    [Fact]
    public async Task A_message_that_waits_can_be_put_into_a_case_and_the_original_goes_with_it()
    {
        var account = await world.Hook();
        var waiting = await world.Hears(account, JsonNode.Parse("{\"type\":\"dance\"}")!);
        var other = await world.CaseOf(await world.Hears(account, Said("q-1", "Otro asunto")));
        using var ana = await world.SignedIn("ana");
        var url = $"/console/messages/{waiting.Id.Value}";
        var wrong = await ana.Submit(url, new Dictionary<string, string> { ["Case"] = "REC-1900-000001" }, url + "/attachment");
        Assert.Equal(HttpStatusCode.UnprocessableEntity, wrong.StatusCode);
        Assert.Contains("REC-1900-000001", await wrong.Content.ReadAsStringAsync(Cancel), StringComparison.Ordinal);
        var done = await ana.Submit(url, new Dictionary<string, string> { ["Case"] = other.Number }, url + "/attachment");
        Assert.Equal($"/console/cases/{other.Number}", done.Headers.Location!.OriginalString);
        var settled = await world.Settled(waiting.Id.Value);
        Assert.Equal((IncomingState.Said, IncomingReason.ByHand, "Ana Torres"), (settled.State, settled.Reason, settled.ByName));
        await using var db = world.Db();
        Assert.Equal("original.json", await db.Set<Attachment>().Where(f => f.CaseId == other.Id).Select(f => f.Name).SingleAsync(Cancel));
        Assert.Equal(HttpStatusCode.Conflict, (await ana.Submit(url, new Dictionary<string, string>(), url + "/retry")).StatusCode);
    }

    [Fact]
    public async Task Whoever_is_blocked_is_heard_and_put_aside_and_sent_nothing_until_they_are_let_in_again()
    {
        await using var chat = await Outsider.Start();
        var account = await world.Hook(chat.Url);
        var first = await world.Hears(account, Said("q-2", "Compre ahora"));
        await world.Letter(first.CaseId!.Value, "acknowledgement", m => m.SentAt is not null);
        var url = $"/console/messages/{first.Id.Value}";
        using var ana = await world.SignedIn("ana");
        Assert.Equal(HttpStatusCode.Forbidden, (await ana.Press(url, url + "/block")).StatusCode);
        using var luis = await world.SignedIn("luis");
        Assert.Equal(HttpStatusCode.SeeOther, (await luis.Press(url, url + "/block")).StatusCode);
        var second = await world.Hears(account, Said("q-2", "¡Última oportunidad!"));
        Assert.Equal((IncomingState.Ignored, IncomingReason.Blocked), (second.State, second.Reason));
        Assert.Empty(await world.Words(first.CaseId!.Value));
        await luis.Press(url, url + "/unblock");
        Assert.Equal(IncomingState.Said, (await world.Hears(account, Said("q-2", "Perdonen"))).State);
        Assert.Single(chat.Asked);
    }

    [Fact]
    public async Task Messages_of_another_branch_are_not_there()
    {
        var account = await world.Hook(branch: "norte");
        var heard = await world.Hears(account, Said("q-3", "Solo del norte"));
        using var ana = world.Api("ana");
        using var rosa = world.Api("rosa");
        Assert.DoesNotContain(heard.Id.Value.ToString(), await ana.GetStringAsync("/api/v1/incoming-messages?limit=200", Cancel), StringComparison.Ordinal);
        Assert.Contains(heard.Id.Value.ToString(), await rosa.GetStringAsync("/api/v1/incoming-messages?limit=200", Cancel), StringComparison.Ordinal);
        using var page = await world.SignedIn("ana");
        Assert.Equal(HttpStatusCode.NotFound, (await page.GetAsync($"/console/messages/{heard.Id.Value}/original", Cancel)).StatusCode);
    }

    [Fact, Trait("Req", "E06"), Trait("Req", "E27"), Trait("Lesson", "C1")]
    public async Task An_account_is_added_tested_and_paused_in_the_console_and_leads_nowhere_inside()
    {
        await using var chat = await Outsider.Start();
        using var admin = await world.SignedIn("admin");
        const string page = "/console/admin/messengers/new/webhook";
        var name = Unique("App");
        Dictionary<string, string> Typed(string address, string secret) => new() { ["Name"] = name, ["Branch"] = "central", ["Kind"] = "incident", ["CameBy"] = "chat", ["Address"] = address, ["Secret"] = secret };
        var shortKey = await admin.Submit(page, Typed(chat.Url, "corta"));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, shortKey.StatusCode);
        foreach (var inside in new[] { "http://127.0.0.2/x", "https://169.254.169.254/x", "https://[::1]/x", "http://example.com/x" })
            Assert.Equal(HttpStatusCode.UnprocessableEntity, (await admin.Submit(page, Typed(inside, Secret))).StatusCode);
        var added = await admin.Submit(page, Typed(chat.Url, Secret));
        Assert.Equal(HttpStatusCode.SeeOther, added.StatusCode);
        var url = added.Headers.Location!.OriginalString;
        var shown = await admin.GetStringAsync(url, Cancel);
        Assert.Contains("/hooks/" + url[(url.LastIndexOf('/') + 1)..], shown, StringComparison.Ordinal);
        Assert.DoesNotContain(Secret, shown, StringComparison.Ordinal);
        Assert.Contains("Funciona", await (await admin.Press(url, url + "/connection")).Content.ReadAsStringAsync(Cancel), StringComparison.Ordinal);
        chat.Answers = _ => new Told(500, "");
        var failed = await (await admin.Press(url, url + "/connection")).Content.ReadAsStringAsync(Cancel);
        Assert.Contains("HTTP 500", failed, StringComparison.Ordinal);
        Assert.Contains("HTTP 500", await admin.GetStringAsync("/console/admin/messengers", Cancel), StringComparison.Ordinal);
        var id = new Id<MessengerAccount>(Guid.Parse(url[(url.LastIndexOf('/') + 1)..], CultureInfo.InvariantCulture));
        Assert.DoesNotContain(Secret, (await world.AccountOf(id)).Sealed, StringComparison.Ordinal);
        await admin.Press(url, url + "/pause");
        Assert.NotNull((await world.AccountOf(id)).PausedAt);
        using var ana = await world.SignedIn("ana");
        Assert.NotEqual(HttpStatusCode.OK, (await ana.GetAsync(url, Cancel)).StatusCode);
    }
}
