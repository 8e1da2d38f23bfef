using System.Collections.Concurrent;
using System.Text;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace Cauce.App.Tests.Fakes;

/// <summary>Somebody else's server, on loopback: it keeps what it is asked and answers as it is told.</summary>
internal sealed class Outsider : IAsyncDisposable
{
    private WebApplication app = null!;

    public string Url { get; private set; } = "";

    public ConcurrentQueue<Asked> Asked { get; } = new();

    /// <summary>How it answers; by default with an empty 200.</summary>
    public Func<Asked, Told> Answers { get; set; } = _ => new Told(200, "{}");

    public static async Task<Outsider> Start()
    {
        var outsider = new Outsider();
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        outsider.app = builder.Build();
        outsider.app.Urls.Add("http://127.0.0.1:0");
        outsider.app.Run(outsider.Take);
        await outsider.app.StartAsync();
        outsider.Url = outsider.app.Urls.First();
        return outsider;
    }

    public async ValueTask DisposeAsync()
    {
        await app.StopAsync();
        await app.DisposeAsync();
    }

    private async Task Take(HttpContext http)
    {
        using var body = new MemoryStream();
        await http.Request.Body.CopyToAsync(body);
        var headers = http.Request.Headers.ToDictionary(h => h.Key, h => h.Value.ToString(), StringComparer.OrdinalIgnoreCase);
        var asked = new Asked(http.Request.Method, http.Request.Path + http.Request.QueryString.Value, headers, body.ToArray());
        Asked.Enqueue(asked);
        var told = Answers(asked);
        if (told.After is { } wait)
            await Task.Delay(wait);
        http.Response.StatusCode = told.Status;
        foreach (var (name, value) in told.Headers)
            http.Response.Headers[name] = value;
        await http.Response.Body.WriteAsync(told.Bytes ?? Encoding.UTF8.GetBytes(told.Body));
    }
}

internal sealed record Asked(string Method, string Path, IReadOnlyDictionary<string, string> Headers, byte[] Body)
{
    public JsonNode Json => JsonNode.Parse(Body)!;

    public string Text => Encoding.UTF8.GetString(Body);
}

internal sealed record Told(int Status, string Body)
{
    public byte[]? Bytes { get; init; }

    public TimeSpan? After { get; init; }

    public Dictionary<string, string> Headers { get; init; } = [];
}
