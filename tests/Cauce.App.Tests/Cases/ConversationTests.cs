using System.Net;
using System.Net.Http.Json;
using Cauce.Domain.Cases;
using Cauce.Domain.Communication;
using Microsoft.EntityFrameworkCore;

namespace Cauce.App.Tests.Cases;

/// <summary>What is said in a case, and what is moved between cases.</summary>
public sealed class ConversationTests(World world)
{
    [Fact, Trait("Req", "A13")]
    public async Task A_note_asks_those_it_mentions_who_may_see_the_case()
    {
        using var ana = world.Api("ana");
        using var luis = world.Api("luis");
        var number = await ana.Register();
        var note = await ana.Act(number, "notes", new { text = "@luis mira esto con @Marta Gil, y @rosa no, que es de otra sede; mail@ana no." });
        Assert.Equal("note", (string)note["kind"]!);
        await using var db = world.Db();
        var id = new Domain.Common.Id<Message>(Guid.Parse((string)note["id"]!));
        var asked = await (from m in db.Set<CaseMention>()
                           join s in db.Set<App.Identity.Staff>() on m.StaffId equals s.Id
                           where m.MessageId == id
                           orderby s.Name
                           select new { s.Name, m.ReadAt }).ToListAsync();
        Assert.Equal([("Luis Ferrer", false), ("Marta Gil", false)], asked.Select(a => (a.Name, a.ReadAt != null)));
        await luis.Act(number, "reading");
        Assert.Equal(1, await db.Set<CaseMention>().CountAsync(m => m.MessageId == id && m.ReadAt != null));
    }

    [Fact, Trait("Req", "C07")]
    public async Task What_has_a_blank_not_filled_in_does_not_go_to_the_customer_and_may_be_noted()
    {
        using var ana = world.Api("ana");
        var number = await ana.Register();
        Assert.Equal("text.unfilled", await ana.Refused(number, "messages", new { text = "Estimada {{nombre}}: salen hoy." }));
        Assert.Equal("text.unfilled", await ana.Refused(number, "solution", new { text = "Le devolvemos […] euros." }));
        await ana.Act(number, "notes", new { text = "Usar la plantilla con {{nombre}}." });
        Assert.DoesNotContain("message.replied", await ana.History(number));
    }

    [Fact]
    public async Task A_draft_is_kept_until_it_is_sent_or_discarded()
    {
        using var ana = world.Api("ana");
        var number = await ana.Register();
        foreach (var text in new[] { "Estim", "Estimada Carmen" })
            await ana.Done(await ana.PutAsJsonAsync($"/api/v1/cases/{number}/drafts/reply", new { text }));
        await ana.Done(await ana.PutAsJsonAsync($"/api/v1/cases/{number}/drafts/note", new { text = "Ojo" }));
        Assert.Equal(["note: Ojo", "reply: Estimada Carmen"], await Drafts(number));
        await ana.Act(number, "messages", new { text = "Estimada Carmen: salen hoy." });
        Assert.Equal(["note: Ojo"], await Drafts(number));
        await ana.Done(await ana.DeleteAsync($"/api/v1/cases/{number}/drafts/note"));
        Assert.Empty(await Drafts(number));
    }

    [Fact, Trait("Req", "B20")]
    public async Task Merging_moves_every_word_and_both_histories_stay_sound()
    {
        await using var own = await World.Fresh();
        using var ana = own.Api("ana");
        var (one, other) = (await ana.Register(), await ana.Register());
        await ana.Act(other, "messages", new { kind = "call", text = "Llamó por lo mismo." });
        await ana.Act(other, "actions", new { type = "containment", what = "Retener el envío" });
        Assert.Equal("case.unknown-case", await ana.Refused(other, "merger", new { into = "REC-1999-000001" }));
        Assert.Equal("case.same-case", await ana.Refused(other, "merger", new { into = other }));
        var target = await ana.Act(other, "merger", new { into = one });
        Assert.Equal(one, (string)target["number"]!);
        Assert.Equal("Retener el envío", (string)target["actions"]![0]!["what"]!);
        Assert.Equal(("tookOver", other), ((string)target["links"]![0]!["type"]!, (string)target["links"]![0]!["number"]!));
        Assert.NotEqual("", (string)target["links"]![0]!["description"]!);
        Assert.Equal("Llamó por lo mismo.", (string)(await ana.Read(one, "/messages"))["items"]![0]!["text"]!);
        Assert.Equal(("closed", "merged"), ((string)(await ana.Read(other))["stage"]!, (string)(await ana.Read(other))["outcome"]!));
        Assert.Equal("case.merged-into", (await ana.History(other))[^1]);
        Assert.Equal("case.took-over", (await ana.History(one))[^1]);
        var examined = await own.Examine();
        Assert.True(examined.IsSound, string.Join('\n', examined.Findings));
    }

    [Fact]
    public async Task Splitting_registers_what_else_was_said_for_the_same_customer()
    {
        using var ana = world.Api("ana");
        var number = await ana.Register();
        var said = await ana.Act(number, "messages", new { kind = "fromCustomer", text = "Y además la factura está mal." });
        var made = await ana.Act(number, "splitting", new { messages = new[] { (string)said["id"]! }, subject = "Factura equivocada", kind = "complaint" });
        Assert.Equal(("Y además la factura está mal.", "complaint"), ((string)made["description"]!, (string)made["kind"]!));
        var first = await ana.Read(number);
        Assert.Equal((string)first["customer"]!["id"]!, (string)made["customer"]!["id"]!);
        Assert.Single((await ana.Read(number, "/messages"))["items"]!.AsArray());
        Assert.Equal("splitInto", (string)first["links"]![0]!["type"]!);
        Assert.Equal("case.unknown-message", await ana.Refused(number, "splitting", new { messages = new[] { Guid.NewGuid() } }));
    }

    [Fact, Trait("Req", "B11")]
    public async Task A_recurrence_is_found_and_linked_with_one_act()
    {
        using var ana = world.Api("ana");
        var input = Some.Case();
        input["customer"]!["email"] = "recurrente@cliente.example";
        input["reason"] = "wrongQuantity";
        var (one, again) = (await ana.Register(input), await ana.Register(input));
        var similar = (await ana.GetFromJsonAsync<List<Similar>>($"/api/v1/cases/{again}/similar"))!;
        Assert.Equal((one, true, false), (similar.Single().Number, similar[0].SameReason, similar[0].IsLinked));
        await ana.Act(again, "links", new { other = one });
        Assert.Equal("case.already-linked", await ana.Refused(one, "links", new { other = again }));
        Assert.True((await ana.GetFromJsonAsync<List<Similar>>($"/api/v1/cases/{again}/similar"))![0].IsLinked);
    }

    [Fact]
    public async Task A_confidential_case_is_seen_by_those_named_on_it()
    {
        using var ana = world.Api("ana");
        using var luis = world.Api("luis");
        using var marta = world.Api("marta");
        var number = await ana.Register(Some.Case("misconductReport"));
        Assert.Equal(HttpStatusCode.NotFound, (await marta.GetAsync($"/api/v1/cases/{number}")).StatusCode);
        Assert.Equal("identity.not-permitted", await ana.Refused(number, "people", new { person = "marta@cauce.example" }));
        await luis.Act(number, "people", new { person = "marta@cauce.example" });
        Assert.Equal(number, (string)(await marta.Read(number))["number"]!);
        Assert.Equal("case.already-named", await luis.Refused(number, "people", new { person = "marta@cauce.example" }));
    }

    private async Task<List<string>> Drafts(string number)
    {
        await using var db = world.Db();
        return await (from d in db.Set<Draft>()
                      join c in db.Set<Case>() on d.CaseId equals c.Id
                      where c.Number == number
                      orderby d.Kind
                      select d.Kind + ": " + d.Text).ToListAsync();
    }

    private sealed record Similar(string Number, bool SameReason, bool IsLinked);
}
