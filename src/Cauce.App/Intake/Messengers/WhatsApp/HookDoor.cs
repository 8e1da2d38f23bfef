using System.Security.Cryptography;
using System.Text;
using Cauce.App.Data;

namespace Cauce.App.Intake.Messengers.WhatsApp;

/// <summary>Where Meta posts what comes by WhatsApp: first it asks whether we are who we say, then it signs each post with the app's secret.</summary>
internal static class HookDoor
{
    private const string SignatureHeader = "X-Hub-Signature-256";
    private const string Algorithm = "sha256=";

    /// <summary>Meta posts at most 3 MB.</summary>
    private const int Most = 4 * 1024 * 1024;

    public static void Map(IEndpointRouteBuilder app)
    {
        app.MapGet("/hooks/whatsapp/{account:guid}", Verify).ExcludeFromDescription().Opens();
        app.MapPost("/hooks/whatsapp/{account:guid}", Take).ExcludeFromDescription().Opens();
    }

    /// <summary>The word that both know is answered with Meta's challenge.</summary>
    private static async Task<IResult> Verify(Guid account, HttpContext http, AppDb db, AccountSeal seal, WhatsAppMessenger messenger)
    {
        if (await Hooks.Find(account, messenger.Code, db, seal, http.RequestAborted) is not { } at)
            return Hooks.Unknown;
        var asked = http.Request.Query;
        return asked["hub.mode"] == "subscribe" && IsSame(asked["hub.verify_token"].ToString(), at.Secrets.VerifyToken)
            ? Results.Text(asked["hub.challenge"].ToString())
            : Hooks.Answer(StatusCodes.Status403Forbidden, "verify-token");
    }

    private static async Task<IResult> Take(Guid account, HttpContext http, AppDb db, AccountSeal seal, WhatsAppMessenger messenger, KeepPost keep)
    {
        if (await Hooks.Find(account, messenger.Code, db, seal, http.RequestAborted) is not { } at)
            return Hooks.Unknown;
        if (await HookBody.Read(http, Most) is not { } body)
            return Hooks.TooLarge;
        if (!IsSigned(http.Request.Headers[SignatureHeader].ToString(), body.Span, at.Secrets.Secret))
            return Hooks.Answer(StatusCodes.Status401Unauthorized, "signature");
        if (at.Account.PausedAt is not null)
            return Hooks.Paused(http);
        await keep.Do(at.Account, messenger, body, http.RequestAborted);
        return Results.Ok();
    }

    private static bool IsSigned(string given, ReadOnlySpan<byte> body, string? secret)
    {
        var hash = new byte[SHA256.HashSizeInBytes];
        return secret is { Length: > 0 } && given.Length == Algorithm.Length + (2 * hash.Length) && given.StartsWith(Algorithm, StringComparison.Ordinal)
            && Convert.FromHexString(given.AsSpan(Algorithm.Length), hash, out _, out _) == System.Buffers.OperationStatus.Done
            && CryptographicOperations.FixedTimeEquals(hash, HMACSHA256.HashData(Encoding.UTF8.GetBytes(secret), body));
    }

    private static bool IsSame(string given, string? known) =>
        known is { Length: > 0 } && CryptographicOperations.FixedTimeEquals(SHA256.HashData(Encoding.UTF8.GetBytes(given)), SHA256.HashData(Encoding.UTF8.GetBytes(known)));
}
