using Cauce.App.Tests.Cases;
using Cauce.App.Tests.Portal;
using Cauce.Domain.Communication;
using Microsoft.EntityFrameworkCore;

namespace Cauce.App.Tests.Communication;

/// <summary>What a reply is for decides which letter tells it, and whether we wait for the customer then.</summary>
public sealed class ReplyPurposeTests(World world)
{
    [Theory, Trait("Req", "E13"), Trait("Req", "D04"), Trait("Req", "D07")]
    [InlineData("answer", "reply", true, "Respuesta a su caso")]
    [InlineData("holding", "holding", false, "algo más de tiempo")]
    [InlineData("informationRequest", "informationRequest", true, "necesitamos que nos ayude")]
    [InlineData("nextSteps", "nextSteps", false, "a partir de ahora")]
    [InlineData("decision", "decision", false, "nuestra decisión y sus motivos")]
    [InlineData("redress", "redress", false, "cómo lo recibirá")]
    public async Task Each_purpose_has_its_letter(string purpose, string letter, bool waits, string says)
    {
        using var visitor = world.Visitor();
        var key = await visitor.NewCase();
        using var ana = world.Api("ana");
        var number = (await world.CaseOf(key)).Number;
        var said = await ana.Act(number, "messages", new { text = "Lo que le contamos.", purpose });
        Assert.Equal(purpose, (string)said["purpose"]!);
        var found = await world.CaseOf(key);
        Assert.Equal(waits, found.WaitsForCustomerSince is not null);
        await using var db = world.Db();
        var sent = await db.Set<OutboxMessage>().SingleAsync(m => m.CaseId == found.Id && m.About != null, TestContext.Current.CancellationToken);
        Assert.Equal(letter, sent.Letter);
        Assert.Contains(says, sent.Subject + sent.Text, StringComparison.Ordinal);
        Assert.Contains("Lo que le contamos.", sent.Text, StringComparison.Ordinal);
        Assert.Contains("disculpas", sent.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_purpose_that_is_none_is_refused_and_a_note_has_none()
    {
        using var ana = world.Api("ana");
        var number = await ana.Register();
        Assert.Equal("choice.unknown", await ana.Refused(number, "messages", new { text = "Hola.", purpose = "love" }));
        Assert.Null((await ana.Act(number, "notes", new { text = "Nota.", purpose = "holding" }))["purpose"]);
    }

    [Fact, Trait("Req", "D08")]
    public async Task The_case_says_what_became_of_the_letter_and_who_of_us_read_the_customer()
    {
        using var visitor = world.Visitor();
        var key = await visitor.NewCase();
        var number = (await world.CaseOf(key)).Number;
        using var ana = world.Api("ana");
        await ana.Act(number, "messages", new { text = "Salen hoy.", purpose = "holding" });
        await visitor.Submit($"/track/{key}", new Dictionary<string, string> { ["Text"] = "Gracias, lo espero." }.AsForm(), $"/track/{key}/messages");
        using (var luis = await world.SignedIn("luis"))
            await luis.Open($"/console/cases/{number}");
        using var desk = await world.SignedIn("ana");
        var page = await desk.Open($"/console/cases/{number}");
        Assert.Contains("Leído por Luis Ferrer", page.QuerySelector(".timeline .is-customer .entry-read")!.TextContent, StringComparison.Ordinal);
        var reply = page.QuerySelector(".timeline .is-reply")!;
        Assert.Contains("Necesitamos más tiempo", reply.TextContent, StringComparison.Ordinal);
        Assert.NotNull(reply.QuerySelector("a.entry-letter[data-state]"));
    }
}
