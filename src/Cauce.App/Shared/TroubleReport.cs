using Cauce.App.Api;
using Cauce.App.Data;
using Microsoft.AspNetCore.Diagnostics;

namespace Cauce.App.Shared;

/// <summary>Turns what was thrown into an answer: problem details for the API, a page for people.</summary>
internal static class TroubleReport
{
    public static Task Write(HttpContext http)
    {
        var thrown = http.Features.Get<IExceptionHandlerFeature>()?.Error;
        return http.Request.Path.StartsWithSegments("/api") ? WriteProblem(http, thrown) : WritePage(http, thrown);
    }

    private static Task WriteProblem(HttpContext http, Exception? thrown) => thrown switch
    {
        RefusedException refused => Problems.Of(refused.Refusal).ExecuteAsync(http),
        MissingException => Problems.Write(http, StatusCodes.Status404NotFound, "not-found", Api.Texts.NotFound),
        BadHttpRequestException bad => Problems.Write(http, bad.StatusCode, "bad-request", Api.Texts.BadRequest),
        _ => Problems.Write(http, StatusCodes.Status500InternalServerError, "trouble", Api.Texts.Trouble),
    };

    private static Task WritePage(HttpContext http, Exception? thrown)
    {
        var (status, text) = thrown switch
        {
            RefusedException refused => (StatusCodes.Status409Conflict, Refusals.Tell(refused.Refusal)),
            MissingException => (StatusCodes.Status404NotFound, Api.Texts.NotFound),
            BadHttpRequestException bad => (bad.StatusCode, Api.Texts.BadRequest),
            _ => (StatusCodes.Status500InternalServerError, Api.Texts.Trouble),
        };
        http.Response.StatusCode = status;
        return Page.Of<TroublePage>(new { Status = status, Text = text }, status).ExecuteAsync(http);
    }
}
