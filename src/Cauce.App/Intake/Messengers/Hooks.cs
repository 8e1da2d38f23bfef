using System.Security.Cryptography;
using Cauce.App.Data;
using Cauce.App.Shared;
using Cauce.Domain.Communication;
using Microsoft.EntityFrameworkCore;

namespace Cauce.App.Intake.Messengers;

/// <summary>What the doors of all messengers have in common: the account a post is for, and how it is answered.</summary>
internal static class Hooks
{
    /// <summary>A door that other programs post to: no cookie, no form, limited by address.</summary>
    public static void Opens(this IEndpointConventionBuilder route) =>
        route.Add(endpoint =>
        {
            endpoint.Metadata.Add(new Microsoft.AspNetCore.RateLimiting.EnableRateLimitingAttribute(RateLimits.Reading));
            endpoint.Metadata.Add(new Microsoft.AspNetCore.Antiforgery.RequireAntiforgeryTokenAttribute(required: false));
        });

    /// <summary>The account, with its secrets; null where there is none of that messenger.</summary>
    public static async Task<AccountAtHand?> Find(Guid id, string provider, AppDb db, AccountSeal seal, CancellationToken cancel)
    {
        var account = await db.Set<MessengerAccount>().FirstOrDefaultAsync(a => a.Id == new Id<MessengerAccount>(id) && a.Provider == provider, cancel);
        try
        {
            return account is null ? null : seal.Open(account);
        }
        catch (CryptographicException)
        {
            return null;
        }
    }

    /// <summary>Messengers try again what was answered so: nothing is lost while an account is paused.</summary>
    public static IResult Paused(HttpContext http)
    {
        http.Response.Headers.RetryAfter = "60";
        return Answer(StatusCodes.Status503ServiceUnavailable, "paused");
    }

    public static IResult TooLarge => Answer(StatusCodes.Status413PayloadTooLarge, "too-large");

    public static IResult Unknown => Answer(StatusCodes.Status404NotFound, "unknown-account");

    /// <param name="error">A stable code.</param>
    public static IResult Answer(int status, string error) => Results.Json(new HookTrouble(error), statusCode: status);
}

/// <summary>Why a post was not taken.</summary>
internal sealed record HookTrouble(string Error);
