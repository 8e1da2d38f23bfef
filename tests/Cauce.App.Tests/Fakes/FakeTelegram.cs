using System.Text.Json.Nodes;
using Cauce.App.Intake.Messengers;
using Cauce.App.Tests.Intake.Messengers;
using Cauce.Domain.Communication;
using Cauce.Domain.Intake.Messengers;
using Microsoft.Extensions.DependencyInjection;
using static Cauce.App.Tests.Intake.Messengers.Switchboard;

namespace Cauce.App.Tests.Fakes;

/// <summary>Telegram on loopback: it answers as the Bot API documents, and posts updates to the account's address.</summary>
internal sealed class FakeTelegram : IAsyncDisposable
{
    private static readonly byte[] Picture = Convert.FromHexString("FFD8FFE000104A46494600010100000100010000FFD9");

    private readonly World world;
    private int updates = Random.Shared.Next(1, 1_000_000);

    private FakeTelegram(World world, Outsider server) => (this.world, Server) = (world, server);

    public Outsider Server { get; }

    public string Token { get; } = "123456:AAE-secret_token";

    public MessengerAccount Account { get; private set; } = null!;

    /// <summary>What it posts with.</summary>
    public string Secret { get; private set; } = "";

    /// <summary>What goes wrong; null for what goes well.</summary>
    public Func<Asked, Told?> Fails { get; set; } = _ => null;

    /// <summary>The messages it was told to send, in order.</summary>
    public IEnumerable<JsonNode> Sent => Server.Asked.Where(a => a.Path.EndsWith("/sendMessage", StringComparison.Ordinal)).Select(a => a.Json);

    public static async Task<FakeTelegram> Of(World world)
    {
        var fake = new FakeTelegram(world, await Outsider.Start());
        fake.Server.Answers = fake.Answer;
        fake.Account = await world.Account(new AccountInput { Provider = "telegram", Token = fake.Token, Address = fake.Server.Url });
        fake.Secret = world.Services.GetRequiredService<AccountSeal>().Open(fake.Account).Secrets.Secret!;
        return fake;
    }

    public int Next() => Interlocked.Increment(ref updates);

    /// <summary>An update with a message in a private chat.</summary>
    public JsonObject Message(long chat, string? text)
    {
        var id = Next();
        var message = new JsonObject
        {
            ["message_id"] = id, ["date"] = DateTimeOffset.UtcNow.ToUnixTimeSeconds(),
            ["from"] = new JsonObject { ["id"] = chat, ["is_bot"] = false, ["first_name"] = "Carmen", ["last_name"] = "Ruiz", ["language_code"] = "es" },
            ["chat"] = new JsonObject { ["id"] = chat, ["first_name"] = "Carmen", ["type"] = "private" },
        };
        if (text is not null)
            message["text"] = text;
        return new JsonObject { ["update_id"] = id, ["message"] = message };
    }

    public async Task Updates(JsonObject update) => Assert.True((await Post(update.ToJsonString(), Secret)).IsSuccessStatusCode);

    public async Task<HttpResponseMessage> Post(string body, string? token)
    {
        using var visitor = world.Visitor();
        using var request = new HttpRequestMessage(HttpMethod.Post, $"/hooks/telegram/{Account.Id.Value}") { Content = new StringContent(body) };
        request.Headers.ExpectContinue = body.Length > 1024 * 1024;
        if (token is not null)
            request.Headers.TryAddWithoutValidation("X-Telegram-Bot-Api-Secret-Token", token);
        return await visitor.SendAsync(request, Cancel);
    }

    /// <summary>Everything it posted, once all of it is sorted.</summary>
    public async Task<List<IncomingMessage>> Settled()
    {
        foreach (var one in await world.All(Account))
            await world.Settled(one.Id.Value);
        return await world.All(Account);
    }

    public Told Fault(int code, string description, JsonObject? parameters = null)
    {
        var body = new JsonObject { ["ok"] = false, ["error_code"] = code, ["description"] = description };
        if (parameters is not null)
            body["parameters"] = parameters;
        return new Told(code, body.ToJsonString());
    }

    public ValueTask DisposeAsync() => Server.DisposeAsync();

    private Told Answer(Asked asked)
    {
        if (Fails(asked) is { } wrong)
            return wrong;
        if (asked.Path.StartsWith($"/file/bot{Token}/", StringComparison.Ordinal))
            return new Told(200, "") { Bytes = asked.Path.EndsWith("voice", StringComparison.Ordinal) ? "OggS voz"u8.ToArray() : Picture };
        if (!asked.Path.StartsWith($"/bot{Token}/", StringComparison.Ordinal))
            return Fault(401, "Unauthorized");
        return asked.Path[(asked.Path.LastIndexOf('/') + 1)..] switch
        {
            "getMe" => Yes("""{"id":123456,"is_bot":true,"first_name":"Cauce","username":"cauce_bot"}"""),
            "setWebhook" => Yes("true"),
            "getFile" => Yes($$"""{"file_id":"x","file_unique_id":"y","file_path":"documents/{{(string)asked.Json["file_id"]!}}"}"""),
            "sendMessage" => Yes($$"""{"message_id":{{Next()}},"chat":{"id":1,"type":"private"},"date":1,"text":"x"}"""),
            "sendDocument" => Yes($$"""{"message_id":{{Next()}}}"""),
            _ => Fault(404, "Not Found"),
        };
    }

    private static Told Yes(string result) => new(200, $$"""{"ok":true,"result":{{result}}}""");
}
