using Cauce.App.Data;
using Microsoft.EntityFrameworkCore;

namespace Cauce.App.Identity;

/// <summary>Makes a key; the only moment at which it can be read.</summary>
internal static class NewApiKey
{
    /// <returns>The key, or null where nobody signs in with that address.</returns>
    public static async Task<string?> For(AppDb db, string email, string name, DateTimeOffset now, CancellationToken cancel)
    {
        var staff = await db.Set<Staff>().FirstOrDefaultAsync(s => s.NormalizedEmail == email.ToUpperInvariant(), cancel);
        if (staff is null)
            return null;
        var secret = ApiKey.NewSecret();
        db.Add(ApiKey.Of(secret, name, staff.Id, scopes: null, now));
        await db.SaveChangesAsync(cancel);
        return secret;
    }
}
