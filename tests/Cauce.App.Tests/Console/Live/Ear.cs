using System.Diagnostics;
using System.Net;

namespace Cauce.App.Tests.Console.Live;

/// <summary>An open event stream.</summary>
internal sealed class Ear(HttpResponseMessage response, StreamReader reader) : IAsyncDisposable
{
    private Task<string?>? reading;

    public static async Task<Ear> Open(HttpClient client, string url)
    {
        var response = await client.GetAsync(url, HttpCompletionOption.ResponseHeadersRead);
        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
        Assert.Equal("text/event-stream", response.Content.Headers.ContentType!.MediaType);
        var ear = new Ear(response, new StreamReader(await response.Content.ReadAsStreamAsync()));
        Assert.StartsWith("retry:", await ear.reader.ReadLineAsync(), StringComparison.Ordinal);
        return ear;
    }

    private readonly StreamReader reader = reader;

    /// <summary>The next word; null when none comes in the time.</summary>
    public async Task<string?> Next(TimeSpan longest)
    {
        using var late = new CancellationTokenSource(longest);
        while (true)
        {
            reading ??= reader.ReadLineAsync();
            try
            {
                var line = await reading.WaitAsync(late.Token);
                reading = null;
                if (line is null || line.StartsWith("data: ", StringComparison.Ordinal))
                    return line?["data: ".Length..];
            }
            catch (OperationCanceledException)
            {
                return null;
            }
        }
    }

    public async Task<bool> Ends(TimeSpan longest)
    {
        for (var clock = Stopwatch.StartNew(); clock.Elapsed < longest;)
        {
            reading ??= reader.ReadLineAsync();
            if (await Task.WhenAny(reading, Task.Delay(longest)) != reading)
                return false;
            if (await reading is null)
                return true;
            reading = null;
        }
        return false;
    }

    public ValueTask DisposeAsync()
    {
        response.Dispose();
        return ValueTask.CompletedTask;
    }
}
