using System.Security.Cryptography;
using System.Text;
using Cauce.App.Data;

namespace Cauce.App.Intake.Messengers.Telegram;

/// <summary>Where Telegram posts its updates: known by the secret token that was given to it when the webhook was set.</summary>
internal static class HookDoor
{
    private const string TokenHeader = "X-Telegram-Bot-Api-Secret-Token";

    /// <summary>Updates hold words and references to files, never files.</summary>
    private const int Most = 1024 * 1024;

    public static void Map(IEndpointRouteBuilder app) => app.MapPost("/hooks/telegram/{account:guid}", Take).ExcludeFromDescription().Opens();

    private static async Task<IResult> Take(Guid account, HttpContext http, AppDb db, AccountSeal seal, TelegramMessenger messenger, KeepPost keep)
    {
        if (await Hooks.Find(account, messenger.Code, db, seal, http.RequestAborted) is not { } at)
            return Hooks.Unknown;
        if (!IsTelegram(http.Request.Headers[TokenHeader].ToString(), at.Secrets.Secret))
            return Hooks.Answer(StatusCodes.Status401Unauthorized, "token");
        if (at.Account.PausedAt is not null)
            return Hooks.Paused(http);
        if (await HookBody.Read(http, Most) is not { } body)
            return Hooks.TooLarge;
        await keep.Do(at.Account, messenger, body, http.RequestAborted);
        return Results.Ok();
    }

    private static bool IsTelegram(string given, string? secret) =>
        secret is { Length: > 0 } && CryptographicOperations.FixedTimeEquals(SHA256.HashData(Encoding.UTF8.GetBytes(given)), SHA256.HashData(Encoding.UTF8.GetBytes(secret)));
}
