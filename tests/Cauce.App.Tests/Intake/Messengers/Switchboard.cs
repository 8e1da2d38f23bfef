using System.Globalization;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using Cauce.App.Data;
using Cauce.App.Intake.Messengers;
using Cauce.Domain.Cases;
using Cauce.Domain.Communication;
using Cauce.Domain.Intake;
using Cauce.Domain.Intake.Messengers;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Cauce.App.Tests.Intake.Messengers;

/// <summary>Accounts with messengers, what they post, and what became of it.</summary>
internal static class Switchboard
{
    public const string Secret = "una clave larga que nadie adivina";

    private static int accounts;

    public static CancellationToken Cancel => TestContext.Current.CancellationToken;

    public static string Unique(string what) => $"{what}-{Interlocked.Increment(ref accounts)}";

    public static async Task<MessengerAccount> Account(this World world, AccountInput input)
    {
        input.Name ??= Unique(input.Provider!);
        var id = await world.Services.GetRequiredService<AddAccount>().Do(input, Actor.System, Cancel);
        return await world.AccountOf(id);
    }

    public static Task<MessengerAccount> Hook(this World world, string address = "", string secret = Secret, string branch = "central") =>
        world.Account(new AccountInput { Provider = "webhook", Address = address, Secret = secret, Branch = branch, CameBy = "chat" });

    public static async Task<MessengerAccount> AccountOf(this World world, Id<MessengerAccount> id)
    {
        await using var db = world.Db();
        return await db.Set<MessengerAccount>().FirstAsync(a => a.Id == id, Cancel);
    }

    /// <summary>A message as another system posts it.</summary>
    public static JsonObject Said(string peer, string text, string? id = null) => new()
    {
        ["type"] = "message", ["messageId"] = id ?? Guid.NewGuid().ToString("n"), ["occurredAt"] = DateTimeOffset.UtcNow.AddSeconds(-5).ToString("O"),
        ["sender"] = new JsonObject { ["id"] = peer, ["name"] = "Carmen Ruiz", ["language"] = "es" }, ["text"] = text,
    };

    public static Task<HttpResponseMessage> Post(this World world, MessengerAccount account, JsonNode post, string secret = Secret, DateTimeOffset? at = null) =>
        world.Post(account, post.ToJsonString(), secret, at);

    public static async Task<HttpResponseMessage> Post(this World world, MessengerAccount account, string body, string secret = Secret, DateTimeOffset? at = null)
    {
        var (bytes, moment) = (Encoding.UTF8.GetBytes(body), at ?? DateTimeOffset.UtcNow);
        return await world.PostSigned(account, bytes, moment.ToUnixTimeSeconds().ToString(CultureInfo.InvariantCulture), HookSignature.Sign(secret, moment, bytes));
    }

    public static async Task<HttpResponseMessage> PostSigned(this World world, MessengerAccount account, byte[] body, string? timestamp, string? signature)
    {
        using var visitor = world.Visitor();
        using var request = new HttpRequestMessage(HttpMethod.Post, $"/hooks/{account.Id.Value}") { Content = new ByteArrayContent(body) };
        if (timestamp is not null)
            request.Headers.TryAddWithoutValidation("Cauce-Timestamp", timestamp);
        if (signature is not null)
            request.Headers.TryAddWithoutValidation("Cauce-Signature", signature);
        // A server that refuses what is too long need not read it first.
        request.Headers.ExpectContinue = body.Length > 1024 * 1024;
        return await visitor.SendAsync(request, Cancel);
    }

    /// <summary>Posts it and waits until it is sorted.</summary>
    public static async Task<IncomingMessage> Hears(this World world, MessengerAccount account, JsonNode post)
    {
        var answer = await world.Post(account, post);
        var text = await answer.Content.ReadAsStringAsync(Cancel);
        Assert.True(answer.IsSuccessStatusCode, text);
        return await world.Settled(JsonDocument.Parse(text).RootElement.GetProperty("id").GetGuid());
    }

    public static async Task<IncomingMessage> Settled(this World world, Guid id) =>
        await world.Until(db => db.Set<IncomingMessage>().FirstOrDefaultAsync(m => m.Id == new Id<IncomingMessage>(id) && m.NextTryAt == null, Cancel));

    public static async Task<List<IncomingMessage>> All(this World world, MessengerAccount account)
    {
        await using var db = world.Db();
        return await db.Set<IncomingMessage>().Where(m => m.AccountId == account.Id).OrderBy(m => m.Seq).ToListAsync(Cancel);
    }

    public static async Task<Case> CaseOf(this World world, IncomingMessage incoming)
    {
        await using var db = world.Db();
        return await db.Set<Case>().FirstAsync(c => c.Id == incoming.CaseId, Cancel);
    }

    public static async Task<List<Message>> Words(this World world, Id<Case> about)
    {
        await using var db = world.Db();
        return await db.Set<Message>().Where(m => m.CaseId == about).OrderBy(m => m.At).ToListAsync(Cancel);
    }

    public static async Task<List<OutboxMessage>> Letters(this World world, Id<Case> about)
    {
        await using var db = world.Db();
        return await db.Set<OutboxMessage>().Where(m => m.CaseId == about).OrderBy(m => m.CreatedAt).ThenBy(m => m.Id).ToListAsync(Cancel);
    }

    public static Task<OutboxMessage> Letter(this World world, Id<Case> about, string letter, Func<OutboxMessage, bool> until) =>
        world.Until(async db => (await db.Set<OutboxMessage>().Where(m => m.CaseId == about && m.Letter == letter).ToListAsync(Cancel)).FirstOrDefault(until));

    /// <summary>Looks again and again, for at most 30 s.</summary>
    public static async Task<T> Until<T>(this World world, Func<AppDb, Task<T?>> look) where T : class
    {
        for (var tries = 0; tries < 600; tries++)
        {
            await using var db = world.Db();
            if (await look(db) is { } found)
                return found;
            await Task.Delay(50, Cancel);
        }
        throw new TimeoutException("It did not come to pass");
    }

    /// <summary>Lets a letter that waits be tried again now.</summary>
    public static async Task Hurry(this World world, Id<OutboxMessage> id)
    {
        await world.Services.GetRequiredService<Writer>().Do(work => work.Sql.Run(
            "UPDATE outbox SET next_try_at = @p0 WHERE id = @p1 AND next_try_at IS NOT NULL", work.Now, id.Value), Cancel);
        world.Services.GetRequiredService<Cauce.App.Communication.OutboxBell>().Ring();
    }
}

/// <summary>Cases as the tests of messengers need them.</summary>
internal static class CasesAtHand
{
    /// <summary>A case from elsewhere, whose customer wants to be answered by <paramref name="preferred"/>.</summary>
    public static async Task<(Id<Case> Id, string Number, string Key)> KeyOfCase(this World world, JsonObject input, string preferred)
    {
        input["customer"]!["preferredChannel"] = preferred;
        using var ana = world.Api("ana");
        var answer = await System.Net.Http.Json.HttpClientJsonExtensions.PostAsJsonAsync(ana, "/api/v1/cases", input, Switchboard.Cancel);
        var number = (string)JsonNode.Parse(await answer.Content.ReadAsStringAsync(Switchboard.Cancel))!["number"]!;
        await using var db = world.Db();
        var id = await db.Set<Case>().Where(c => c.Number == number).Select(c => c.Id).FirstAsync(Switchboard.Cancel);
        return (id, number, world.Services.GetRequiredService<Cauce.App.Cases.TrackingKeys>().Of(id));
    }

    /// <summary>The case is over, since long ago.</summary>
    public static Task ShutAway(this World world, Id<Case> id) => world.Services.GetRequiredService<Writer>().Do(
        work => work.Sql.Run("UPDATE cases SET closed_at = @p0 WHERE id = @p1", work.Now.AddDays(-30), id.Value), Switchboard.Cancel);
}
