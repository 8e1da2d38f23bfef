using Cauce.App.Data;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;

namespace Cauce.App.Identity;

/// <summary>Somebody chooses a password by the link they were given. It works once.</summary>
public sealed class AcceptInvitation(Writer writer, IDbContextFactory<AppDb> databases, TimeProvider time, Sessions sessions) : IAct
{
    private static readonly PasswordHasher<Staff> Hasher = new();

    /// <exception cref="MissingException">The link opens nothing, or no longer.</exception>
    public async Task<Staff> Find(string token, CancellationToken cancel = default)
    {
        await using var db = await databases.CreateDbContextAsync(cancel);
        var link = await db.Find(token, OneTimeLink.Invitation, time.Now(), cancel);
        return await db.Set<Staff>().FirstOrDefaultAsync(s => s.Id == link.StaffId && s.DeactivatedAt == null, cancel)
            ?? throw new MissingException("link");
    }

    /// <exception cref="MissingException">The link opens nothing, or no longer.</exception>
    /// <exception cref="RefusedException">The password will not do; the link may be used again.</exception>
    public async Task<Staff> Do(string token, NewPassword chosen, CancellationToken cancel = default)
    {
        var invited = await Find(token, cancel);
        var password = chosen.Read(NewPassword.KnownBy(invited.Name, invited.Email!));
        var hash = Hasher.HashPassword(invited, password);
        var staff = await writer.Do(async work =>
        {
            var link = await work.Spend(token, OneTimeLink.Invitation);
            var person = await work.Person(link.StaffId!.Value);
            if (person.DeactivatedAt is not null)
                throw new MissingException("link");
            person.PasswordHash = hash;
            person.AccessFailedCount = 0;
            person.LockoutEnd = null;
            person.SignOutEverywhere();
            return person;
        }, cancel);
        sessions.Forget(staff.Id);
        return staff;
    }
}
