using Cauce.App.Data;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;

namespace Cauce.App.Identity;

/// <summary>
/// The first person of an empty installation becomes its administrator, by a link that is printed where only who runs
/// the program reads. As soon as there is anybody, the way is closed for ever.
/// </summary>
public sealed class BecomeAdministrator(Writer writer, IDbContextFactory<AppDb> databases, TimeProvider time) : IAct
{
    private static readonly TimeSpan Validity = TimeSpan.FromHours(24);
    private static readonly PasswordHasher<Staff> Hasher = new();

    /// <summary>A new link, which voids the one printed before; null where there is staff already.</summary>
    /// <returns>The token.</returns>
    public Task<string?> Offer(CancellationToken cancel = default) => writer.Do<string?>(async work =>
    {
        await work.TakeTurn();
        await work.Db.Set<OneTimeLink>().Where(l => l.Purpose == OneTimeLink.FirstRun).ExecuteDeleteAsync();
        if (await work.Db.Set<Staff>().AnyAsync())
            return null;
        var token = OneTimeLink.NewToken();
        work.Db.Add(OneTimeLink.Of(token, OneTimeLink.FirstRun, staff: null, work.Now + Validity));
        return token;
    }, cancel);

    /// <exception cref="MissingException">The link is used, expired or unknown, or there is staff already.</exception>
    public async Task Check(string token, CancellationToken cancel = default)
    {
        await using var db = await databases.CreateDbContextAsync(cancel);
        await Check(db, token, time.Now(), cancel);
    }

    /// <exception cref="MissingException">See <see cref="Check(string, CancellationToken)"/>.</exception>
    /// <exception cref="RefusedException">Name, address or password will not do; the link may be used again.</exception>
    public async Task<Staff> Do(string token, Input input, CancellationToken cancel = default)
    {
        await Check(token, cancel);
        var name = Text.OptionalLine(input.Name, nameof(input.Name), max: 120) ?? throw IdentityRefusals.NameMissing.AsException();
        var person = new PersonInput { Name = name, Email = input.Email };
        var email = person.ReadEmail();
        var password = input.Read(NewPassword.KnownBy(name, email));
        var facts = new PersonFacts(name, email, Role.Administrator, input.Language == "en" ? "en" : "es", [], []);
        var hash = Hasher.HashPassword(new Staff(), password);
        return await writer.Do(async work =>
        {
            await work.TakeTurn();
            await Check(work.Db, token, work.Now);
            await work.Spend(token, OneTimeLink.FirstRun);
            var staff = AddPerson.New(work.Now);
            facts.WriteTo(staff);
            staff.PasswordHash = hash;
            work.Db.Add(staff);
            work.Db.AddRange(work.Catalogue.Branches.Where(b => b.IsDefault).Select(b => new StaffBranch { StaffId = staff.Id, BranchId = b.Id }));
            return staff;
        }, cancel);
    }

    private static async Task Check(AppDb db, string token, DateTimeOffset now, CancellationToken cancel = default)
    {
        if (await db.Set<Staff>().AnyAsync(cancel))
            throw new MissingException("link");
        await db.Find(token, OneTimeLink.FirstRun, now, cancel);
    }

    public sealed class Input : NewPassword
    {
        public string? Name { get; set; }

        public string? Email { get; set; }

        public string? Language { get; set; }
    }
}
