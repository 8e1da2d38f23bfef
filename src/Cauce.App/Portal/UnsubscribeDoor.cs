using Cauce.App.Communication;
using Cauce.App.Data;
using Cauce.App.Shared;
using Cauce.Domain.Communication;
using Microsoft.EntityFrameworkCore;

namespace Cauce.App.Portal;

/// <summary>
/// No more surveys and notices. Mail programs post here by themselves (RFC 8058), without a page and without its token
/// against forgery: what they hold is the token in the address, which nobody else has.
/// </summary>
internal static class UnsubscribeDoor
{
    public static void MapUnsubscribe(this Pages pages)
    {
        pages.MapGet("/unsubscribe/{token}", Ask);
        pages.MapPost("/unsubscribe/{token}", (string token, Unsubscribe act, CancellationToken cancel) => Say(token, wants: false, act, cancel)).DisableAntiforgery();
        pages.MapPost("/unsubscribe/{token}/undo", (string token, Unsubscribe act, CancellationToken cancel) => Say(token, wants: true, act, cancel));
    }

    private static async Task<IResult> Ask(string token, AppDb db, ThreadKeys keys, CancellationToken cancel)
    {
        var letter = await Unsubscribe.Find(token, db, keys, cancel);
        var isUnwanted = await db.Set<Unwanted>().AnyAsync(u => u.AddressKey == letter.AddressKey, cancel);
        return Page.Of<UnsubscribePage>(new { Token = token, Address = letter.ToAddress, IsUnwanted = isUnwanted });
    }

    private static async Task<IResult> Say(string token, bool wants, Unsubscribe act, CancellationToken cancel)
    {
        await act.Do(token, wants, cancel);
        return Page.SeeOther($"/unsubscribe/{Uri.EscapeDataString(token)}");
    }
}
