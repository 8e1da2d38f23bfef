using System.ComponentModel.DataAnnotations;
using Cauce.App.Data;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;

namespace Cauce.App.Identity;

/// <summary>A person changes their own password. All other sign-ins of theirs end.</summary>
public sealed class ChangePassword(Writer writer, IDbContextFactory<AppDb> databases, Sessions sessions) : IAct
{
    private static readonly PasswordHasher<Staff> Hasher = new();

    /// <returns>The person, to be signed in anew.</returns>
    /// <exception cref="RefusedException">The current password is wrong, or the new one will not do.</exception>
    public async Task<Staff> Do(Input input, Actor actor, CancellationToken cancel = default)
    {
        await using var db = await databases.CreateDbContextAsync(cancel);
        var known = await db.Set<Staff>().FirstOrDefaultAsync(s => s.Id == actor.Id, cancel) ?? throw new MissingException("person");
        if (Hasher.VerifyHashedPassword(known, known.PasswordHash ?? "", input.Current ?? "") == PasswordVerificationResult.Failed)
            IdentityRefusals.CurrentPasswordWrong.Enforce();
        var password = input.Read(NewPassword.KnownBy(known.Name, known.Email!));
        var hash = Hasher.HashPassword(known, password);
        var changed = await writer.Do(async work =>
        {
            var staff = await work.Person(known.Id);
            staff.PasswordHash = hash;
            staff.SignOutEverywhere();
            await work.Db.Set<OneTimeLink>().Where(l => l.StaffId == staff.Id).ExecuteDeleteAsync();
            return staff;
        }, cancel);
        sessions.Forget(changed.Id);
        return changed;
    }

    public sealed class Input : NewPassword
    {
        [DataType(DataType.Password)]
        public string? Current { get; set; }
    }
}
