using System.Net;
using System.Text.Json.Nodes;
using Cauce.App.Tests.Console.Desk;
using Cauce.App.Tests.Fakes;
using Cauce.Domain.Cases;
using Cauce.Domain.Communication;
using Cauce.Domain.Intake.Messengers;
using Microsoft.EntityFrameworkCore;
using static Cauce.App.Tests.Fakes.FakeWhatsApp;
using static Cauce.App.Tests.Intake.Messengers.Switchboard;

namespace Cauce.App.Tests.Intake.Messengers;

/// <summary>A WhatsApp number against a stand-in that speaks the Cloud API.</summary>
public sealed class WhatsAppTests(World world)
{
    [Fact, Trait("Req", "B02"), Trait("Req", "B03"), Trait("Req", "B05"), Trait("Req", "D01"), Trait("Req", "E27")]
    public async Task A_message_opens_a_case_and_number_link_and_answer_come_by_whatsapp()
    {
        await using var meta = await Of(world);
        await meta.Posts(Text("34611000001", "Faltan dos cajas"));
        var opened = await world.CaseOf((await meta.Settled()).Single());
        Assert.Equal(("whatsapp", "whatsapp", "Carmen Ruiz", "+34611000001"), (opened.Channel, opened.AcknowledgedVia, opened.Complainant.Name, opened.Complainant.Phone));
        await world.Letter(opened.Id, "acknowledgement", m => m.SentAt is not null);
        var sent = meta.Sent.Single();
        Assert.Equal(("34611000001", "whatsapp", "text"), ((string)sent["to"]!, (string)sent["messaging_product"]!, (string)sent["type"]!));
        Assert.StartsWith("*", (string)sent["text"]!["body"]!, StringComparison.Ordinal);
        Assert.Contains(opened.Number, (string)sent["text"]!["body"]!, StringComparison.Ordinal);
        Assert.Contains("/track/", (string)sent["text"]!["body"]!, StringComparison.Ordinal);
        await world.Act("ana", opened.Number, "messages", new { kind = "reply", text = "Salen hoy." });
        Assert.Equal("whatsapp", (await world.Letter(opened.Id, "reply", m => m.SentAt is not null)).Channel);
    }

    [Fact]
    public async Task Meta_is_answered_with_its_challenge_when_it_knows_the_word_and_else_refused()
    {
        await using var meta = await Of(world);
        using var visitor = world.Visitor();
        var word = Uri.EscapeDataString(Verify);
        Assert.Equal("1158201444", await visitor.GetStringAsync($"{meta.Hook}?hub.mode=subscribe&hub.challenge=1158201444&hub.verify_token={word}", Cancel));
        foreach (var wrong in new[] { "?hub.mode=subscribe&hub.challenge=1&hub.verify_token=otra", $"?hub.mode=unsubscribe&hub.challenge=1&hub.verify_token={word}", "?hub.mode=subscribe&hub.challenge=1", "" })
            Assert.Equal(HttpStatusCode.Forbidden, (await visitor.GetAsync(meta.Hook + wrong, Cancel)).StatusCode);
    }

    public static TheoryData<string> Forgeries => ["missing", "empty", "truncated", "otherKey", "otherBody", "noAlgorithm", "sha1", "notHex"];

    [Theory, MemberData(nameof(Forgeries)), Trait("Lesson", "A1")]
    public async Task What_meta_has_not_signed_is_refused_and_not_kept(string how)
    {
        await using var meta = await Of(world);
        var body = Post([Text("34611000002", "No soy Meta")]);
        var good = Signature(body);
        var given = how switch
        {
            "missing" => null, "empty" => "", "truncated" => good[..40], "otherKey" => Signature(body, "otra"), "otherBody" => Signature(body + " "),
            "noAlgorithm" => good["sha256=".Length..], "sha1" => "sha1=" + good["sha256=".Length..], _ => "sha256=" + new string('z', 64),
        };
        Assert.Equal(HttpStatusCode.Unauthorized, (await meta.Send(body, given)).StatusCode);
        Assert.Empty(await world.All(meta.Account));
    }

    [Fact]
    public async Task One_post_with_many_is_many_a_repeated_one_is_none_and_another_numbers_are_put_aside()
    {
        await using var meta = await Of(world);
        var body = Post([Text("34611000003", "Hola"), Text("34611000003", "No arranca"), Text("34611000004", "Otra cosa")]);
        await meta.Take(body);
        await meta.Take(body);
        await meta.Take(Post([Text("34611000003", "A otra empresa")], number: "999"));
        await meta.Take("{\"object\":\"whatsapp_business_account\",\"entry\":[]}");
        var all = await meta.Settled();
        Assert.Equal([IncomingReason.NewMatter, IncomingReason.OpenCase, IncomingReason.NewMatter, IncomingReason.NotForUs, IncomingReason.NotForUs], all.Select(m => m.Reason));
        Assert.Equal(all[0].CaseId, all[1].CaseId);
        Assert.NotEqual(all[0].CaseId, all[2].CaseId);
        Assert.Equal(HttpStatusCode.RequestEntityTooLarge, (await meta.Send(new string(' ', (4 * 1024 * 1024) + 1), "sha256=")).StatusCode);
    }

    [Fact]
    public async Task Every_kind_of_message_is_heard_and_what_whatsapp_cannot_pass_on_is_named()
    {
        await using var meta = await Of(world);
        const string from = "34611000005";
        await meta.Posts(Text(from, "Empiezo"));
        await meta.Posts(Message(from, "image", new JsonObject { ["id"] = "m1", ["mime_type"] = "image/jpeg", ["caption"] = "La foto" }));
        await meta.Posts(Message(from, "document", new JsonObject { ["id"] = "huge", ["filename"] = "plano.jpg" }));
        await meta.Posts(Message(from, "location", new JsonObject { ["latitude"] = 40.4168, ["longitude"] = -3.7038, ["name"] = "Almacén" }));
        await meta.Posts(Message(from, "contacts", new JsonArray(new JsonObject { ["name"] = new JsonObject { ["formatted_name"] = "Luis Gil" }, ["phones"] = new JsonArray(new JsonObject { ["phone"] = "+34 600 000 000" }) })));
        await meta.Posts(Message(from, "button", new JsonObject { ["text"] = "Sí, llegó", ["payload"] = "yes" }));
        await meta.Posts(Message(from, "interactive", new JsonObject { ["type"] = "list_reply", ["list_reply"] = new JsonObject { ["id"] = "1", ["title"] = "Mañana", ["description"] = "De 9 a 14" } }));
        var unsupported = Text(from, "");
        (unsupported["type"], unsupported["errors"]) = ("unsupported", new JsonArray(new JsonObject { ["code"] = 131051, ["title"] = "Message type unknown" }));
        await meta.Posts(unsupported);
        await meta.Posts(Message(from, "reaction", new JsonObject { ["message_id"] = "wamid.x", ["emoji"] = "👍" }));
        var all = await meta.Settled();
        Assert.Equal(IncomingReason.NotForUs, all[^1].Reason);
        Assert.All(all.Skip(1).SkipLast(1), m => Assert.Equal(IncomingReason.OpenCase, m.Reason));
        var words = string.Join("|", (await world.Words(all[0].CaseId!.Value)).Select(m => m.Body));
        foreach (var said in new[] { "La foto", "plano.jpg", "Almacén", "40.4168, -3.7038", "Luis Gil +34 600 000 000", "Sí, llegó", "Mañana\nDe 9 a 14", "131051 Message type unknown" })
            Assert.Contains(said, words, StringComparison.Ordinal);
        await using var db = world.Db();
        Assert.Equal(["photo.jpg"], await db.Set<Attachment>().Where(f => f.CaseId == all[0].CaseId).Select(f => f.Name).ToListAsync(Cancel));
        Assert.All(meta.Server.Asked.Where(a => a.Path.StartsWith("/bytes", StringComparison.Ordinal)), a => Assert.StartsWith("Bearer ", a.Headers["Authorization"], StringComparison.Ordinal));
    }

    [Fact]
    public async Task What_became_of_a_letter_is_written_down_and_a_failed_one_is_returned_and_told()
    {
        await using var meta = await Of(world);
        await meta.Posts(Text("34611000006", "Hola"));
        var opened = await world.CaseOf((await meta.Settled()).Single());
        var letter = await world.Letter(opened.Id, "acknowledgement", m => m.SentAt is not null);
        await meta.Tells(Status(letter.CarriedAs!, "sent"), Status(letter.CarriedAs!, "delivered"), Status(letter.CarriedAs!, "read"), Status(letter.CarriedAs!, "read"));
        await meta.Settled();
        Assert.True(await world.Letter(opened.Id, "acknowledgement", _ => true) is { DeliveredAt: not null, ReadAt: not null, ReturnedAt: null });
        await meta.Tells(Status(letter.CarriedAs!, "failed", new JsonArray(new JsonObject { ["code"] = 131026, ["title"] = "Message undeliverable", ["error_data"] = new JsonObject { ["details"] = "Not on WhatsApp" } })));
        await meta.Settled();
        Assert.Equal("131026 Message undeliverable Not on WhatsApp", (await world.Letter(opened.Id, "acknowledgement", m => m.ReturnedAt is not null)).ReturnedBecause);
        Assert.Contains("131026", Assert.Single(await world.Words(opened.Id)).Body, StringComparison.Ordinal);
    }

    [Fact, Trait("Req", "D01")]
    public async Task After_24_hours_only_the_approved_template_goes_with_subject_and_link()
    {
        await using var meta = await Of(world, "seguimiento");
        await meta.Posts(Text("34611000007", "Hace dos días", DateTimeOffset.UtcNow.AddHours(-48)));
        var opened = await world.CaseOf((await meta.Settled()).Single());
        await world.Letter(opened.Id, "acknowledgement", m => m.SentAt is not null);
        var template = meta.Sent.First()["template"]!;
        Assert.Equal(("seguimiento", "es"), ((string)template["name"]!, (string)template["language"]!["code"]!));
        var blanks = template["components"]![0]!["parameters"]!.AsArray().Select(p => (string)p!["text"]!).ToList();
        Assert.Contains(opened.Number, blanks[0], StringComparison.Ordinal);
        Assert.Contains("/track/", blanks[1], StringComparison.Ordinal);
        Assert.Null(meta.Sent.First()["text"]);
    }

    [Fact, Trait("Req", "D01")]
    public async Task Without_a_template_a_late_letter_is_refused_with_the_reason_and_the_owner_is_told()
    {
        await using var meta = await Of(world);
        await meta.Posts(Text("34611000008", "Hace dos días", DateTimeOffset.UtcNow.AddHours(-48)));
        var opened = await world.CaseOf((await meta.Settled()).Single());
        var refused = await world.Letter(opened.Id, "acknowledgement", m => m.GivenUpAt is not null);
        Assert.StartsWith("window: ", refused.LastError, StringComparison.Ordinal);
        Assert.Contains(await world.Words(opened.Id), m => m.Kind == MessageKind.Note && m.Body.Contains("24", StringComparison.Ordinal));
        Assert.Empty(meta.Sent);
    }

    [Fact]
    public async Task When_metas_clock_closes_the_window_first_the_template_goes_instead()
    {
        await using var meta = await Of(world, "seguimiento");
        meta.Fails = asked => asked.Path.EndsWith("/messages", StringComparison.Ordinal) && asked.Text.Contains("\"text\"", StringComparison.Ordinal) && !asked.Text.Contains("template", StringComparison.Ordinal)
            ? Fault(400, 131047, "Re-engagement message") : null;
        await meta.Posts(Text("34611000009", "Hola"));
        var opened = await world.CaseOf((await meta.Settled()).Single());
        await world.Letter(opened.Id, "acknowledgement", m => m.SentAt is not null);
        Assert.Equal(["text", "template"], meta.Sent.Select(s => (string)s["type"]!));
    }

    [Theory]
    [InlineData(429, 130429, true)]
    [InlineData(400, 131056, true)]
    [InlineData(429, 80007, true)]
    [InlineData(401, 190, false)]
    [InlineData(500, 131000, false)]
    [InlineData(500, 0, false)]
    public async Task Limits_are_waited_for_and_faults_tried_again(int status, int code, bool isWait)
    {
        await using var meta = await Of(world);
        meta.Fails = asked => asked.Path.EndsWith("/messages", StringComparison.Ordinal) ? code == 0 ? new Told(status, "<html>") : Fault(status, code, "Something") : null;
        await meta.Posts(Text("34611000010", "Hola"));
        var opened = await world.CaseOf((await meta.Settled()).Single());
        var waiting = await world.Letter(opened.Id, "acknowledgement", m => m.LastError is not null);
        Assert.Equal((isWait ? 0 : 1, true, true), (waiting.Tries, waiting.NextTryAt is not null, waiting.GivenUpAt is null));
        meta.Fails = _ => null;
        await world.Hurry(waiting.Id);
        await world.Letter(opened.Id, "acknowledgement", m => m.SentAt is not null);
    }

    [Fact, Trait("Req", "D01")]
    public async Task Who_prefers_whatsapp_and_has_written_to_us_is_answered_there_and_nobody_else_is_written_to()
    {
        await using var meta = await Of(world);
        await meta.Posts(Text("34611000011", "Hola"));
        await meta.Settled();
        var input = Some.Case();
        input["customer"]!["phone"] = "611 000 011";
        var known = await world.KeyOfCase(input, "whatsapp");
        Assert.Equal("whatsapp", (await world.Letter(known.Id, "acknowledgement", _ => true)).Channel);
        var other = Some.Case();
        other["customer"]!["phone"] = "611 999 999";
        var stranger = await world.KeyOfCase(other, "whatsapp");
        Assert.Equal("email", (await world.Letter(stranger.Id, "acknowledgement", _ => true)).Channel);
    }

    [Fact]
    public async Task Connecting_tells_whose_number_it_is()
    {
        await using var meta = await Of(world);
        using var admin = await world.SignedIn("admin");
        var url = $"/console/admin/messengers/{meta.Account.Id.Value}";
        Assert.Contains("Azulejos Sol", await (await admin.Press(url, url + "/connection")).Content.ReadAsStringAsync(Cancel), StringComparison.Ordinal);
    }
}
