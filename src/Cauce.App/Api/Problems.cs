using Cauce.App.Shared;
using Microsoft.AspNetCore.Mvc;

namespace Cauce.App.Api;

/// <summary>Errors of the API as problem details (RFC 9457): <c>code</c> is stable, <c>detail</c> is for people.</summary>
public static class Problems
{
    public static Task Write(HttpContext http, int status, string code, string detail) =>
        Of(status, code, detail).ExecuteAsync(http);

    /// <summary>A "no" of the business: 409, or 403 where permission is lacking, or 422 where one field is at fault.</summary>
    public static IResult Of(Refusal refusal)
    {
        var status = refusal.Code == "identity.not-permitted" ? StatusCodes.Status403Forbidden
            : refusal.Field is not null ? StatusCodes.Status400BadRequest
            : StatusCodes.Status409Conflict;
        var text = Refusals.Tell(refusal);
        if (refusal.Field is { } field)
            return Results.ValidationProblem(new Dictionary<string, string[]> { [Camel(field)] = [text] },
                detail: text, statusCode: status, extensions: new Dictionary<string, object?> { ["code"] = refusal.Code });
        return Of(status, refusal.Code, text);
    }

    public static IResult Of(int status, string code, string detail) => Results.Problem(new ProblemDetails
    {
        Status = status,
        Detail = detail,
        Title = Microsoft.AspNetCore.WebUtilities.ReasonPhrases.GetReasonPhrase(status),
        Extensions = { ["code"] = code },
    });

    /// <summary><c>Customer.Email</c> → <c>customer.email</c>.</summary>
    internal static string Camel(string path) =>
        string.Join('.', path.Split('.').Select(part => part.Length == 0 ? part : char.ToLowerInvariant(part[0]) + part[1..]));
}
