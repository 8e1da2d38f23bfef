using System.Net.Http.Headers;
using System.Text.Json;

namespace Cauce.App.Intake.Messengers.Telegram;

/// <summary>Asks the Bot API (core.telegram.org/bots/api#making-requests). The bot's token stands in the address: no address goes into a message or a log.</summary>
internal sealed class BotApi(OutsideHttp http)
{
    private static readonly JsonSerializerOptions Snake = new() { PropertyNamingPolicy = JsonNamingPolicy.SnakeCaseLower };

    /// <exception cref="HttpRequestException">It cannot be reached, or answers with no JSON.</exception>
    public Task<BotAnswer> Ask(AccountAtHand at, string method, object about, CancellationToken cancel) =>
        Ask(at, method, new ByteArrayContent(JsonSerializer.SerializeToUtf8Bytes(about, Snake)) { Headers = { ContentType = new MediaTypeHeaderValue("application/json") } }, cancel);

    public async Task<BotAnswer> Ask(AccountAtHand at, string method, HttpContent about, CancellationToken cancel)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, $"{at.Account.Address}/bot{at.Secrets.Token}/{method}") { Content = about };
        using var answer = await http.Send(request, cancel);
        try
        {
            return JsonSerializer.Deserialize<BotAnswer>(await answer.Content.ReadAsByteArrayAsync(cancel), Snake) is { } told
                ? told with { Status = (int)answer.StatusCode }
                : throw new HttpRequestException($"HTTP {(int)answer.StatusCode}");
        }
        catch (JsonException)
        {
            return new BotAnswer(false, default, $"HTTP {(int)answer.StatusCode}", null, null) { Status = (int)answer.StatusCode };
        }
    }

    /// <summary>The bytes of a file, as they come.</summary>
    public async Task<HttpResponseMessage> Download(AccountAtHand at, string path, CancellationToken cancel)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, $"{at.Account.Address}/file/bot{at.Secrets.Token}/{path}");
        return await http.Open(request, cancel);
    }
}

/// <summary>What the Bot API answers.</summary>
/// <param name="Description">In its words, where it is no.</param>
internal sealed record BotAnswer(bool Ok, JsonElement Result, string? Description, int? ErrorCode, BotAnswer.Hints? Parameters)
{
    public int Status { get; init; }

    /// <param name="RetryAfter">Seconds.</param>
    internal sealed record Hints(int? RetryAfter);
}
