using System.Net.Http.Headers;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace Cauce.App.Intake.Messengers.WhatsApp;

/// <summary>Asks the Cloud API, signed in with the account's token.</summary>
internal sealed class CloudApi(OutsideHttp http)
{
    /// <exception cref="HttpRequestException">It cannot be reached.</exception>
    public Task<CloudAnswer> Tell(AccountAtHand at, string what, object about, CancellationToken cancel) =>
        Ask(at, HttpMethod.Post, $"{at.Account.Address}/{at.Account.Handle}/{what}",
            new ByteArrayContent(JsonSerializer.SerializeToUtf8Bytes(about, Shapes.Snake)) { Headers = { ContentType = new MediaTypeHeaderValue("application/json") } }, cancel);

    public Task<CloudAnswer> Upload(AccountAtHand at, HttpContent form, CancellationToken cancel) =>
        Ask(at, HttpMethod.Post, $"{at.Account.Address}/{at.Account.Handle}/media", form, cancel);

    public Task<CloudAnswer> Look(AccountAtHand at, string path, CancellationToken cancel) => Ask(at, HttpMethod.Get, $"{at.Account.Address}/{path}", null, cancel);

    /// <summary>The bytes of a file, as they come.</summary>
    public async Task<HttpResponseMessage> Download(AccountAtHand at, string url, CancellationToken cancel)
    {
        using var request = Request(at, HttpMethod.Get, url);
        return await http.Open(request, cancel);
    }

    private async Task<CloudAnswer> Ask(AccountAtHand at, HttpMethod method, string url, HttpContent? about, CancellationToken cancel)
    {
        using var request = Request(at, method, url);
        request.Content = about;
        using var answer = await http.Send(request, cancel);
        var body = await answer.Content.ReadAsByteArrayAsync(cancel);
        try
        {
            using var read = JsonDocument.Parse(body);
            var fault = read.RootElement.ValueKind is JsonValueKind.Object && read.RootElement.TryGetProperty("error", out var error) ? error.Deserialize<Fault>(Shapes.Snake) : null;
            return new CloudAnswer((int)answer.StatusCode, read.RootElement.Clone(), fault);
        }
        catch (JsonException)
        {
            return new CloudAnswer((int)answer.StatusCode, default, null);
        }
    }

    private static HttpRequestMessage Request(AccountAtHand at, HttpMethod method, string url) =>
        new(method, url) { Headers = { Authorization = new AuthenticationHeaderValue("Bearer", at.Secrets.Token) } };
}

/// <summary>What the Cloud API answers.</summary>
internal sealed record CloudAnswer(int Status, JsonElement Body, Fault? Fault)
{
    public bool IsYes => Status is >= 200 and < 300 && Fault is null && Body.ValueKind is JsonValueKind.Object;

    /// <summary>Its no in its words.</summary>
    public string Words => Fault is { } fault ? $"{fault.Message ?? fault.Title} {fault.ErrorData?.Details}".Trim() : $"HTTP {Status}";

    public string? Text(string property) => Body.ValueKind is JsonValueKind.Object && Body.TryGetProperty(property, out var value) ? value.ToString() : null;
}

/// <summary>A no of the Cloud API (its page of error codes).</summary>
internal sealed record Fault(int? Code, string? Title, string? Message, FaultData? ErrorData);

internal sealed record FaultData(string? Details);

internal static class Shapes
{
    public static readonly JsonSerializerOptions Snake = new()
    {
        PropertyNamingPolicy = JsonNamingPolicy.SnakeCaseLower, MaxDepth = 32, DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
    };
}
