using System.Security.Cryptography;
using System.Text;
using Cauce.App.Cases;
using Cauce.App.Cases.Answers;
using Cauce.App.Data;
using Microsoft.EntityFrameworkCore;

namespace Cauce.App.Api;

/// <summary>
/// Honours <c>Idempotency-Key</c> on every POST of the API: the same key with the same body gets the same answer and nothing
/// happens twice, also when both come at once; the same key with another body is refused (422).
/// </summary>
/// <remarks>A refused request leaves no mark: it may be put right and sent again with its key.</remarks>
internal static class IdempotencyKeys
{
    public const string Header = "Idempotency-Key";
    private const int Longest = 200;
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(5);

    public static void UseIdempotencyKeys(this WebApplication app) => app.Use((http, next) =>
        HttpMethods.IsPost(http.Request.Method) && http.Request.Path.StartsWithSegments("/api")
        && http.Request.Headers[Header].ToString() is { Length: > 0 } key && Guid.TryParse(http.User.FindFirst("key")?.Value, out var apiKey)
            ? CarryOutOnce(http, next, key, apiKey) : next(http));

    private static async Task CarryOutOnce(HttpContext http, RequestDelegate next, string key, Guid apiKey)
    {
        if (key.Length > Longest)
        {
            await Problems.Write(http, StatusCodes.Status400BadRequest, "idempotency.key-too-long", Texts.IdempotencyKeyTooLong);
            return;
        }
        var once = new Once(key, apiKey, $"{http.Request.Method} {http.Request.Path}", await DigestOf(http.Request));
        var done = await Find(http, once);
        if (done is null)
            done = await TryCarryOut(http, next, once);
        if (done is not null)
            await Repeat(http, once, done);
    }

    /// <returns>Null when the request was answered; else the mark of the one that came before.</returns>
    private static async Task<IdempotencyKey?> TryCarryOut(HttpContext http, RequestDelegate next, Once once)
    {
        var open = http.Response.Body;
        using var answer = new MemoryStream();
        http.Response.Body = answer;
        Once.Current = once;
        try
        {
            await next(http);
        }
        catch (Exception thrown) when (thrown is RepeatedException or DbUpdateException or System.Data.Common.DbException)
        {
            http.Response.Body = open;
            if (await Committed(http, once, thrown) is { } other)
                return other;
            throw;
        }
        finally
        {
            Once.Current = null;
            http.Response.Body = open;
        }
        if (once.IsMarked && http.Response.StatusCode < 300)
            await Remember(http, once, Encoding.UTF8.GetString(answer.GetBuffer(), 0, (int)answer.Length));
        answer.Position = 0;
        await answer.CopyToAsync(open, http.RequestAborted);
        return null;
    }

    /// <summary>The one that came first may be told of before it is committed; a failure of another kind waits for nothing.</summary>
    private static async Task<IdempotencyKey?> Committed(HttpContext http, Once once, Exception thrown)
    {
        var until = thrown is RepeatedException ? DateTimeOffset.UtcNow + Patience : DateTimeOffset.MinValue;
        var found = await Find(http, once);
        for (; found is null && DateTimeOffset.UtcNow < until; found = await Find(http, once))
            await Task.Delay(20, http.RequestAborted);
        return found;
    }

    private static async Task Repeat(HttpContext http, Once once, IdempotencyKey done)
    {
        if (done.Route != once.Route || !done.Digest.AsSpan().SequenceEqual(once.Digest))
        {
            await Problems.Write(http, StatusCodes.Status422UnprocessableEntity, "idempotency.key-reused", Texts.IdempotencyKeyReused);
            return;
        }
        done = await Answered(http, once, done);
        http.Response.StatusCode = done.Status ?? StatusCodes.Status200OK;
        var made = done.CaseNumber is null ? null : $"/api/v1/cases/{done.CaseNumber}";
        if ((done.Location ?? made) is { } location)
            http.Response.Headers.Location = location;
        if (done.Status is not null)
        {
            http.Response.ContentType = done.Body is { Length: > 0 } ? "application/json; charset=utf-8" : null;
            await http.Response.WriteAsync(done.Body ?? "", http.RequestAborted);
        }
        else
            await TellCase(http, done);
    }

    /// <summary>Waits for the answer of the request that came first, which is being written.</summary>
    private static async Task<IdempotencyKey> Answered(HttpContext http, Once once, IdempotencyKey done)
    {
        for (var until = DateTimeOffset.UtcNow + Patience; done.Status is null && DateTimeOffset.UtcNow < until;)
        {
            await Task.Delay(20, http.RequestAborted);
            done = await Find(http, once) ?? done;
        }
        return done;
    }

    /// <summary>The node that carried it out died before its answer was kept: the case as it stands tells what was done.</summary>
    private static async Task TellCase(HttpContext http, IdempotencyKey done)
    {
        var number = done.CaseNumber ?? done.Route.Split('/').ElementAtOrDefault(4) ?? "";
        http.Response.StatusCode = done.CaseNumber is null ? StatusCodes.Status200OK : StatusCodes.Status201Created;
        await (await http.TellCase(number, status: http.Response.StatusCode)).ExecuteAsync(http);
    }

    private static Task Remember(HttpContext http, Once once, string body)
    {
        var (status, location) = (http.Response.StatusCode, http.Response.Headers.Location.ToString() is { Length: > 0 } url ? url : null);
        return http.RequestServices.GetRequiredService<Writer>().Do(work => work.Sql.Run(
            "UPDATE idempotency_keys SET status = @p2, location = @p3, body = @p4 WHERE api_key_id = @p0 AND key = @p1",
            once.ApiKeyId, once.Key, status, location, body), CancellationToken.None);
    }

    private static Task<IdempotencyKey?> Find(HttpContext http, Once once) =>
        http.RequestServices.GetRequiredService<AppDb>().Set<IdempotencyKey>()
            .FirstOrDefaultAsync(k => k.ApiKeyId == once.ApiKeyId && k.Key == once.Key, http.RequestAborted);

    private static async Task<byte[]> DigestOf(HttpRequest request)
    {
        request.EnableBuffering();
        var digest = await SHA256.HashDataAsync(request.Body, request.HttpContext.RequestAborted);
        request.Body.Position = 0;
        return digest;
    }
}
