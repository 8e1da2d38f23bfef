using System.Globalization;
using System.Net.Http.Json;
using System.Text.Json.Nodes;
using Cauce.App.Communication;
using Cauce.App.Tests.Portal;
using Cauce.Domain.Cases;
using Cauce.Domain.Communication;
using Microsoft.EntityFrameworkCore;

namespace Cauce.App.Tests.Communication;

public sealed class LetterTests(World world)
{
    [Fact, Trait("Req", "B03"), Trait("Req", "B05"), Trait("Req", "C05"), Trait("Req", "E12"), Trait("Req", "E13"), Trait("Req", "D04")]
    public async Task The_acknowledgement_has_number_date_steps_and_link_and_nothing_the_visitor_wrote()
    {
        using var visitor = world.Visitor();
        var fields = Complaining.Complaint();
        foreach (var field in new[] { "Description", "Where", "ToWhom", "RemedySought", "Customer.Name", "Document.Number" })
            fields[field] = $"marca{Guid.NewGuid():n}";
        var key = await visitor.NewCase(fields);
        var made = await world.CaseOf(key);
        var letter = Assert.Single(await LettersOf(key));
        var whole = $"{letter.Subject}\n{letter.ToName}\n{letter.Text}\n{letter.Html}";
        Assert.DoesNotContain("marca", whole, StringComparison.Ordinal);
        var due = TimeZoneInfo.ConvertTimeBySystemTimeZoneId(made.AnswerDueAt, "Europe/Madrid").ToString("D", CultureInfo.GetCultureInfo("es-ES"));
        foreach (var part in new[] { letter.Text, System.Net.WebUtility.HtmlDecode(letter.Html!) })
            Assert.All(new[] { made.Number, due, $"/track/{key}", "Usted decide si le sirve" }, held => Assert.Contains(held, part, StringComparison.Ordinal));
        Assert.Equal(("screen", made.AcknowledgedAt is not null), (made.AcknowledgedVia, true));
    }

    [Fact]
    public async Task Letters_of_a_branch_are_signed_and_coloured_as_it_says()
    {
        await using var own = await World.Fresh();
        using var admin = await own.SignedIn("admin");
        var sign = new Dictionary<string, string> { ["Es"] = "Atención al cliente\nCalle Mayor 1 <Valencia>", ["En"] = "Customer care", ["Accent"] = "#7A1F3D" };
        Assert.Equal(System.Net.HttpStatusCode.SeeOther, (await admin.Submit("/console/admin/branches/1", sign, "/console/admin/branches/1/letters")).StatusCode);
        using var visitor = own.Visitor();
        foreach (var (language, signature) in new[] { ("es", "Calle Mayor 1 <Valencia>"), ("en", "Customer care") })
        {
            var id = (await own.CaseOf(await visitor.NewCase(Complaining.Complaint().Also("Customer.Language", language)))).Id;
            await using var db = own.Db();
            var letter = await db.Set<OutboxMessage>().SingleAsync(m => m.CaseId == id, Cancel);
            Assert.EndsWith(signature + "\n", letter.Text, StringComparison.Ordinal);
            Assert.Contains("background:#7a1f3d", letter.Html, StringComparison.Ordinal);
            Assert.Contains(System.Net.WebUtility.HtmlEncode(signature), letter.Html, StringComparison.Ordinal);
            Assert.DoesNotContain('\0', letter.Html!);
        }
    }

    [Fact, Trait("Req", "B03"), Trait("Req", "C05")]
    public async Task A_form_cannot_flood_somebodys_mailbox_and_the_screen_acknowledges_then()
    {
        using var visitor = world.Visitor();
        var email = $"Victima-{Guid.NewGuid():n}@cliente.example";
        var keys = new List<string>();
        for (var i = 0; i < SendLetters.MostPerAddressAndHour + 2; i++)
            keys.Add(await visitor.NewCase(Complaining.Complaint(i % 2 == 0 ? email : email.ToUpperInvariant())));
        await using var db = world.Db();
        var key = email.ToLowerInvariant();
        Assert.Equal(SendLetters.MostPerAddressAndHour, await db.Set<OutboxMessage>().CountAsync(m => m.AddressKey == key, Cancel));
        Assert.Equal("screen", (await world.CaseOf(keys[^1])).AcknowledgedVia);
        using var api = world.Api("ana");
        var body = Some.Case();
        body["customer"]!["email"] = email;
        await api.PostAsJsonAsync("/api/v1/cases", body, Cancel);
        Assert.Equal(SendLetters.MostPerAddressAndHour + 1, await db.Set<OutboxMessage>().CountAsync(m => m.AddressKey == key, Cancel));
    }

    [Fact, Trait("Req", "B06"), Trait("Req", "B04"), Trait("Req", "E15")]
    public async Task The_first_answer_apologises_and_the_solution_tells_what_caused_it()
    {
        using var visitor = world.Visitor();
        var key = await visitor.NewCase();
        await Reply(key, "Lo estamos mirando.");
        await Reply(key, "Ya lo tenemos.");
        await world.Propose(key, "Le llevamos <b>las cajas</b>.", origin: "El albarán se imprimió dos veces.");
        var letters = await LettersOf(key);
        var replies = letters.Where(l => l.Letter == "reply").ToList();
        Assert.Contains("le pedimos disculpas", replies[0].Text, StringComparison.Ordinal);
        Assert.DoesNotContain("le pedimos disculpas", replies[1].Text, StringComparison.Ordinal);
        Assert.StartsWith("Buenos días, Carmen Ruiz:", replies[0].Text, StringComparison.Ordinal);
        var solution = Assert.Single(letters, l => l.Letter == "solution");
        Assert.DoesNotContain("le pedimos disculpas", solution.Text, StringComparison.Ordinal);
        Assert.Contains("El albarán se imprimió dos veces.", solution.Text, StringComparison.Ordinal);
        Assert.Contains("&lt;b&gt;las cajas&lt;/b&gt;", solution.Html, StringComparison.Ordinal);
        await using var db = world.Db();
        var id = (await world.CaseOf(key)).Id;
        var told = await db.Set<HistoryEntry>().SingleAsync(h => h.CaseId == id && h.What == CaseHistory.SolutionProposed, Cancel);
        Assert.Equal("true", told.ReadDetails()["originTold"]);
    }

    [Fact, Trait("Req", "B06")]
    public async Task A_compliment_is_not_answered_with_an_apology_and_English_customers_are_written_to_in_English()
    {
        using var visitor = world.Visitor();
        var fields = Complaining.Complaint();
        fields["Customer.Language"] = "en";
        var key = await visitor.NewCase(fields, "compliment");
        await Reply(key, "Thank you!");
        var letters = await LettersOf(key);
        Assert.StartsWith("Hello,", letters[0].Text, StringComparison.Ordinal);
        Assert.DoesNotContain("sorry", letters[0].Text, StringComparison.Ordinal);
        Assert.DoesNotContain("apologise", letters[1].Text, StringComparison.Ordinal);
    }

    [Fact, Trait("Req", "B10"), Trait("Req", "E16")]
    public async Task Closing_and_reopening_are_told()
    {
        using var visitor = world.Visitor();
        var key = await visitor.NewCase(kind: "enquiry");
        await world.Propose(key, "Abrimos a las nueve.");
        await world.Close(key);
        await world.Act(key, (c, work, luis) => { c.Reopen("Preguntó por el sábado", luis, work.Now); return Task.CompletedTask; });
        Assert.Equal(["acknowledgement", "closing", "reopening", "solution", "survey"], (await LettersOf(key)).Select(l => l.Letter).Order());
        Assert.DoesNotContain("Preguntó por el sábado", string.Concat((await LettersOf(key)).Select(l => l.Text)), StringComparison.Ordinal);
    }

    [Fact, Trait("Req", "A13")]
    public async Task Nobody_without_an_address_gets_letters_and_the_tracking_page_shows_the_reply()
    {
        using var visitor = world.Visitor();
        var fields = Complaining.Complaint();
        fields["Customer.Email"] = "";
        fields["Customer.PreferredChannel"] = "phone";
        var key = await visitor.NewCase(fields);
        await Reply(key, "Le llamamos mañana.");
        Assert.Empty(await LettersOf(key));
        Assert.Contains("Le llamamos mañana.", (await visitor.Open($"/track/{key}")).Body!.TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_link_is_sent_again_to_the_address_of_the_case_and_the_answer_tells_nothing()
    {
        using var visitor = world.Visitor();
        var fields = Complaining.Complaint();
        var key = await visitor.NewCase(fields);
        var number = (await world.CaseOf(key)).Number;
        var right = await Ask(visitor, number.ToLowerInvariant(), fields["Customer.Email"].ToUpperInvariant());
        var wrong = await Ask(visitor, number, "otra@cliente.example");
        var none = await Ask(visitor, "REC-1999-000001", fields["Customer.Email"]);
        Assert.Equal(right, wrong);
        Assert.Equal(right, none);
        var link = Assert.Single(await LettersOf(key), l => l.Letter == "link");
        Assert.Equal(fields["Customer.Email"], link.ToAddress);
        Assert.Contains($"/track/{key}", link.Text, StringComparison.Ordinal);
        for (var i = 0; i < 5; i++)
            await Ask(visitor, number, fields["Customer.Email"]);
        Assert.Equal(3, (await LettersOf(key)).Count(l => l.Letter == "link"));
    }

    private static async Task<string> Ask(HttpClient visitor, string number, string email)
    {
        var answer = await visitor.Submit("/", new Dictionary<string, string> { ["Number"] = number, ["Email"] = email }, "/link");
        Assert.True(answer.IsSuccessStatusCode);
        return await answer.Content.ReadAsStringAsync(Cancel);
    }

    private Task Reply(string key, string words) => world.Act(key, (c, work, luis) =>
    {
        work.Insert(Message.Say(c, MessageKind.Reply, words, luis, work.Now));
        return Task.CompletedTask;
    });

    private async Task<List<OutboxMessage>> LettersOf(string key)
    {
        var id = (await world.CaseOf(key)).Id;
        await using var db = world.Db();
        return await db.Set<OutboxMessage>().Where(m => m.CaseId == id).OrderBy(m => m.CreatedAt).ToListAsync(Cancel);
    }

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;
}
