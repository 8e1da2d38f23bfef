using Cauce.App.Data;
using Cauce.Domain.Intake;
using Cauce.Domain.Intake.Messengers;

namespace Cauce.App.Intake.Messengers.Webhook;

/// <summary>Where any other system posts what customers say there. What it may say and how it signs stands in docs/CHANNELS.md.</summary>
internal static class HookDoor
{
    /// <summary>Base64 takes a third more than the bytes, and the words need room too.</summary>
    private const int Around = 512 * 1024;

    public static void Map(IEndpointRouteBuilder app) => app.MapPost("/hooks/{account:guid}", Take).ExcludeFromDescription().Opens();

    private static async Task<IResult> Take(
        Guid account, HttpContext http, AppDb db, AccountSeal seal, WebhookMessenger messenger, KeepPost keep, Settings settings, TimeProvider time)
    {
        if (await Hooks.Find(account, messenger.Code, db, seal, http.RequestAborted) is not { } at)
            return Hooks.Unknown;
        if (await HookBody.Read(http, (settings.MaxFileMegabytes * 1024 * 1024 / 3 * 4) + Around) is not { } body)
            return Hooks.TooLarge;
        var check = HookSignature.Check(
            http.Request.Headers[HookSignature.TimestampHeader], http.Request.Headers[HookSignature.SignatureHeader], body.Span, at.Secrets.Signing, time.Now());
        if (check != SignatureCheck.Valid)
            return Hooks.Answer(StatusCodes.Status401Unauthorized, "signature-" + Cases.Choice.Write(check));
        if (at.Account.PausedAt is not null)
            return Hooks.Paused(http);
        var kept = await keep.Do(at.Account, messenger, body, http.RequestAborted);
        return Results.Ok(new HookTaken(kept[0].Id.Value, kept[0].Repeated));
    }
}

/// <summary>What was posted is kept.</summary>
/// <param name="Id">What we call it.</param>
/// <param name="Repeated">It had been taken before, and this changed nothing.</param>
internal sealed record HookTaken(Guid Id, bool Repeated);
