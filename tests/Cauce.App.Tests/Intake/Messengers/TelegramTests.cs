using System.Net;
using System.Text;
using System.Text.Json.Nodes;
using Cauce.App.Intake.Messengers.Telegram;
using Cauce.App.Tests.Console.Desk;
using Cauce.App.Tests.Fakes;
using Cauce.Domain.Cases;
using Cauce.Domain.Communication;
using Cauce.Domain.Intake.Messengers;
using Microsoft.EntityFrameworkCore;
using static Cauce.App.Tests.Intake.Messengers.Switchboard;

namespace Cauce.App.Tests.Intake.Messengers;

/// <summary>A Telegram bot against a stand-in that speaks the Bot API.</summary>
public sealed class TelegramTests(World world)
{
    [Fact, Trait("Req", "B02"), Trait("Req", "B03"), Trait("Req", "B05"), Trait("Req", "D01"), Trait("Req", "E27")]
    public async Task A_message_opens_a_case_and_number_link_and_answer_come_in_the_chat()
    {
        await using var bot = await FakeTelegram.Of(world);
        await bot.Updates(bot.Message(601, "Faltan <dos> cajas"));
        var heard = (await bot.Settled()).Single();
        Assert.Equal(IncomingState.OpenedCase, heard.State);
        var opened = await world.CaseOf(heard);
        Assert.Equal(("telegram", "telegram", "Carmen Ruiz", "es"), (opened.Channel, opened.AcknowledgedVia, opened.Complainant.Name, opened.Complainant.Language));
        await world.Letter(opened.Id, "acknowledgement", m => m.SentAt is not null);
        var sent = bot.Sent.Single();
        Assert.Equal("601", (string)sent["chat_id"]!);
        Assert.Equal("HTML", (string)sent["parse_mode"]!);
        Assert.StartsWith("<b>", (string)sent["text"]!, StringComparison.Ordinal);
        Assert.Contains(opened.Number, (string)sent["text"]!, StringComparison.Ordinal);
        Assert.Contains("/track/", (string)sent["text"]!, StringComparison.Ordinal);
        await bot.Updates(bot.Message(601, "Sigo esperando"));
        await bot.Settled();
        await world.Act("ana", opened.Number, "messages", new { kind = "reply", text = "Salen <hoy> & mañana." });
        await world.Letter(opened.Id, "reply", m => m.SentAt is not null);
        Assert.Contains("Salen &lt;hoy&gt; &amp; ma", (string)bot.Sent.Last()["text"]!, StringComparison.Ordinal);
    }

    [Theory, Trait("Lesson", "A1")]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("otra cosa")]
    [InlineData("mitad")]
    public async Task Without_the_secret_token_nothing_is_taken(string? token)
    {
        await using var bot = await FakeTelegram.Of(world);
        var answer = await bot.Post(bot.Message(602, "No soy Telegram").ToJsonString(), token == "mitad" ? bot.Secret[..20] : token);
        Assert.Equal(HttpStatusCode.Unauthorized, answer.StatusCode);
        Assert.Empty(await world.All(bot.Account));
    }

    [Fact]
    public async Task An_update_posted_again_is_never_doubled_and_an_oversized_one_is_refused()
    {
        await using var bot = await FakeTelegram.Of(world);
        var update = bot.Message(603, "Una vez");
        await Task.WhenAll(Enumerable.Range(0, 6).Select(_ => bot.Updates(update)));
        Assert.Single(await bot.Settled());
        var tooLong = await bot.Post(new string(' ', 1024 * 1024 + 1), bot.Secret);
        Assert.Equal(HttpStatusCode.RequestEntityTooLarge, tooLong.StatusCode);
    }

    [Fact]
    public async Task Photographs_documents_and_voices_are_fetched_the_largest_size_of_each_and_too_large_ones_named()
    {
        await using var bot = await FakeTelegram.Of(world);
        var photo = bot.Message(604, null);
        photo["message"]!["caption"] = "Mire cómo llegó";
        photo["message"]!["photo"] = new JsonArray(File("small", 90), File("large", 1280));
        await bot.Updates(photo);
        var opened = await world.CaseOf((await bot.Settled()).Single());
        Assert.Equal("Mire cómo llegó", opened.Description);
        var voice = bot.Message(604, null);
        voice["message"]!["voice"] = new JsonObject { ["file_id"] = "voice", ["duration"] = 4, ["mime_type"] = "audio/ogg" };
        await bot.Updates(voice);
        var film = bot.Message(604, "Y el vídeo");
        film["message"]!["video"] = new JsonObject { ["file_id"] = "film", ["file_name"] = "caída.mp4", ["file_size"] = 30_000_000 };
        await bot.Updates(film);
        await bot.Settled();
        await using var db = world.Db();
        Assert.Equal(["photo.jpg", "voice.ogg"], await db.Set<Attachment>().Where(f => f.CaseId == opened.Id).OrderBy(f => f.Id).Select(f => f.Name).ToListAsync(Cancel));
        Assert.Contains(bot.Server.Asked, a => a.Path.EndsWith("/getFile", StringComparison.Ordinal) && (string)a.Json["file_id"]! == "large");
        Assert.DoesNotContain(bot.Server.Asked, a => a.Path.EndsWith("/getFile", StringComparison.Ordinal) && (string)a.Json["file_id"]! is "small" or "film");
        Assert.Contains(await world.Words(opened.Id), m => m.Kind == MessageKind.Note && m.Body.Contains("caída.mp4", StringComparison.Ordinal));
    }

    [Fact, Trait("Lesson", "A10")]
    public async Task A_file_that_does_not_come_is_tried_twice_and_then_the_words_go_on_without_it()
    {
        await using var bot = await FakeTelegram.Of(world);
        bot.Fails = asked => asked.Path.Contains("/file/", StringComparison.Ordinal) ? new Told(502, "") : null;
        var photo = bot.Message(605, null);
        photo["message"]!["caption"] = "Con foto";
        photo["message"]!["photo"] = new JsonArray(File("large", 1280));
        await bot.Updates(photo);
        await bot.Updates(bot.Message(605, "Y esto va detrás"));
        var all = await bot.Settled();
        Assert.Equal([IncomingState.OpenedCase, IncomingState.Said], all.Select(m => m.State));
        var opened = await world.CaseOf(all[0]);
        Assert.Equal("Con foto", opened.Description);
        Assert.Contains(await world.Words(opened.Id), m => m.Body.Contains("photo.jpg", StringComparison.Ordinal));
    }

    [Fact, Trait("Req", "D01")]
    public async Task The_deep_link_moves_a_case_to_telegram_and_a_wrong_one_leads_nowhere()
    {
        await using var bot = await FakeTelegram.Of(world);
        var known = await world.KeyOfCase(Some.Case(), "telegram");
        await bot.Updates(bot.Message(606, "/start"));
        await bot.Updates(bot.Message(606, "/start " + new string('x', 32)));
        Assert.All(await bot.Settled(), m => Assert.Equal((IncomingState.Ignored, (Id<Case>?)null), (m.State, m.CaseId)));
        await bot.Updates(bot.Message(606, "/start " + known.Key));
        var bound = (await bot.Settled())[^1];
        Assert.Equal((IncomingState.Bound, (Id<Case>?)known.Id), (bound.State, bound.CaseId));
        await world.Letter(known.Id, "link", m => m.SentAt is not null && m.Channel == "telegram");
        await world.Act("ana", known.Number, "messages", new { kind = "reply", text = "Ahora por aquí." });
        Assert.Equal("telegram", (await world.Letter(known.Id, "reply", m => m.SentAt is not null)).Channel);
    }

    [Fact]
    public async Task Edited_words_are_said_once_more_and_groups_are_put_aside()
    {
        await using var bot = await FakeTelegram.Of(world);
        await bot.Updates(bot.Message(607, "Faltan dos"));
        var edited = bot.Message(607, "Faltan tres");
        edited["edited_message"] = edited["message"]!.DeepClone();
        edited.Remove("message");
        await bot.Updates(edited);
        var group = bot.Message(-100607, "Hola a todos");
        group["message"]!["chat"]!["type"] = "supergroup";
        await bot.Updates(group);
        await bot.Updates(new JsonObject { ["update_id"] = bot.Next(), ["my_chat_member"] = new JsonObject() });
        var all = await bot.Settled();
        Assert.Equal([IncomingReason.NewMatter, IncomingReason.OpenCase, IncomingReason.Group, IncomingReason.NotForUs], all.Select(m => m.Reason));
        Assert.Equal("✎ Faltan tres", (await world.Words(all[0].CaseId!.Value)).Single().Body);
    }

    [Fact]
    public async Task Telegrams_wait_is_waited_for_and_whoever_blocked_the_bot_gets_mail_or_a_person()
    {
        await using var bot = await FakeTelegram.Of(world);
        bot.Fails = asked => asked.Path.EndsWith("/sendMessage", StringComparison.Ordinal) ? bot.Fault(429, "Too Many Requests: retry after 7", new JsonObject { ["retry_after"] = 7 }) : null;
        await bot.Updates(bot.Message(608, "Hola"));
        var opened = await world.CaseOf((await bot.Settled()).Single());
        var waiting = await world.Letter(opened.Id, "acknowledgement", m => m.LastError is not null);
        Assert.Equal((0, true), (waiting.Tries, waiting.NextTryAt > DateTimeOffset.UtcNow.AddSeconds(2)));
        bot.Fails = asked => asked.Path.EndsWith("/sendMessage", StringComparison.Ordinal) ? bot.Fault(403, "Forbidden: bot was blocked by the user") : null;
        await world.Hurry(waiting.Id);
        var refused = await world.Letter(opened.Id, "acknowledgement", m => m.GivenUpAt is not null);
        Assert.Contains("blocked by the user", refused.LastError, StringComparison.Ordinal);
        var note = Assert.Single(await world.Words(opened.Id));
        Assert.Contains("Telegram", note.Body, StringComparison.Ordinal);
        Assert.DoesNotContain(bot.Token, refused.LastError, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Connecting_signs_in_and_tells_telegram_where_to_post_with_the_secret()
    {
        await using var bot = await FakeTelegram.Of(world);
        using var admin = await world.SignedIn("admin");
        var url = $"/console/admin/messengers/{bot.Account.Id.Value}";
        Assert.Contains("@cauce_bot", await (await admin.Press(url, url + "/connection")).Content.ReadAsStringAsync(Cancel), StringComparison.Ordinal);
        var set = bot.Server.Asked.Single(a => a.Path.EndsWith("/setWebhook", StringComparison.Ordinal)).Json;
        Assert.EndsWith($"/hooks/telegram/{bot.Account.Id.Value}", (string)set["url"]!, StringComparison.Ordinal);
        Assert.Equal(bot.Secret, (string)set["secret_token"]!);
        bot.Fails = _ => bot.Fault(401, "Unauthorized");
        Assert.Contains("Unauthorized", await (await admin.Press(url, url + "/connection")).Content.ReadAsStringAsync(Cancel), StringComparison.Ordinal);
    }

    [Fact]
    public void A_long_letter_is_cut_into_messages_at_its_lines_and_nothing_of_it_is_lost()
    {
        var text = string.Join("\n", Enumerable.Range(1, 400).Select(i => $"Línea {i} con <signos> & acentos"));
        var parts = SendLetter.Parts("Asunto", text).ToList();
        Assert.All(parts, part => Assert.InRange(WebUtility.HtmlDecode(part.Replace("<b>", "", StringComparison.Ordinal).Replace("</b>", "", StringComparison.Ordinal)).Length, 1, 4096));
        Assert.Equal("Asunto\n\n" + text, WebUtility.HtmlDecode(string.Join("\n", parts).Replace("<b>", "", StringComparison.Ordinal).Replace("</b>", "", StringComparison.Ordinal)));
    }

    private static JsonObject File(string id, int size) => new() { ["file_id"] = id, ["width"] = size, ["height"] = size, ["file_size"] = size };
}
