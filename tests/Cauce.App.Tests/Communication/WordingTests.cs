using System.Net;
using System.Net.Http.Json;
using System.Text.Json.Nodes;
using Cauce.App.Communication.Letters;
using Cauce.App.Tests.Portal;
using Cauce.Domain.Communication;
using Microsoft.EntityFrameworkCore;

namespace Cauce.App.Tests.Communication;

/// <summary>Administrators word the letters; what they write cannot break one, and nobody's words become markup.</summary>
public sealed class WordingTests(World world)
{
    public static TheoryData<string, string> Letters =>
        new(LetterForms.All.SelectMany(form => new[] { (form.Name, "es"), (form.Name, "en") }));

    [Theory, MemberData(nameof(Letters))]
    public void Every_letter_comes_with_a_wording_in_both_languages_that_is_good_for_all_its_cases(string name, string language)
    {
        var form = LetterForms.Of(name);
        var template = LetterTemplate.Read(form, LetterBook.Ours(name, language));
        foreach (var sample in LetterSamples.Of(form))
        {
            var draft = template.Write(sample);
            Assert.DoesNotContain("{{", draft.Text + draft.Subject, StringComparison.Ordinal);
            Assert.DoesNotContain(draft.Text, character => character is >= Marks.First and <= Marks.Last);
        }
    }

    [Fact]
    public void An_acknowledgement_has_nothing_to_mention_but_our_own_words() =>
        Assert.Equal(["number", "answerDue", "link", "sorry"], AcknowledgementLetter.Form.All);

    [Fact]
    public async Task A_program_words_letters_too_and_what_an_administrator_may_not_it_may_not()
    {
        await using var own = await World.Fresh();
        using var admin = own.Api("admin");
        var all = (await admin.GetFromJsonAsync<JsonArray>("/api/v1/letters"))!;
        Assert.Equal(LetterForms.All.Count * 2, all.Count);
        const string Worded = "¿Qué tal?\n\n[Contestar]({{surveyLink}})";
        var changed = (await (await admin.PutAsJsonAsync("/api/v1/letters/survey/es", new { template = Worded, version = 0 })).Content.ReadFromJsonAsync<JsonObject>())!;
        Assert.Equal((Worded, false, 1), ((string)changed["template"]!, (bool)changed["isOurs"]!, (int)changed["version"]!));
        Assert.Equal(HttpStatusCode.BadRequest, (await admin.PutAsJsonAsync("/api/v1/letters/survey/es", new { template = Worded + " {{nobody}}" })).StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, (await admin.PutAsJsonAsync("/api/v1/letters/poem/es", new { template = Worded })).StatusCode);
        Assert.Equal(HttpStatusCode.NoContent, (await admin.DeleteAsync("/api/v1/letters/survey/es")).StatusCode);
        Assert.True((bool)(await admin.GetFromJsonAsync<JsonArray>("/api/v1/letters"))!.Single(l => (string)l!["letter"]! == "survey" && (string)l["language"]! == "es")!["isOurs"]!);
        using var ana = own.Api("ana");
        Assert.Equal(HttpStatusCode.Forbidden, (await ana.GetAsync("/api/v1/letters")).StatusCode);
    }

    [Theory, Trait("Lesson", "A8")]
    [InlineData("acknowledgement")]
    [InlineData("link")]
    [InlineData("progress")]
    [InlineData("delay")]
    public void What_goes_by_itself_to_an_unverified_address_cannot_be_worded_to_repeat_what_a_visitor_wrote(string letter) =>
        Assert.Equal("letter.unknown-placeholder", RefusedBy(letter, Ours(letter) + "\n{{name}}"));

    [Theory]
    [InlineData("{{nobody}}", "letter.unknown-placeholder")]
    [InlineData("{{{words}}}", null)]
    [InlineData("{{> other}}", "letter.unknown-placeholder")]
    [InlineData("{{words.Length}}", "letter.unknown-placeholder")]
    [InlineData("{{lookup words 0}}", "letter.unknown-placeholder")]
    [InlineData("{{#each words}}x{{/each}}", "letter.unknown-placeholder")]
    [InlineData("{{#if sorry}} without end", "letter.not-a-template")]
    [InlineData("[Here](javascript:alert(1))", null)]
    [InlineData("[Here](javascript:alert)", "letter.bad-link")]
    [InlineData("[Here](data:text/html,x)", "letter.bad-link")]
    [InlineData("\uE000", "letter.not-a-template")]
    public void A_wording_that_cannot_serve_is_refused(string added, string? code) =>
        Assert.Equal(code, RefusedBy("reply", Ours("reply") + "\n" + added + "\n"));

    [Fact]
    public void What_a_letter_must_say_cannot_be_left_out()
    {
        Assert.Equal("letter.must-mention", RefusedBy("solution", Ours("solution").Replace("{{words}}", "", StringComparison.Ordinal)));
        Assert.Equal("letter.empty", RefusedBy("link", "{{number}}\n\n{{#if number}}{{else}}{{link}}{{/if}}"));
    }

    [Theory]
    [InlineData("## Title\n1. one\n> quote\n**a:** b\n[x](https://evil.example)\n<b>bold</b> {{number}} {{#each done}}")]
    [InlineData("\uE000\uE001 a mark of ours")]
    [InlineData("a|b\\c *d* _e_ `f`")]
    public void Somebodys_words_are_never_markup(string words)
    {
        var values = LetterSamples.Of(LetterForms.Of("reply")).First().ToDictionary();
        values["words"] = words;
        var plain = LetterTemplate.Compile("S {{number}}\n\n> {{words}}\n\n[Go]({{link}})").Write(values);
        Assert.StartsWith(words + "\n", plain.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("evil.example\"", plain.Html("en"), StringComparison.Ordinal);
        Assert.DoesNotContain("<b>", plain.Html("en"), StringComparison.Ordinal);
    }

    [Fact]
    public void Everything_of_the_markup_comes_out_in_its_place()
    {
        var draft = LetterTemplate.Compile("""
            The subject

            First line
            and its second.

            ## Steps
            1. one
            1. two
            **Name:** value
            > said
            [Go](https://a.example/x)
            The end.
            """).Write(new Dictionary<string, object>());
        Assert.Equal("The subject", draft.Subject);
        Assert.Equal("First line and its second.\n\nSteps\n1. one\n2. two\n\nName: value\n\nsaid\n\nGo:\nhttps://a.example/x\n\nThe end.\n", draft.Text);
    }

    [Fact, Trait("Req", "C07")]
    public async Task A_new_wording_is_sent_from_then_on_kept_with_its_author_and_can_be_taken_back()
    {
        await using var own = await World.Fresh();
        using var admin = await own.SignedIn("admin");
        const string page = "/console/admin/letters/acknowledgement/es";
        var refused = await admin.Submit(page, new Dictionary<string, string> { ["Template"] = "Asunto\n\nFalta todo {{nombre}}", ["Act"] = "save" });
        Assert.Equal(HttpStatusCode.UnprocessableEntity, refused.StatusCode);
        var shown = await refused.Parse();
        Assert.Contains("{{nombre}}", shown.QuerySelector("[name=Template]")!.TextContent, StringComparison.Ordinal);
        var worded = "Le hemos oído: {{number}}\n\nNuestra casa responde antes del {{answerDue}}.\n\n[Su caso]({{link}})";
        Assert.Equal(HttpStatusCode.SeeOther, (await admin.Submit(page, Saving(worded, 0))).StatusCode);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, (await admin.Submit(page, Saving(worded + "\n\nOtra.", 0))).StatusCode);
        using var visitor = own.Visitor();
        var first = await LetterOf(own, await visitor.NewCase());
        Assert.StartsWith("Le hemos oído: ", first.Subject, StringComparison.Ordinal);
        Assert.Contains("Nuestra casa responde antes del", first.Text, StringComparison.Ordinal);
        Assert.Contains("Administración", (await admin.Open(page)).QuerySelector("table.data")!.TextContent, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.SeeOther, (await admin.Submit(page, new Dictionary<string, string> { ["Version"] = "1" }, page + "/restore")).StatusCode);
        Assert.StartsWith("Hemos recibido", (await LetterOf(own, await visitor.NewCase())).Subject, StringComparison.Ordinal);
        Assert.Contains("Le hemos oído", (await admin.Open(page + "?version=1")).QuerySelector("[name=Template]")!.TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_wording_is_seen_on_a_real_case_before_it_is_saved()
    {
        var number = await Console.Desk.DeskCases.Registered(world);
        using var admin = await world.SignedIn("admin");
        const string page = "/console/admin/letters/solution/es";
        var answer = await admin.Submit(page, new Dictionary<string, string>
        {
            ["Template"] = Ours("solution"), ["Act"] = "look", ["Number"] = number.ToLowerInvariant(), ["Yes"] = "alternative", ["Version"] = "0",
        });
        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        var preview = (await answer.Parse()).QuerySelector("[aria-labelledby=h-look]")!.TextContent;
        Assert.Contains($"Otra propuesta para su caso {number}", preview, StringComparison.Ordinal);
        Assert.Contains("Carmen Ruiz", preview, StringComparison.Ordinal);
        Assert.Contains("/track/…", preview, StringComparison.Ordinal);
        await using var db = world.Db();
        Assert.False(await db.Set<LetterText>().AnyAsync(t => t.Letter == "solution", TestContext.Current.CancellationToken));
    }

    [Fact]
    public async Task Only_who_manages_catalogues_words_letters()
    {
        using var agent = await world.SignedIn("ana");
        Assert.Equal(HttpStatusCode.Forbidden, (await agent.GetAsync("/console/admin/letters", TestContext.Current.CancellationToken)).StatusCode);
        using var admin = await world.SignedIn("admin");
        Assert.Equal(HttpStatusCode.NotFound, (await admin.GetAsync("/console/admin/letters/nothing/es", TestContext.Current.CancellationToken)).StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, (await admin.GetAsync("/console/admin/letters/reply/fr", TestContext.Current.CancellationToken)).StatusCode);
    }

    private static Dictionary<string, string> Saving(string template, int version) =>
        new() { ["Template"] = template, ["Act"] = "save", ["Version"] = version.ToString(System.Globalization.CultureInfo.InvariantCulture) };

    private static string Ours(string name) => LetterBook.Ours(name, "es");

    private static string? RefusedBy(string letter, string template)
    {
        try
        {
            LetterTemplate.Read(LetterForms.Of(letter), template);
            return null;
        }
        catch (RefusedException no)
        {
            return no.Refusal.Code;
        }
    }

    private static async Task<OutboxMessage> LetterOf(World world, string key)
    {
        var id = (await world.CaseOf(key)).Id;
        await using var db = world.Db();
        return await db.Set<OutboxMessage>().SingleAsync(m => m.CaseId == id, TestContext.Current.CancellationToken);
    }
}
