using Cauce.App.Cases;
using Cauce.App.Data;
using Cauce.Domain.Communication;
using Microsoft.EntityFrameworkCore;

namespace Cauce.App.Communication;

/// <summary>The reader of a survey or a notice wants no more of them, or wants them again. The token in the address is all it takes.</summary>
public sealed class Unsubscribe(Writer writer, ThreadKeys keys) : IAct
{
    /// <exception cref="MissingException">The token was not made for a letter of ours.</exception>
    public Task Do(string token, bool wants, CancellationToken cancel = default) => writer.Do(async work =>
    {
        var letter = await Find(token, work.Db, keys);
        var known = await work.Db.Set<Unwanted>().AsTracking().FirstOrDefaultAsync(u => u.AddressKey == letter.AddressKey);
        if (wants && known is not null)
            work.Db.Remove(known);
        else if (!wants && known is null)
            work.Db.Add(new Unwanted(letter.AddressKey, letter.Id, work.Now));
    }, cancel);

    /// <summary>The letter a token was made for.</summary>
    /// <exception cref="MissingException">There is none.</exception>
    internal static async Task<OutboxMessage> Find(string text, AppDb db, ThreadKeys keys, CancellationToken cancel = default)
    {
        var (token, _) = ThreadToken.Read(text);
        var letter = token is null ? null : await db.Set<OutboxMessage>().AsNoTracking().FirstOrDefaultAsync(m => m.Id == token.Letter, cancel);
        return letter is not null && keys.Check(token!, letter) == ThreadTokenCheck.Valid ? letter : throw new MissingException("letter");
    }
}

internal static class WantedLetters
{
    /// <summary>Whether letters that are not about their own case are welcome to somebody.</summary>
    public static async Task<bool> Wants(this Work work, string address)
    {
        var key = EmailAddress.TryParse(address, out var parsed) ? parsed!.Key : address.ToLowerInvariant();
        return !await work.Db.Set<Unwanted>().AnyAsync(u => u.AddressKey == key);
    }
}
