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
        db.Add(new ApiKey
        {
            Id = Id<ApiKey>.New(now),
            Name = name,
            Hash = ApiKey.HashOf(secret),
            Start = secret[..12],
            StaffId = staff.Id,
            CreatedAt = now,
        });
        await db.SaveChangesAsync(cancel);
        return secret;
    }
}
