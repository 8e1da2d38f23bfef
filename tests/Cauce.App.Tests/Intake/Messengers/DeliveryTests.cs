using System.Text.Json.Nodes;
using Cauce.App.Tests.Console.Desk;
using Cauce.App.Tests.Fakes;
using Cauce.Domain.Cases;
using Cauce.Domain.Communication;
using Cauce.Domain.Intake.Messengers;
using Microsoft.EntityFrameworkCore;
using static Cauce.App.Tests.Intake.Messengers.Switchboard;

namespace Cauce.App.Tests.Intake.Messengers;

/// <summary>A letter on its way out: whatever the other side answers, it is neither lost nor doubled, and nobody is left in the dark.</summary>
public sealed class DeliveryTests(World world)
{
    [Theory, Trait("Req", "D01")]
    [InlineData(500)]
    [InlineData(502)]
    [InlineData(404)]
    [InlineData(301)]
    public async Task A_fault_over_there_is_tried_again_and_the_account_says_so_until_it_works(int status)
    {
        await using var chat = await Outsider.Start();
        chat.Answers = _ => new Told(status, "");
        var account = await world.Hook(chat.Url);
        var opened = await world.CaseOf(await world.Hears(account, Said("p-1", "Hola")));
        var waiting = await world.Letter(opened.Id, "acknowledgement", m => m.Tries == 1);
        Assert.True(waiting is { SentAt: null, GivenUpAt: null, NextTryAt: not null });
        Assert.Contains($"HTTP {status}", (await world.Until(db => db.Set<MessengerAccount>().FirstOrDefaultAsync(a => a.Id == account.Id && a.Trouble != null, Cancel))).Trouble!, StringComparison.Ordinal);
        chat.Answers = _ => new Told(200, "");
        await world.Hurry(waiting.Id);
        await world.Letter(opened.Id, "acknowledgement", m => m.SentAt is not null);
        Assert.Equal(2, chat.Asked.Count);
        Assert.Single(chat.Asked.Select(a => (string)a.Json["messageId"]!).Distinct());
        Assert.Null((await world.AccountOf(account.Id)).Trouble);
    }

    [Fact]
    public async Task Who_asks_us_to_wait_is_waited_for_and_that_is_no_failed_try()
    {
        await using var chat = await Outsider.Start();
        var (asked, first) = (0, DateTimeOffset.MinValue);
        chat.Answers = _ =>
        {
            if (++asked > 1)
                return new Told(200, "");
            first = DateTimeOffset.UtcNow;
            return new Told(429, "") { Headers = { ["Retry-After"] = "2" } };
        };
        var opened = await world.CaseOf(await world.Hears(await world.Hook(chat.Url), Said("p-2", "Hola")));
        var waiting = await world.Letter(opened.Id, "acknowledgement", m => m.LastError is not null || m.SentAt is not null);
        Assert.Equal((0, "busy: HTTP 429"), (waiting.Tries, waiting.LastError));
        Assert.InRange(waiting.NextTryAt!.Value - first, TimeSpan.FromSeconds(1), TimeSpan.FromSeconds(5));
        await Task.Delay(TimeSpan.FromSeconds(2.2), Cancel);
        await world.Hurry(waiting.Id);
        Assert.Equal(1, (await world.Letter(opened.Id, "acknowledgement", m => m.SentAt is not null)).Tries);
    }

    [Fact]
    public async Task Nobody_there_is_tried_again_too()
    {
        var chat = await Outsider.Start();
        var address = chat.Url;
        await chat.DisposeAsync();
        var opened = await world.CaseOf(await world.Hears(await world.Hook(address), Said("p-3", "Hola")));
        var waiting = await world.Letter(opened.Id, "acknowledgement", m => m.Tries == 1);
        Assert.StartsWith("connection: ", waiting.LastError, StringComparison.Ordinal);
        Assert.Null(waiting.GivenUpAt);
    }

    [Fact, Trait("Req", "D01")]
    public async Task A_letter_that_is_refused_goes_by_mail_and_the_owner_is_told()
    {
        await using var chat = await Outsider.Start();
        chat.Answers = _ => new Told(410, "");
        var post = Said("p-4", "Hola");
        post["sender"]!["email"] = "carmen.p4@cliente.example";
        var opened = await world.CaseOf(await world.Hears(await world.Hook(chat.Url), post));
        await world.Letter(opened.Id, "acknowledgement", m => m.Channel == "email");
        var letters = await world.Letters(opened.Id);
        Assert.Equal(["webhook", "email"], letters.Select(m => m.Channel));
        Assert.NotNull(letters[0].GivenUpAt);
        Assert.Equal((letters[0].Text, "carmen.p4@cliente.example"), (letters[1].Text, letters[1].ToAddress));
        var note = Assert.Single(await world.Words(opened.Id));
        Assert.Equal(MessageKind.Note, note.Kind);
        Assert.Contains("HTTP 410", note.Body, StringComparison.Ordinal);
    }

    [Fact, Trait("Req", "D01")]
    public async Task Who_wants_to_be_answered_by_mail_is()
    {
        await using var chat = await Outsider.Start();
        var account = await world.Hook(chat.Url);
        var key = await world.KeyOfCase(Some.Case(), "email");
        var post = Said("p-5", "Soy yo");
        post["caseKey"] = key.Key;
        await world.Hears(account, post);
        await world.Act("ana", key.Number, "messages", new { kind = "reply", text = "Por correo, como pidió." });
        Assert.Equal("email", (await world.Letter(key.Id, "reply", _ => true)).Channel);
    }

    [Fact]
    public async Task What_became_of_a_letter_is_written_down_and_a_failure_told_later_goes_by_mail_too()
    {
        await using var chat = await Outsider.Start();
        var account = await world.Hook(chat.Url);
        var post = Said("p-6", "Hola");
        post["sender"]!["email"] = "carmen.p6@cliente.example";
        var opened = await world.CaseOf(await world.Hears(account, post));
        var letter = await world.Letter(opened.Id, "acknowledgement", m => m.SentAt is not null);
        foreach (var status in new[] { "delivered", "read", "read", "failed", "failed" })
            await world.Hears(account, Receipt(letter.CarriedAs!, status));
        var told = await world.Letter(opened.Id, "acknowledgement", m => m.Channel == "webhook");
        Assert.True(told is { DeliveredAt: not null, ReadAt: not null, ReturnedAt: not null, ReturnedBecause: "El número ya no existe" });
        Assert.Single(await world.Letters(opened.Id), m => m.Channel == "email");
        Assert.Single(await world.Words(opened.Id));
        var other = await world.Hook();
        await world.Post(other, Receipt(letter.CarriedAs!, "delivered"));
        Assert.Equal(IncomingState.Stored, (await world.All(other)).Single().State);
    }

    [Fact]
    public async Task A_case_opened_by_somebody_who_writes_all_the_time_is_answered_no_more_and_then_waits()
    {
        await using var chat = await Outsider.Start();
        var account = await world.Hook(chat.Url);
        for (var i = 0; i <= MessengerMatching.MostAnswersToPeer; i++)
        {
            var heard = await world.Hears(account, Said("loop", $"Asunto {i}"));
            await world.ShutAway(heard.CaseId!.Value);
        }
        var all = await world.All(account);
        Assert.All(all, m => Assert.Equal(IncomingState.OpenedCase, m.State));
        Assert.Null((await world.CaseOf(all[^1])).AcknowledgedAt);
        Assert.Empty(await world.Letters(all[^1].CaseId!.Value));
        Assert.Single(await world.Letters(all[^2].CaseId!.Value), m => m.Letter == "acknowledgement");
    }

    private static JsonObject Receipt(string letter, string status) => new() { ["type"] = "receipt", ["messageId"] = letter, ["status"] = status, ["reason"] = "El número ya no existe" };
}
