using System.Net;
using System.Text;
using System.Text.Json.Nodes;
using Cauce.App.Tests.Fakes;
using Cauce.App.Tests.Console.Desk;
using Cauce.Domain.Cases;
using Cauce.Domain.Communication;
using Cauce.Domain.Intake;
using Cauce.Domain.Intake.Messengers;
using Microsoft.EntityFrameworkCore;
using static Cauce.App.Tests.Intake.Messengers.Switchboard;

namespace Cauce.App.Tests.Intake.Messengers;

/// <summary>Any other system, by signed posts: from the first message to the answer that reaches it.</summary>
public sealed class WebhookTests(World world)
{
    [Fact, Trait("Req", "B02"), Trait("Req", "B03"), Trait("Req", "B05"), Trait("Req", "E06"), Trait("Req", "C05")]
    public async Task A_message_opens_a_case_and_its_number_and_link_are_posted_back_signed()
    {
        await using var chat = await Outsider.Start();
        var account = await world.Hook(chat.Url + "/answers");
        var heard = await world.Hears(account, Said("u-1", "Faltan dos cajas.\nLa entrega fue ayer."));
        Assert.Equal((IncomingState.OpenedCase, IncomingReason.NewMatter), (heard.State, heard.Reason));
        var opened = await world.CaseOf(heard);
        Assert.Equal(("Faltan dos cajas. La entrega fue ayer.", "chat", "webhook"), (opened.Subject, opened.Channel, opened.AcknowledgedVia));
        Assert.Equal("Carmen Ruiz", opened.Complainant.Name);
        var letter = await world.Letter(opened.Id, "acknowledgement", m => m.SentAt is not null);
        var asked = Assert.Single(chat.Asked);
        Assert.Equal("/answers", asked.Path);
        Assert.Equal(letter.Id.Value.ToString(), (string)asked.Json["messageId"]!);
        Assert.Equal("u-1", (string)asked.Json["recipient"]!["id"]!);
        Assert.Contains(opened.Number, (string)asked.Json["text"]!, StringComparison.Ordinal);
        Assert.Contains("/track/", (string)asked.Json["text"]!, StringComparison.Ordinal);
        Assert.Equal(SignatureCheck.Valid, HookSignature.Check(
            asked.Headers["Cauce-Timestamp"], asked.Headers["Cauce-Signature"], asked.Body, [Secret], DateTimeOffset.UtcNow));
    }

    [Fact, Trait("Req", "D01"), Trait("Req", "D08")]
    public async Task Several_short_messages_are_one_case_and_the_answer_goes_the_same_way()
    {
        await using var chat = await Outsider.Start();
        var account = await world.Hook(chat.Url);
        var first = await world.Hears(account, Said("u-2", "Hola"));
        var second = await world.Hears(account, Said("u-2", "No arranca el motor"));
        var third = await world.Hears(account, Said("u-2", "Es el del 12 de marzo"));
        Assert.Equal([IncomingState.Said, IncomingState.Said], new[] { second.State, third.State });
        Assert.Equal([first.CaseId, first.CaseId], new[] { second.CaseId, third.CaseId });
        var opened = await world.CaseOf(first);
        Assert.Equal(["No arranca el motor", "Es el del 12 de marzo"], (await world.Words(opened.Id)).Select(m => m.Body));
        await world.Act("ana", opened.Number, "messages", new { kind = "reply", text = "Mañana pasa un técnico." });
        await world.Letter(opened.Id, "reply", m => m.SentAt is not null);
        Assert.Contains(chat.Asked, a => a.Text.Contains("pasa un t", StringComparison.Ordinal));
        using var ana = await world.SignedIn("ana");
        var page = await ana.GetStringAsync($"/console/cases/{opened.Number}", Cancel);
        Assert.Contains("por su aplicación", page, StringComparison.Ordinal);
        Assert.Contains($"/console/messages/{second.Id.Value}", page, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_message_posted_again_is_answered_as_taken_and_never_doubled()
    {
        var account = await world.Hook();
        var post = Said("u-3", "Una sola vez", "m-77");
        var answers = await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => world.Post(account, post)));
        var bodies = await Task.WhenAll(answers.Select(async a => JsonNode.Parse(await a.Content.ReadAsStringAsync(Cancel))!));
        Assert.Single(bodies.Select(b => (Guid)b["id"]!).Distinct());
        Assert.Single(bodies, b => !(bool)b["repeated"]!);
        var heard = await world.Settled((Guid)bodies[0]["id"]!);
        await using var db = world.Db();
        Assert.Equal(1, await db.Set<IncomingMessage>().CountAsync(m => m.AccountId == account.Id, Cancel));
        Assert.Equal(1, await db.Set<ConversationCase>().CountAsync(c => c.ConversationId == heard.ConversationId, Cancel));
    }

    public static TheoryData<string> Forgeries => ["missing", "noTimestamp", "truncated", "otherKey", "otherBody", "otherVersion", "notHex", "old", "future", "empty"];

    [Theory, MemberData(nameof(Forgeries)), Trait("Lesson", "A1")]
    public async Task What_is_not_signed_as_agreed_is_refused_and_not_kept(string how)
    {
        var account = await world.Hook();
        var body = Encoding.UTF8.GetBytes(Said("u-4", "No soy yo").ToJsonString());
        var now = how switch { "old" => DateTimeOffset.UtcNow.AddMinutes(-6), "future" => DateTimeOffset.UtcNow.AddMinutes(6), _ => DateTimeOffset.UtcNow };
        var signature = HookSignature.Sign(how == "otherKey" ? "otra clave distinta de la acordada" : Secret, now, how == "otherBody" ? "{}"u8.ToArray() : body);
        var given = how switch
        {
            "missing" => null, "empty" => "", "truncated" => signature[..40], "otherVersion" => "v0" + signature[2..], "notHex" => "v1=" + new string('z', 64), _ => signature,
        };
        var answer = await world.PostSigned(account, body, how == "noTimestamp" ? null : now.ToUnixTimeSeconds().ToString(System.Globalization.CultureInfo.InvariantCulture), given);
        Assert.Equal(HttpStatusCode.Unauthorized, answer.StatusCode);
        Assert.Empty(await world.All(account));
    }

    [Fact]
    public async Task Two_keys_are_valid_while_one_is_being_replaced_and_then_only_the_new_one()
    {
        var next = "la clave que viene después de esta";
        var account = await world.Account(new() { Provider = "webhook", Secret = Secret, NextSecret = next });
        Assert.True((await world.Post(account, Said("u-5", "Con la vieja"))).IsSuccessStatusCode);
        Assert.True((await world.Post(account, Said("u-5", "Con la nueva"), next)).IsSuccessStatusCode);
        using var admin = await world.SignedIn("admin");
        var url = $"/console/admin/messengers/{account.Id.Value}";
        var done = await admin.Submit(url, new Dictionary<string, string> { ["Name"] = account.Name, ["Rotated"] = "true", ["Version"] = account.Version.ToString(System.Globalization.CultureInfo.InvariantCulture) });
        Assert.Equal(HttpStatusCode.SeeOther, done.StatusCode);
        Assert.Equal(HttpStatusCode.Unauthorized, (await world.Post(account, Said("u-5", "Con la vieja"))).StatusCode);
        Assert.True((await world.Post(account, Said("u-5", "Con la nueva"), next)).IsSuccessStatusCode);
        var page = await admin.GetStringAsync(url, Cancel);
        Assert.DoesNotContain(next, page, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Too_long_a_body_is_refused_an_unknown_account_is_not_there_and_a_paused_one_asks_to_try_again()
    {
        var account = await world.Hook();
        Assert.Equal(HttpStatusCode.RequestEntityTooLarge, (await world.Post(account, new string('x', 36 * 1024 * 1024))).StatusCode);
        using var visitor = world.Visitor();
        Assert.Equal(HttpStatusCode.NotFound, (await visitor.PostAsync($"/hooks/{Guid.NewGuid()}", new StringContent("{}"), Cancel)).StatusCode);
        using var admin = await world.SignedIn("admin");
        await admin.Press($"/console/admin/messengers/{account.Id.Value}", $"/console/admin/messengers/{account.Id.Value}/pause");
        var paused = await world.Post(account, Said("u-6", "¿Hay alguien?"));
        Assert.Equal((HttpStatusCode.ServiceUnavailable, "60"), (paused.StatusCode, paused.Headers.GetValues("Retry-After").Single()));
        Assert.Empty(await world.All(account));
    }

    [Theory, Trait("Lesson", "A10")]
    [InlineData("esto no es JSON")]
    [InlineData("[1,2]")]
    [InlineData("{\"type\":\"message\",\"text\":\"sin remitente\"}")]
    [InlineData("{\"type\":\"dance\"}")]
    [InlineData("{\"type\":\"message\",\"sender\":{\"id\":7},\"text\":\"número\"}")]
    public async Task What_cannot_be_read_is_kept_as_it_came_and_waits_for_a_person(string body)
    {
        var account = await world.Hook();
        var answer = await world.Post(account, body);
        Assert.True(answer.IsSuccessStatusCode);
        var heard = await world.Settled((Guid)JsonNode.Parse(await answer.Content.ReadAsStringAsync(Cancel))!["id"]!);
        Assert.Equal((IncomingState.Quarantined, IncomingReason.Unreadable), (heard.State, heard.Reason));
        using var ana = await world.SignedIn("ana");
        Assert.Equal(body, await ana.GetStringAsync($"/console/messages/{heard.Id.Value}/original", Cancel));
        Assert.Contains(heard.Id.Value.ToString(), await ana.GetStringAsync("/console/messages?state=quarantined", Cancel), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Files_come_with_the_words_and_what_may_not_be_kept_or_was_only_linked_is_named()
    {
        var account = await world.Hook();
        var post = Said("u-8", "Mire la foto");
        post["attachments"] = new JsonArray(
            new JsonObject { ["name"] = "foto.png", ["content"] = "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNkYPhfDwAChwGA60e6kgAAAABJRU5ErkJggg==" },
            new JsonObject { ["name"] = "virus.exe", ["content"] = "TVqQAAMAAAAEAAAA" },
            new JsonObject { ["name"] = "lejos.pdf", ["url"] = "http://169.254.169.254/latest/meta-data" });
        var opened = await world.CaseOf(await world.Hears(account, post));
        await using var db = world.Db();
        Assert.Equal(["foto.png"], await db.Set<Attachment>().Where(f => f.CaseId == opened.Id).Select(f => f.Name).ToListAsync(Cancel));
        var note = Assert.Single(await world.Words(opened.Id));
        Assert.Contains("lejos.pdf, virus.exe", note.Body, StringComparison.Ordinal);
    }

    [Fact, Trait("Lesson", "A3")]
    public async Task A_stranger_who_knows_a_number_gets_a_case_of_their_own_and_nothing_of_the_other()
    {
        var account = await world.Hook();
        var first = await world.CaseOf(await world.Hears(account, Said("u-9", "Mi pedido no llega")));
        var stranger = await world.Hears(account, Said("u-10", $"Sobre {first.Number}: ¿qué se sabe?"));
        Assert.Equal(IncomingState.OpenedCase, stranger.State);
        Assert.NotEqual(first.Id, stranger.CaseId);
        Assert.Empty(await world.Words(first.Id));
    }

    [Fact, Trait("Req", "D01")]
    public async Task The_tracking_link_and_nothing_else_brings_a_case_into_a_conversation()
    {
        await using var chat = await Outsider.Start();
        var account = await world.Hook(chat.Url);
        var opened = await world.CaseOf(await world.Hears(await world.Hook(), Said("u-11", "Desde la web")));
        var key = ((Cauce.App.Cases.TrackingKeys)world.Services.GetService(typeof(Cauce.App.Cases.TrackingKeys))!).Of(opened.Id);
        var wrong = Said("u-12", "");
        wrong["caseKey"] = new string('A', 32);
        Assert.Equal(IncomingReason.UnknownLink, (await world.Hears(account, wrong)).Reason);
        var post = Said("u-12", "Sigo por aquí");
        post["caseKey"] = key;
        var bound = await world.Hears(account, post);
        Assert.Equal((IncomingState.Bound, (Id<Case>?)opened.Id), (bound.State, bound.CaseId));
        Assert.Equal("Sigo por aquí", (await world.Words(opened.Id)).Single().Body);
        await world.Act("ana", opened.Number, "messages", new { kind = "reply", text = "Le leemos." });
        await world.Letter(opened.Id, "reply", m => m.SentAt is not null && m.Channel == "webhook");
        Assert.Contains(chat.Asked, a => (string?)a.Json["recipient"]?["id"] == "u-12");
    }
}
