using System.Security.Cryptography;
using System.Text;
using System.Text.Json.Nodes;
using Cauce.App.Intake.Messengers;
using Cauce.App.Tests.Intake.Messengers;
using Cauce.Domain.Communication;
using Cauce.Domain.Intake.Messengers;
using static Cauce.App.Tests.Intake.Messengers.Switchboard;

namespace Cauce.App.Tests.Fakes;

/// <summary>WhatsApp's Cloud API on loopback: it answers as Meta documents, and signs what it posts.</summary>
internal sealed class FakeWhatsApp : IAsyncDisposable
{
    public const string Number = "106540352242922";
    public const string AppSecret = "0123456789abcdef0123456789abcdef";
    public const string Verify = "palabra de verificación";
    private const string Token = "EAAGsystemUserToken";
    private static readonly byte[] Picture = Convert.FromHexString("FFD8FFE000104A46494600010100000100010000FFD9");

    private static int names;
    private readonly World world;

    private FakeWhatsApp(World world, Outsider server) => (this.world, Server) = (world, server);

    public Outsider Server { get; }

    public MessengerAccount Account { get; private set; } = null!;

    /// <summary>What goes wrong; null for what goes well.</summary>
    public Func<Asked, Told?> Fails { get; set; } = _ => null;

    /// <summary>The messages it was told to send, in order.</summary>
    public IEnumerable<JsonNode> Sent => Server.Asked.Where(a => a.Path == $"/{Number}/messages").Select(a => a.Json);

    public string Hook => $"/hooks/whatsapp/{Account.Id.Value}";

    public static async Task<FakeWhatsApp> Of(World world, string template = "")
    {
        var fake = new FakeWhatsApp(world, await Outsider.Start());
        fake.Server.Answers = fake.Answer;
        fake.Account = await world.Account(new AccountInput
        {
            Provider = "whatsapp", Handle = Number, Token = Token, Secret = AppSecret, VerifyToken = Verify, Address = fake.Server.Url, Template = template, TemplateLanguage = "es",
        });
        return fake;
    }

    public static string Name() => $"wamid.{Interlocked.Increment(ref names)}.{Guid.NewGuid():n}";

    public static JsonObject Message(string from, string type, JsonNode content, DateTimeOffset? at = null) => new()
    {
        ["from"] = from, ["id"] = Name(), ["timestamp"] = (at ?? DateTimeOffset.UtcNow).ToUnixTimeSeconds().ToString(System.Globalization.CultureInfo.InvariantCulture), ["type"] = type, [type] = content,
    };

    public static JsonObject Text(string from, string text, DateTimeOffset? at = null) => Message(from, "text", new JsonObject { ["body"] = text }, at);

    public static JsonObject Status(string name, string status, JsonArray? errors = null)
    {
        var said = new JsonObject { ["id"] = name, ["status"] = status, ["timestamp"] = DateTimeOffset.UtcNow.ToUnixTimeSeconds().ToString(System.Globalization.CultureInfo.InvariantCulture), ["recipient_id"] = "34600" };
        if (errors is not null)
            said["errors"] = errors;
        return said;
    }

    /// <summary>A post with all of these.</summary>
    public static string Post(IEnumerable<JsonObject> messages, IEnumerable<JsonObject>? statuses = null, string number = Number)
    {
        var all = messages.ToList();
        var value = new JsonObject
        {
            ["messaging_product"] = "whatsapp", ["metadata"] = new JsonObject { ["display_phone_number"] = "34900123456", ["phone_number_id"] = number },
            ["contacts"] = new JsonArray([.. all.Select(m => new JsonObject { ["profile"] = new JsonObject { ["name"] = "Carmen Ruiz" }, ["wa_id"] = (string)m["from"]! })]),
        };
        if (all.Count > 0)
            value["messages"] = new JsonArray([.. all]);
        if (statuses is not null)
            value["statuses"] = new JsonArray([.. statuses]);
        return new JsonObject
        {
            ["object"] = "whatsapp_business_account",
            ["entry"] = new JsonArray(new JsonObject { ["id"] = "102290129340398", ["changes"] = new JsonArray(new JsonObject { ["value"] = value, ["field"] = "messages" }) }),
        }.ToJsonString();
    }

    public Task Posts(params JsonObject[] messages) => Take(Post(messages));

    public Task Tells(params JsonObject[] statuses) => Take(Post([], statuses));

    public async Task Take(string body) => Assert.True((await Send(body, Signature(body))).IsSuccessStatusCode);

    public static string Signature(string body, string secret = AppSecret) =>
        "sha256=" + Convert.ToHexStringLower(HMACSHA256.HashData(Encoding.UTF8.GetBytes(secret), Encoding.UTF8.GetBytes(body)));

    public async Task<HttpResponseMessage> Send(string body, string? signature)
    {
        using var visitor = world.Visitor();
        using var request = new HttpRequestMessage(HttpMethod.Post, Hook) { Content = new StringContent(body) };
        request.Headers.ExpectContinue = body.Length > 1024 * 1024;
        if (signature is not null)
            request.Headers.TryAddWithoutValidation("X-Hub-Signature-256", signature);
        return await visitor.SendAsync(request, Cancel);
    }

    /// <summary>Everything it posted, once all of it is sorted.</summary>
    public async Task<List<IncomingMessage>> Settled()
    {
        foreach (var one in await world.All(Account))
            await world.Settled(one.Id.Value);
        return await world.All(Account);
    }

    public static Told Fault(int status, int code, string message, string details = "") =>
        new(status, new JsonObject { ["error"] = new JsonObject { ["message"] = $"(#{code}) {message}", ["type"] = "OAuthException", ["code"] = code, ["error_data"] = new JsonObject { ["messaging_product"] = "whatsapp", ["details"] = details }, ["fbtrace_id"] = "A1" } }.ToJsonString());

    public ValueTask DisposeAsync() => Server.DisposeAsync();

    private Told Answer(Asked asked)
    {
        if (Fails(asked) is { } wrong)
            return wrong;
        if (asked.Headers.GetValueOrDefault("Authorization") != "Bearer " + Token)
            return Fault(401, 190, "Invalid OAuth access token");
        return asked.Path.Split('?')[0] switch
        {
            $"/{Number}/messages" => new Told(200, $$"""{"messaging_product":"whatsapp","contacts":[{"input":"34600","wa_id":"34600"}],"messages":[{"id":"{{Name()}}"}]}"""),
            $"/{Number}/media" => new Told(200, """{"id":"1037543291543636"}"""),
            $"/{Number}" => new Told(200, $$"""{"display_phone_number":"+34 900 123 456","verified_name":"Azulejos Sol","id":"{{Number}}"}"""),
            "/bytes" => new Told(200, "") { Bytes = Picture },
            _ => new Told(200, $$"""{"messaging_product":"whatsapp","url":"{{Server.Url}}/bytes?mid=1","mime_type":"image/jpeg","sha256":"x","file_size":{{(asked.Path.Contains("huge", StringComparison.Ordinal) ? 99_000_000 : Picture.Length)}},"id":"1"}"""),
        };
    }
}
