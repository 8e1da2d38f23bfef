using Cauce.App.Api;
using Cauce.App.Data;
using Microsoft.AspNetCore.Antiforgery;
using Microsoft.AspNetCore.Diagnostics;

namespace Cauce.App.Shared;

/// <summary>Turns what was thrown, or an answer without words, into one that people understand: problem details for the API, a page for people.</summary>
internal static class TroubleReport
{
    public static Task Write(HttpContext http)
    {
        var thrown = http.Features.Get<IExceptionHandlerFeature>()?.Error;
        if (thrown is RefusedException refused)
            return IsApi(http) ? Problems.Of(refused.Refusal).ExecuteAsync(http) : Write(http, StatusOf(refused.Refusal), refused.Refusal.Code, Refusals.Tell(refused.Refusal));
        var (status, code, text) = thrown switch
        {
            MissingException => (StatusCodes.Status404NotFound, "not-found", Api.Texts.NotFound),
            BadHttpRequestException { InnerException: AntiforgeryValidationException } => (StatusCodes.Status400BadRequest, "form-expired", Texts.FormExpired),
            BadHttpRequestException bad => (bad.StatusCode, "bad-request", Api.Texts.BadRequest),
            StoppingException => (StatusCodes.Status503ServiceUnavailable, "stopping", Api.Texts.Trouble),
            _ => (StatusCodes.Status500InternalServerError, "trouble", Api.Texts.Trouble),
        };
        return Write(http, status, code, text);
    }

    /// <summary>For answers that have a status and nothing else: no such route, no such method, a body of the wrong kind.</summary>
    public static Task WriteEmpty(HttpContext http) => http.Response.StatusCode switch
    {
        StatusCodes.Status404NotFound => Write(http, StatusCodes.Status404NotFound, "not-found", Api.Texts.NotFound),
        StatusCodes.Status403Forbidden => Write(http, StatusCodes.Status403Forbidden, "identity.not-permitted", Refusals.Tell(IdentityRefusals.NotPermitted)),
        var status => Write(http, status, "bad-request", Api.Texts.BadRequest),
    };

    public static Task Write(HttpContext http, int status, string code, string text)
    {
        if (IsApi(http))
            return Problems.Write(http, status, code, text);
        http.Response.StatusCode = status;
        return Page.Of<TroublePage>(new { Status = status, Text = text }, status).ExecuteAsync(http);
    }

    private static bool IsApi(HttpContext http) => http.Request.Path.StartsWithSegments("/api");

    private static int StatusOf(Refusal refusal) =>
        refusal.Code == IdentityRefusals.NotPermitted.Code ? StatusCodes.Status403Forbidden : StatusCodes.Status409Conflict;
}
