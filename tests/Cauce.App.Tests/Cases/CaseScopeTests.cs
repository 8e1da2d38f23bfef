using System.Text.Json;
using System.Text.Json.Nodes;
using Cauce.App.Cases;
using Cauce.App.Cases.Quick;
using Cauce.App.Deadlines;
using Cauce.App.Tests.Console.Lists;
using Cauce.Domain.Cases;
using Cauce.Domain.Communication;
using Cauce.App.Data;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Cauce.App.Tests.Cases;

public sealed class CaseScopeTests(World world)
{
    public static TheoryData<string> Actors => ["nobody", "one branch", "two branches", "many branches", "all branches", "system", "no permission", "named"];

    [Theory, MemberData(nameof(Actors))]
    public async Task The_hand_written_lists_and_the_rule_for_one_case_show_exactly_what_the_scope_shows(string who)
    {
        await using var own = await World.Fresh();
        using var ana = own.Api("ana");
        using var rosa = own.Api("rosa");
        for (var i = 0; i < 4; i++)
        {
            await ana.Register($"factura {i}");
            await rosa.Register($"factura {i}", ("branch", "norte"));
        }
        var secret = await own.Report("factura secreta");
        var me = Guid.CreateVersion7();
        await using var db = own.Db();
        var id = await db.Set<Case>().Where(c => c.Number == secret).Select(c => c.Id).SingleAsync(TestContext.Current.CancellationToken);
        db.Add(new CaseAccess(id, me, DateTimeOffset.UtcNow));
        await db.SaveChangesAsync(TestContext.Current.CancellationToken);
        var actor = ActorFor(who, me);
        var known = own.Services.GetRequiredService<Catalogue>().Current;
        var expected = await db.CasesVisibleTo(actor).OrderByDescending(c => c.Seq).Select(c => c.Number).ToListAsync(TestContext.Current.CancellationToken);
        var byWords = await FindCases.Page(db, actor, CaseFilter.Parse("q=factura", known), known, default);
        Assert.Equal(expected, byWords.Items.Select(row => row.Number));
        var byDue = await FindCases.Page(db, actor, CaseFilter.OpenByDue, known, default);
        Assert.Equal(expected.Order(), byDue.Items.Select(row => row.Number).Order());
        var named = (await db.Set<CaseAccess>().ToListAsync(TestContext.Current.CancellationToken)).ToLookup(a => a.CaseId, a => a.StaffId);
        var all = await db.Set<Case>().OrderByDescending(c => c.Seq).ToListAsync(TestContext.Current.CancellationToken);
        Assert.Equal(expected, all.Where(c => CaseScope.Sees(actor, c, [.. named[c.Id]])).Select(c => c.Number));
    }

    [Fact]
    public async Task A_line_read_by_hand_says_what_the_model_says()
    {
        await using var own = await World.Fresh();
        using var ana = own.Api("ana");
        await ana.Register("Con factura «ñ» <b>", ("customer", new JsonObject { ["name"] = "Cliente & hijos", ["email"] = "cliente@example.com" }));
        await ana.Register("Sin cliente, en enero", ("receivedAt", "2026-01-08"), ("occurredAt", "2026-01-07"));
        await own.Report("secreta");
        await using var db = own.Db();
        var actor = ActorFor("all branches", Guid.CreateVersion7()) with { Kind = ActorKind.System };
        var byHand = await new QuickCases(db, actor, CaseFilter.OpenByDue).ByDue(null, 10, TestContext.Current.CancellationToken);
        var byModel = await db.Set<Case>().OrderBy(c => c.NextDueAt).ThenBy(c => c.Seq).AsRows(db).ToListAsync(TestContext.Current.CancellationToken);
        Assert.Equal(3, byHand.Count);
        Assert.Equal(byModel.Select(row => JsonSerializer.Serialize(row)), byHand.Select(row => JsonSerializer.Serialize(row)));
    }

    [Fact, Trait("Req", "A08")]
    public async Task What_is_said_later_is_found_too()
    {
        using var ana = world.Api("ana");
        var word = Listing.Word();
        var number = await ana.Register("Un caso que habla después");
        await world.Services.GetRequiredService<Writer>().Do(async work =>
        {
            var c = await work.Case(Actor.System, number);
            work.Db.Add(Message.Say(c, MessageKind.Note, $"El transportista menciona {word}", Actor.System, work.Now));
        });
        Assert.Equal([number], (await ana.List($"q={word}")).Numbers);
        Assert.Equal([number], (await ana.List($"q={word}+despues")).Numbers);
    }

    private static Actor ActorFor(string who, Guid me)
    {
        var actor = new Actor(ActorKind.Staff, me, "Alguien", Roles.PermissionsOf(Role.Agent), [1]);
        return who switch
        {
            "nobody" => actor with { Id = Guid.CreateVersion7(), Branches = [] },
            "one branch" => actor with { Id = Guid.CreateVersion7() },
            "two branches" => actor with { Id = Guid.CreateVersion7(), Branches = [1, 2] },
            "many branches" => actor with { Id = Guid.CreateVersion7(), Branches = [1, 2, 3] },
            "all branches" => actor with { Id = Guid.CreateVersion7(), Permissions = Roles.PermissionsOf(Role.Quality) },
            "system" => Actor.System,
            "no permission" => actor with { Permissions = new HashSet<Permission>() },
            _ => actor,
        };
    }
}
