using System.Text;

namespace Cauce.App.Console.Live;

/// <summary>Server-sent events for one page: a refresh when something it shows has changed, at most four a second.</summary>
/// <param name="tell">The stream for what was heard; null where none of it is for this reader.</param>
/// <param name="mayStay">Asked at every heartbeat: false ends the stream.</param>
internal sealed class LiveStream(LiveEar ear, Func<Heard, CancellationToken, Task<string?>> tell, Func<Task<bool>> mayStay) : IResult
{
    private static readonly TimeSpan Heartbeat = TimeSpan.FromSeconds(20);
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(250);

    /// <summary>What a page does with it: it fetches itself and changes what differs. The page that caused it knows its own mark.</summary>
    public static string Refresh(string? mark, IEnumerable<string>? topics = null)
    {
        var markup = new StringBuilder("<turbo-stream action=\"refresh\"");
        if (mark is not null)
            markup.Append($" request-id=\"{mark}\"");
        if (topics is not null)
            markup.Append($" topics=\"{string.Join(' ', topics)}\"");
        return markup.Append("></turbo-stream>").ToString();
    }

    public async Task ExecuteAsync(HttpContext http)
    {
        http.Response.ContentType = "text/event-stream";
        http.Response.Headers["X-Accel-Buffering"] = "no";
        var stopping = http.RequestServices.GetRequiredService<IHostApplicationLifetime>().ApplicationStopping;
        using var end = CancellationTokenSource.CreateLinkedTokenSource(http.RequestAborted, stopping);
        using var listening = ear;
        try
        {
            await Write(http, "retry: 2000\n\n", end.Token);
            await Listen(http, end.Token);
        }
        catch (OperationCanceledException) when (end.IsCancellationRequested)
        {
            // The reader has gone, or the node is going.
        }
    }

    private async Task Listen(HttpContext http, CancellationToken cancel)
    {
        while (!ear.IsEnded)
        {
            var heard = await ear.Wait(Heartbeat, cancel);
            if (ear.IsEnded || (heard is null && !await mayStay()))
                return;
            if (heard is null)
                await Write(http, ": still here\n\n", cancel);
            else if (await tell(heard, cancel) is { } stream)
            {
                await Write(http, $"data: {stream}\n\n", cancel);
                await Task.Delay(Pause, cancel);
            }
        }
    }

    private static async Task Write(HttpContext http, string text, CancellationToken cancel)
    {
        await http.Response.WriteAsync(text, cancel);
        await http.Response.Body.FlushAsync(cancel);
    }
}
