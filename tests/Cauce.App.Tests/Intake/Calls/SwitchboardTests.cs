using System.Globalization;
using System.Net;
using System.Text;
using Cauce.App.Tests.Console.Desk;
using Cauce.Domain.Communication;
using Cauce.Domain.Intake;
using Cauce.Domain.Intake.Calls;
using Microsoft.EntityFrameworkCore;

namespace Cauce.App.Tests.Intake.Calls;

/// <summary>The switchboard's word for a call, and what becomes of it on the console.</summary>
public sealed class SwitchboardTests
{
    private const string Recording = "https://centralita.example/grabaciones/1";

    [Fact, Trait("Req", "E27"), Trait("Req", "D09")]
    public async Task A_call_that_rings_is_shown_at_once_to_who_takes_it_with_the_caller_and_their_open_cases()
    {
        await using var own = await World.Fresh();
        var secret = await Secret(own);
        var number = await own.Registered(change: input => input["customer"] = new System.Text.Json.Nodes.JsonObject { ["name"] = "Carmen Ruiz", ["phone"] = "600 123 456" });
        using var ana = await own.SignedIn("ana");
        using var luis = await own.SignedIn("luis");
        Assert.Contains("data-controller=\"calls\"", await ana.GetStringAsync("/console", Cancel), StringComparison.Ordinal);
        using var live = await ana.GetStreamAsync("/console/live", Cancel);
        using var lines = new StreamReader(live);
        await lines.ReadLineAsync(Cancel);
        Assert.Equal(HttpStatusCode.NoContent, await Tell(own, secret, News("ringing")));
        while (await lines.ReadLineAsync(Cancel) is { } line && !line.Contains("topics=\"calls\"", StringComparison.Ordinal))
        {
        }
        var notice = await ana.GetStringAsync("/console/calls/ringing", Cancel);
        Assert.Contains("Llama Carmen Ruiz (+34 600 123 456)", WebUtility.HtmlDecode(notice), StringComparison.Ordinal);
        Assert.Contains($"/console/cases/{number}?call=c-1#composer", notice, StringComparison.Ordinal);
        Assert.DoesNotContain("Carmen", await luis.GetStringAsync("/console/calls/ringing", Cancel), StringComparison.Ordinal);
        var composer = await ana.Open(DeskCases.Page(number) + "?call=c-1");
        Assert.Equal("c-1", composer.QuerySelector("[name='Call.SwitchboardCall']")!.GetAttribute("value"));
        Assert.Equal(HttpStatusCode.NoContent, await Tell(own, secret, News("ended", id: "2")));
        Assert.DoesNotContain("Carmen", await ana.GetStringAsync("/console/calls/ringing", Cancel), StringComparison.Ordinal);
        Assert.Contains("Llamó Carmen Ruiz", WebUtility.HtmlDecode(await ana.GetStringAsync("/console/calls", Cancel)), StringComparison.Ordinal);
        using var admin = await own.SignedIn("admin");
        Assert.Contains("Conectada", await admin.GetStringAsync("/console/admin/switchboard", Cancel), StringComparison.Ordinal);
    }

    [Theory, Trait("Req", "E27")]
    [InlineData(true)]
    [InlineData(false)]
    public async Task A_call_gets_its_length_and_its_recording_whether_it_was_written_down_before_or_after_its_end(bool before)
    {
        await using var own = await World.Fresh();
        var secret = await Secret(own);
        var number = await own.Registered();
        await Tell(own, secret, News("ringing"));
        if (!before)
            await Tell(own, secret, News("ended", id: "2"));
        await own.Act("ana", number, "messages", new { kind = "call", text = "Pregunta por su caso.", call = new { direction = "fromCustomer", switchboardCall = "c-1" } });
        if (before)
            await Tell(own, secret, News("ended", id: "2"));
        await using var db = own.Db();
        var call = await db.Set<CallDetails>().SingleAsync(Cancel);
        Assert.Equal((245, Recording), (call.Seconds, call.RecordingUrl));
    }

    [Fact, Trait("Req", "E27")]
    public async Task Nothing_is_taken_that_is_not_signed_now_for_the_first_time_by_the_secret_of_today()
    {
        await using var own = await World.Fresh();
        Assert.Equal(HttpStatusCode.Unauthorized, await Tell(own, "no secret yet", News("ringing")));
        var old = await Secret(own);
        var secret = await Secret(own);
        Assert.Equal(HttpStatusCode.Unauthorized, await Tell(own, old, News("ringing")));
        var now = DateTimeOffset.UtcNow;
        Assert.Equal(HttpStatusCode.Unauthorized, await Tell(own, secret, News("ringing"), now.AddMinutes(-6)));
        Assert.Equal(HttpStatusCode.Unauthorized, await Tell(own, secret, News("ringing"), now.AddMinutes(6)));
        foreach (var signature in new[] { "", "0", new string('0', 64), Uri.EscapeDataString(new string('é', 64)), Convert.ToHexStringLower(new byte[32]), "v1=" + new string('0', 64) })
            Assert.Equal(HttpStatusCode.Unauthorized, await Send(own, News("ringing"), now, signature));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, await Tell(own, secret, News("ringing").Replace("ana@", "nobody@", StringComparison.Ordinal)));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, await Tell(own, secret, News("ended").Replace("https:", "javascript:", StringComparison.Ordinal)));
        foreach (var garbage in new[] { "", "null", "[]", "{", "{\"id\":1}", News("dancing"), News("ringing").Replace("c-1", new string('x', 101), StringComparison.Ordinal) })
            Assert.Equal(HttpStatusCode.UnprocessableEntity, await Tell(own, secret, garbage));
        Assert.Equal(HttpStatusCode.NoContent, await Tell(own, secret, News("ringing")));
        Assert.Equal(HttpStatusCode.Conflict, await Tell(own, secret, News("ringing")));
        await using var db = own.Db();
        Assert.Single(await db.Set<IncomingCall>().ToListAsync(Cancel));
        using var admin = await own.SignedIn("admin");
        await admin.Press("/console/admin/switchboard", "/console/admin/switchboard/removal");
        Assert.Equal(HttpStatusCode.Unauthorized, await Tell(own, secret, News("ringing", id: "9")));
    }

    [Fact]
    public async Task Only_who_manages_connections_sees_the_switchboard_and_its_secret_is_shown_once()
    {
        await using var own = await World.Fresh();
        var secret = await Secret(own);
        using var admin = await own.SignedIn("admin");
        Assert.DoesNotContain(secret, await admin.GetStringAsync("/console/admin/switchboard", Cancel), StringComparison.Ordinal);
        await using var db = own.Db();
        Assert.DoesNotContain(secret, (await db.Set<Switchboard>().SingleAsync(Cancel)).Sealed, StringComparison.Ordinal);
        using var luis = await own.SignedIn("luis");
        Assert.Equal(HttpStatusCode.Forbidden, (await luis.GetAsync("/console/admin/switchboard", Cancel)).StatusCode);
    }

    private static string News(string what, string id = "1") =>
        $$"""{"id":"{{id}}","event":"{{what}}","call":"c-1","agent":"ana@cauce.example","from":"+34 600 123 456","seconds":245,"recordingUrl":"{{Recording}}"}""";

    private static async Task<string> Secret(World own)
    {
        using var admin = await own.SignedIn("admin");
        var made = await admin.Press("/console/admin/switchboard", "/console/admin/switchboard/secret");
        return (await made.Parse()).QuerySelector("[data-secret]")!.TextContent;
    }

    private static Task<HttpStatusCode> Tell(World own, string secret, string news, DateTimeOffset? at = null)
    {
        var when = at ?? DateTimeOffset.UtcNow;
        return Send(own, news, when, HookSignature.Sign(secret, when, Encoding.UTF8.GetBytes(news)));
    }

    private static async Task<HttpStatusCode> Send(World own, string news, DateTimeOffset at, string signature)
    {
        using var client = own.Visitor();
        using var request = new HttpRequestMessage(HttpMethod.Post, "/hooks/calls") { Content = new StringContent(news, Encoding.UTF8, "application/json") };
        request.Headers.TryAddWithoutValidation("Cauce-Timestamp", at.ToUnixTimeSeconds().ToString(CultureInfo.InvariantCulture));
        request.Headers.TryAddWithoutValidation("Cauce-Signature", signature);
        return (await client.SendAsync(request, Cancel)).StatusCode;
    }

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;
}
