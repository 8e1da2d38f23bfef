using System.Net;
using System.Text.Json.Nodes;
using Cauce.App.Data;
using Cauce.App.Tests.Cases;
using Cauce.Domain.Cases;
using Cauce.Domain.Communication;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Cauce.App.Tests.Communication.Incidents;

public sealed class CircularTests(World world)
{
    private static readonly object Words = new { kind = "reply", textEs = "Hola, {{name}}: lo de {{number}} está arreglado.", textEn = "Hello {{name}}, {{number}} is mended." };

    [Fact, Trait("Req", "A30"), Trait("Req", "A31")]
    public async Task Over_mixed_languages_and_ways_each_case_is_told_once_in_its_own()
    {
        using var ana = world.Api("ana");
        var parent = await ana.Register();
        var dice = new Random(7);
        var children = new Dictionary<string, (string Language, string Way)>();
        for (var i = 0; i < 24; i++)
        {
            var language = dice.Next(2) == 0 ? "es" : "en";
            var way = dice.Next(4) switch { 0 => "phone", 1 => "letter", _ => "email" };
            var customer = Telling.Customer($"Cliente {i}", way == "phone" ? null : $"mezcla{i}@cliente.example", language, way == "phone" ? $"6001112{i:00}" : null, way == "letter" ? "letter" : null);
            children[await ana.Child(parent, customer)] = (language, way);
        }
        var before = await Written(world);
        var plan = await ana.Plan(parent, Words);
        Assert.Equal(before, await Written(world));
        Assert.Equal(24, (int)plan["told"]!);
        var seen = await ana.Tell(parent, Words);
        Assert.Equal(children.Values.Count(c => c.Way == "email"), (int)seen["done"]!);
        Assert.Equal(children.Values.Count(c => c.Way != "email"), (int)seen["byHand"]!);
        foreach (var (number, (language, way)) in children)
        {
            Assert.Equal((language, way), (plan.CodeOf(number, "language")!, plan.CodeOf(number, "way")!));
            var letters = await world.LettersOf(number, "reply");
            Assert.Equal(way == "email" ? 1 : 0, letters.Count);
            if (way == "email")
                Assert.Contains(language == "es" ? $"lo de {number} está arreglado." : $"{number} is mended.", letters[0].Text, StringComparison.Ordinal);
            else
                Assert.Contains(number, (string)Assert.Single((await ana.Read(number))["actions"]!.AsArray())!["what"]!, StringComparison.Ordinal);
            Assert.Equal(way == "email" ? 1 : 0, (await ana.History(number)).Count(what => what == MessageHistory.Replied));
        }
        Assert.Contains(CircularHistory.Started, await ana.History(parent));
        Assert.Contains(CircularHistory.Finished, await ana.History(parent));
        Assert.Equal("circular.nobody-to-tell", await ana.Refused(parent, "circulars", Words));
    }

    [Fact]
    public async Task A_language_that_somebody_reads_and_nobody_wrote_is_refused_and_the_dry_run_says_for_whom()
    {
        using var ana = world.Api("ana");
        var parent = await ana.Register();
        var spanish = await ana.Child(parent, Telling.Customer("Eva", "eva.lengua@cliente.example"));
        var english = await ana.Child(parent, Telling.Customer("Eve", "eve.lengua@cliente.example", "en"));
        var words = new { kind = "reply", textEs = "Ya está." };
        var plan = await ana.Plan(parent, words);
        Assert.Null(plan.CodeOf(spanish, "leftOut"));
        Assert.Equal("circular.english-missing", plan.CodeOf(english, "leftOut"));
        Assert.Equal("circular.english-missing", (string?)plan["whyNot"]);
        Assert.Equal("circular.english-missing", await ana.Refused(parent, "circulars", words));
        Assert.Empty(await world.LettersOf(spanish, "reply"));
    }

    [Fact, Trait("Req", "B04")]
    public async Task A_solution_for_all_tells_the_origin_and_leaves_out_who_is_closed_answered_or_out_of_reach()
    {
        using var ana = world.Api("ana");
        var parent = await ana.Register();
        var open = await ana.Child(parent, Telling.Customer("Uno", "uno.sol@cliente.example"));
        var answered = await ana.Child(parent, Telling.Customer("Dos", "dos.sol@cliente.example"));
        var closed = await ana.Child(parent, Telling.Customer("Tres", "tres.sol@cliente.example"));
        var unreachable = await ana.Child(parent, Telling.Customer("Cuatro", null));
        foreach (var number in new[] { open, answered, closed })
            await ana.Act(number, "classification", new { severity = "minor", urgency = "normal" });
        foreach (var number in new[] { answered, closed })
            await ana.Act(number, "solution", new { text = "Se repone." });
        await ana.Act(closed, "acceptance", new { accepted = true, evidence = "Lo dijo por teléfono." });
        await ana.Act(closed, "closure");
        var seen = await ana.Tell(parent, new { kind = "solution", textEs = "Se repone en {{number}}.", originEs = "Se rompió la tubería.", withApology = true });
        Assert.Equal("done", seen.CodeOf(open, "state"));
        Assert.Equal("circular.already-answered", seen.CodeOf(answered, "refused"));
        Assert.Equal("case.closed", seen.CodeOf(closed, "refused"));
        Assert.Equal("circular.no-address", seen.CodeOf(unreachable, "refused"));
        var letter = Assert.Single(await world.LettersOf(open, "solution"));
        Assert.Contains("Se rompió la tubería.", letter.Text, StringComparison.Ordinal);
        var history = (await ana.Read(open, "/history"))["items"]!.AsArray();
        Assert.Contains(history, e => (string)e!["what"]! == CaseHistory.SolutionProposed);
        Assert.Equal("solved", (string)(await ana.Read(open))["stage"]!);
        Assert.Single(await world.LettersOf(answered, "solution"));
    }

    [Fact, Trait("Req", "F9")]
    public async Task Cases_of_another_branch_and_confidential_ones_are_neither_touched_nor_named()
    {
        using var ana = world.Api("ana");
        using var marta = world.Api("marta");
        var parent = await ana.Register();
        var here = await ana.Child(parent, Telling.Customer("Aquí", "aqui@cliente.example"));
        using var rosa = world.Api("rosa");
        var elsewhere = Some.Case();
        elsewhere["branch"] = "norte";
        elsewhere["customer"] = Telling.Customer("Allí", "alli@cliente.example");
        var there = await rosa.Register(elsewhere);
        Assert.Null(await marta.JoinOne(parent, there));
        Assert.Equal(HttpStatusCode.NotFound, (await rosa.Try(parent, "circulars", Words)).StatusCode);
        var plan = await ana.Plan(parent, Words);
        Assert.Equal((1, 1), ((int)plan["told"]!, (int)plan["hidden"]!));
        Assert.DoesNotContain(there, plan.ToJsonString(), StringComparison.Ordinal);
        var seen = await ana.Tell(parent, Words);
        Assert.Equal(here, (string)Assert.Single(seen["lines"]!.AsArray())!["case"]!);
        Assert.Empty(await world.LettersOf(there, "reply"));
        Assert.DoesNotContain(there, (await ana.Read(parent, "/history")).ToJsonString(), StringComparison.Ordinal);
        var secret = await ana.Register(Some.Case("misconductReport"));
        await world.Name(secret, "ana");
        Assert.Equal("case.confidential-differs", await ana.JoinOne(parent, secret));
    }

    [Fact, Trait("Req", "F9")]
    public async Task Under_a_confidential_incident_only_the_cases_one_is_named_on_are_told()
    {
        using var ana = world.Api("ana");
        using var luis = world.Api("luis");
        var (parent, mine, other) = (await luis.Register(Some.Case("misconductReport")), await luis.Register(Some.Case("misconductReport")), await luis.Register(Some.Case("misconductReport")));
        await world.Name(parent, "ana");
        await world.Name(mine, "ana");
        await luis.Join(parent, mine, other);
        var plan = await ana.Plan(parent, Words);
        Assert.Equal((1, 1), ((int)plan["told"]!, (int)plan["hidden"]!));
        var seen = await ana.Tell(parent, Words);
        Assert.DoesNotContain(other, seen.ToJsonString(), StringComparison.Ordinal);
        Assert.Single(await world.LettersOf(mine, "reply"));
        Assert.Empty(await world.LettersOf(other, "reply"));
    }

    [Theory, Trait("Req", "C07")]
    [InlineData("{{number}}")]
    [InlineData("[NOMBRE DEL CLIENTE]")]
    [InlineData("{{#each}}")]
    public async Task Whatever_a_customer_is_called_is_written_as_a_name_and_nothing_else(string hostile)
    {
        using var ana = world.Api("ana");
        var parent = await ana.Register();
        var child = await ana.Child(parent, Telling.Customer(hostile, "raro@cliente.example"));
        await ana.Tell(parent, Words);
        var letter = Assert.Single(await world.LettersOf(child, "reply"));
        Assert.Contains($"lo de {child} está arreglado.", letter.Text, StringComparison.Ordinal);
        Assert.DoesNotContain('\n', letter.Subject);
        Assert.Equal("text.unfilled", await ana.Refused(parent, "circulars", new { kind = "reply", textEs = "Hola, {{cliente}}." }));
    }

    [Fact]
    public async Task What_fails_says_why_and_is_tried_again_without_telling_anybody_twice()
    {
        await using var own = await World.Fresh();
        using var ana = own.Api("ana");
        var parent = await ana.Register();
        var first = await ana.Child(parent, Telling.Customer("Uno", "uno@cliente.example"));
        var second = await ana.Child(parent, Telling.Customer("Dos", "dos@cliente.example"));
        var writer = own.Services.GetRequiredService<Writer>();
        // Nobody may work on it until the second case has left the incident: as if it changed between dry run and run.
        var started = await writer.Do(async work =>
        {
            var found = await work.Db.Set<Case>().Where(c => c.Number == parent).Select(c => c.Id).SingleAsync();
            var circular = new Circular(await work.Case(found), new CircularWords(CircularKind.Reply, "Listo, {{name}}.", null), Actor(await own.IdOf("ana")), work.Now);
            var child = await work.Db.Set<Case>().Where(c => c.Number == second).Select(c => c.Id).SingleAsync();
            var other = await work.Db.Set<Case>().Where(c => c.Number == first).Select(c => c.Id).SingleAsync();
            work.Insert(circular);
            work.Insert(new CircularLine(circular.Id, 1, new Reached("Uno", "uno@cliente.example", "es"), CircularWay.Email).InCase(other));
            work.Insert(new CircularLine(circular.Id, 2, new Reached("Dos", "dos@cliente.example", "es"), CircularWay.Email).InCase(child));
            (await work.Case(child)).Leave(await work.Case(found), Domain.Identity.Actor.System, work.Now);
            return circular.Id.Value;
        });
        var seen = await ana.Finished(started);
        Assert.Equal("incident.not-joined", seen.CodeOf(second, "refused"));
        Assert.Null(await ana.JoinOne(parent, second));
        await ana.Done(await ana.PostAsync($"/api/v1/circulars/{started}/retry", null));
        seen = await ana.Finished(started);
        Assert.Equal((2, 0), ((int)seen["done"]!, (int)seen["refused"]!));
        Assert.Single(await own.LettersOf(first, "reply"));
        Assert.Single(await own.LettersOf(second, "reply"));
    }

    private static Domain.Identity.Actor Actor(Guid id) => new(Domain.Identity.ActorKind.Staff, id, "Ana Torres", new HashSet<Domain.Identity.Permission>(), [1]);

    private static async Task<(int, int, int, int)> Written(World world)
    {
        await using var db = world.Db();
        return (await db.Set<OutboxMessage>().CountAsync(), await db.Set<HistoryEntry>().CountAsync(), await db.Set<Circular>().CountAsync(), await db.Set<CaseAction>().CountAsync());
    }
}
