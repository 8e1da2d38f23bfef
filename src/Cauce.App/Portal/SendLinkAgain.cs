using Cauce.App.Communication;
using Cauce.App.Communication.Letters;
using Cauce.App.Data;
using Cauce.Domain.Cases;
using Cauce.Domain.Communication;
using Microsoft.EntityFrameworkCore;

namespace Cauce.App.Portal;

/// <summary>
/// Sends the tracking link again, to the address of the case and no other. Whoever asks never learns whether there is such
/// a case: the answer is the same, after the same way through the queue.
/// </summary>
internal sealed class SendLinkAgain(Writer writer, LetterWriter letters, OutboxBell bell) : IAct
{
    /// <summary>Links per address and hour.</summary>
    public const int MostPerHour = 3;

    /// <exception cref="RefusedException">The address is none, or the number is missing.</exception>
    public async Task Do(LinkRequest input, CancellationToken cancel = default)
    {
        if (EmailAddress.WhyNot(input.Email) is { } not)
            (not with { Field = nameof(LinkRequest.Email) }).Enforce();
        var address = EmailAddress.Parse(input.Email).Key;
        var number = Text.Line(input.Number, nameof(LinkRequest.Number), 100).ToUpperInvariant();
        await writer.Do(async work =>
        {
            var found = await work.Db.Set<Case>().FirstOrDefaultAsync(c => c.Number == number);
            var since = work.Now.AddHours(-1);
            var sent = await work.Db.Set<OutboxMessage>().CountAsync(
                m => m.AddressKey == address && m.CreatedAt > since && m.Letter == LinkLetter.Form.Name);
            if (found is null || sent >= MostPerHour || !EmailAddress.TryParse(found.Complainant.Email, out var own) || own!.Key != address)
                return;
            letters.Post(LinkLetter.Of(letters.FactsOf(found, work)), new LetterWay(letters.Via, address, null), work);
        }, cancel);
        bell.Ring();
    }
}

/// <summary>What somebody who lost their link still has.</summary>
public sealed class LinkRequest
{
    public string? Number { get; set; }

    public string? Email { get; set; }
}
