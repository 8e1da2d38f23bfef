using Cauce.App.Deadlines;
using Cauce.App.Identity;
using Cauce.Domain.Cases;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;

namespace Cauce.App.Data.Demo;

/// <summary>Sets up branches, catalogue and people of the demo.</summary>
internal sealed class Staffing(IPasswordHasher<Staff> passwords)
{
    public const string Password = "demo-cauce-2026";

    public async Task<IReadOnlyList<Person>> Hire(AppDb db, FillDemo.Input input, CancellationToken cancel)
    {
        await OpenBranches(db, input, cancel);
        await FillCatalogue(db, cancel);
        var people = AddPeople(db, input);
        await db.SaveChangesAsync(cancel);
        return people;
    }

    /// <summary>The first branch of every installation becomes the head office.</summary>
    private static async Task OpenBranches(AppDb db, FillDemo.Input input, CancellationToken cancel)
    {
        var head = await db.Set<Branch>().AsTracking().SingleAsync(b => b.Id == Organisation.Valencia, cancel);
        foreach (var (id, code, name) in Organisation.Branches)
        {
            if (id == head.Id)
            {
                db.Entry(head).Property(b => b.Code).CurrentValue = code;
                head.Describe(name, head.TimeZone);
            }
            else
                db.Add(new Branch(id, code, name, "Europe/Madrid"));
        }
        db.AddRange(Organisation.Hours());
        db.AddRange(Organisation.Holidays(input.Until.Year - 3, input.Until.Year + 1));
    }

    private static async Task FillCatalogue(AppDb db, CancellationToken cancel)
    {
        var position = await db.Set<Reason>().CountAsync(cancel) + 100;
        db.AddRange(Organisation.Reasons.Select(r => new Reason(r.Code, new LocalText(r.Es, r.En), ++position)));
        db.AddRange(Organisation.Categories.Select(c => new Category(c.Code, new LocalText(c.Es, c.En), ++position, c.Parent)));
        foreach (var channel in await db.Set<Channel>().AsTracking().ToListAsync(cancel))
        {
            if (Organisation.Costs.TryGetValue(channel.Code, out var cost))
                channel.Price(Money.Euros(cost.PerCase), Money.Euros(cost.PerMonth));
        }
    }

    private List<Person> AddPeople(AppDb db, FillDemo.Input input)
    {
        var dice = Dice.For(input.Seed, -3);
        var since = new DateTimeOffset(input.Until.AddYears(-3), TimeOnly.MinValue, TimeSpan.Zero);
        var hash = passwords.HashPassword(new Staff(), Password);
        var people = new List<Person>();
        foreach (var (login, name, role, branch, responsible) in Organisation.People)
        {
            var email = $"{login}@cauce.example";
            var staff = new Staff
            {
                Id = dice.Id(since), UserName = email, NormalizedUserName = email.ToUpperInvariant(), Email = email,
                NormalizedEmail = email.ToUpperInvariant(), EmailConfirmed = true, Name = name, Role = role, CreatedAt = since,
                PasswordHash = hash, SecurityStamp = Guid.NewGuid().ToString("n"), LockoutEnabled = true,
            };
            db.Add(staff);
            db.Add(new StaffBranch { StaffId = staff.Id, BranchId = branch, IsResponsible = responsible });
            people.Add(new Person(staff.Id, name, role, branch));
        }
        return people;
    }
}
