using System.Net;
using System.Net.Http.Json;
using System.Text.Json.Nodes;
using Cauce.App.Tests.Console.Live;
using Cauce.App.Tests.Portal;
using Cauce.Domain.Cases;
using Cauce.Domain.Communication;
using Cauce.Domain.Intake.Chats;
using Microsoft.EntityFrameworkCore;

namespace Cauce.App.Tests.Intake.Chats;

/// <summary>Talking with a person on the site: answered, or a case with all that was said.</summary>
public sealed class ChatTests(ChatHouse house) : IClassFixture<ChatHouse>
{
    private readonly World world = house.World;

    [Fact, Trait("Req", "E27"), Trait("Req", "D01")]
    public async Task A_chat_is_taken_answered_and_becomes_a_case_with_its_transcript_that_the_visitor_follows_with_the_same_key()
    {
        using var visitor = world.Visitor();
        using var ana = await world.SignedIn("ana");
        await house.NobodyWaits();
        var page = await ChatHouse.Begin(visitor, "No ha llegado el pedido 4187 <b>y ya pagué</b>");
        var chat = await house.Of(page);
        Assert.Contains("Lucía Gómez", (await ana.Open("/console/calls/ringing")).Body!.TextContent, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.SeeOther, (await ana.Press("/console/chats", $"/console/chats/{chat.Id.Value}/take")).StatusCode);
        Assert.DoesNotContain("Lucía", (await ana.Open("/console/calls/ringing")).Body!.TextContent, StringComparison.Ordinal);
        await Answer(ana, chat, "Buenos días, ahora lo miro");
        var seen = await visitor.Open(page);
        Assert.Contains("Ana Torres", seen.GetElementById("chat-stand")!.TextContent, StringComparison.Ordinal);
        Assert.Equal(["No ha llegado el pedido 4187 <b>y ya pagué</b>", "Buenos días, ahora lo miro"], seen.QuerySelectorAll("#chat-lines p").Select(p => p.TextContent));
        var line = Guid.NewGuid();
        for (var sent = 0; sent < 2; sent++)
            Assert.Equal(HttpStatusCode.SeeOther, (await Say(visitor, page, "Gracias", line)).StatusCode);
        var opened = await ana.Submit($"/console/chats/{chat.Id.Value}", new Dictionary<string, string> { ["Kind"] = "claim" }, $"/console/chats/{chat.Id.Value}/case");
        Assert.Equal(HttpStatusCode.SeeOther, opened.StatusCode);
        var key = page.Split('/')[^1];
        var made = await world.CaseOf(key);
        Assert.Equal(("claim", "chat", "Ana Torres", "No ha llegado el pedido 4187 <b>y ya pagué</b>"), (made.Kind, made.Channel, (await house.Of(page)).EndedByName, made.Description));
        await using var db = world.Db();
        var transcript = await db.Set<Message>().SingleAsync(m => m.CaseId == made.Id && m.Kind == MessageKind.FromCustomer);
        Assert.Matches(@"(?s)Lucía Gómez\nNo ha llegado.*Ana Torres\nBuenos días, ahora lo miro.*Lucía Gómez\nGracias\z", transcript.Body);
        Assert.Equal(1, await db.Set<OutboxMessage>().CountAsync(m => m.CaseId == made.Id && m.Letter == "acknowledgement"));
        seen = await visitor.Open(page);
        Assert.Contains(made.Number, seen.GetElementById("chat-stand")!.TextContent, StringComparison.Ordinal);
        Assert.Null(seen.GetElementById("say"));
        Assert.Contains(made.Number, (await visitor.Open($"/track/{key}")).Body!.TextContent, StringComparison.Ordinal);
    }

    [Fact, Trait("Req", "D01")]
    public async Task What_nobody_attends_to_becomes_one_case_by_itself_and_its_visitor_is_told_the_number()
    {
        using var visitor = world.Visitor();
        var page = await ChatHouse.Begin(visitor, "¿Hay alguien? Me han cobrado dos veces");
        await house.LongAgo(await house.Of(page));
        var ended = await house.Ended(page);
        Assert.Equal(ChatOutcome.BecameCase, ended.Outcome);
        var made = await world.CaseOf(page.Split('/')[^1]);
        Assert.Equal((ended.CaseNumber, "complaint", "Me han cobrado dos veces"), (made.Number, made.Kind, made.Description[14..]));
        Assert.Contains(made.Number, (await visitor.Open(page)).GetElementById("chat-stand")!.TextContent, StringComparison.Ordinal);
        await using var db = world.Db();
        Assert.Equal(0, await db.Set<Message>().CountAsync(m => m.CaseId == made.Id));
        Assert.Equal(1, await db.Set<OutboxMessage>().CountAsync(m => m.CaseId == made.Id && m.Letter == "acknowledgement"));
    }

    [Fact]
    public async Task Who_leaves_answered_leaves_no_case_and_who_leaves_waiting_does()
    {
        using var visitor = world.Visitor();
        using var api = world.Api("ana");
        var answered = await ChatHouse.Begin(visitor, "¿A qué hora abren?");
        await Json(api.PostAsJsonAsync($"/api/v1/chats/{(await house.Of(answered)).Id.Value}/lines", new { text = "A las nueve" }));
        await visitor.Press(answered, answered + "/end");
        Assert.Equal((ChatOutcome.VisitorLeft, null), ((await house.Of(answered)).Outcome!.Value, (await house.Of(answered)).CaseNumber));
        var waiting = await ChatHouse.Begin(visitor, "Me voy, pero esto no queda así");
        await visitor.Press(waiting, waiting + "/end");
        Assert.Equal((await house.Of(waiting)).CaseNumber, (await world.CaseOf(waiting.Split('/')[^1])).Number);
        var silent = await ChatHouse.Begin(visitor, "¿Y los sábados?");
        await Json(api.PostAsJsonAsync($"/api/v1/chats/{(await house.Of(silent)).Id.Value}/lines", new { text = "También" }));
        await house.LongAgo(await house.Of(silent));
        Assert.Equal(ChatOutcome.VisitorLeft, (await house.Ended(silent)).Outcome);
    }

    [Fact, Trait("Req", "E27")]
    public async Task Other_programs_read_answer_end_and_hand_over_chats_and_are_told_why_not()
    {
        using var visitor = world.Visitor();
        using var ana = world.Api("ana");
        using var luis = world.Api("luis");
        var page = await ChatHouse.Begin(visitor, "Quiero hablar con alguien", "Óscar Peña");
        var chat = $"/api/v1/chats/{(await house.Of(page)).Id.Value}";
        Assert.Contains("Óscar Peña", (await Json(ana.GetAsync("/api/v1/chats")))["items"]!.AsArray().Select(c => (string?)c!["name"]));
        Assert.Equal("chat.unheard", await Code(ana.PostAsJsonAsync(chat + "/end", new { outcome = "answered" })));
        Assert.Equal("chat.outcome-missing", await Code(ana.PostAsJsonAsync(chat + "/end", new { outcome = "becameCase" })));
        Assert.Equal("-: Quiero hablar con alguien / Ana Torres · test: Dígame", ChatHouse.Said(await Json(ana.PostAsJsonAsync(chat + "/lines", new { text = "Dígame" }))));
        Assert.Equal("chat.taken", await Code(luis.PostAsJsonAsync(chat + "/lines", new { text = "Y yo" })));
        Assert.Equal("text.missing", await Code(ana.PostAsJsonAsync(chat + "/lines", new { text = " " })));
        var created = await ana.PostAsJsonAsync(chat + "/case", new { kind = "incident", subject = "Pide que le llamen" });
        Assert.Equal(HttpStatusCode.Created, created.StatusCode);
        Assert.Equal("Pide que le llamen", (string?)(await Json(ana.GetAsync(created.Headers.Location)))["subject"]);
        Assert.Equal("chat.is-case", await Code(ana.PostAsJsonAsync(chat + "/case", new { })));
        Assert.Equal("chat.ended", await Code(ana.PostAsJsonAsync(chat + "/lines", new { text = "Otra" })));
    }

    [Fact, Trait("Lesson", "A1")]
    public async Task Nobody_sees_a_chat_of_another_branch_and_no_key_opens_anothers()
    {
        using var visitor = world.Visitor();
        using var rosa = await world.SignedIn("rosa");
        using var api = world.Api("rosa");
        var page = await ChatHouse.Begin(visitor, "Solo para el centro", "Nadie Más");
        var id = (await house.Of(page)).Id.Value;
        Assert.DoesNotContain("Nadie Más", await rosa.GetStringAsync("/console/chats"), StringComparison.Ordinal);
        Assert.DoesNotContain("Nadie Más", await rosa.GetStringAsync("/console/calls/ringing"), StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.NotFound, (await rosa.GetAsync($"/console/chats/{id}")).StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, (await api.GetAsync($"/api/v1/chats/{id}")).StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, (await api.PostAsJsonAsync($"/api/v1/chats/{id}/lines", new { text = "Hola" })).StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, (await visitor.GetAsync("/chat/" + new string('A', 32))).StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, (await visitor.GetAsync("/chat/" + new string('A', 32) + "/live")).StatusCode);
    }

    [Fact]
    public async Task Both_sides_hear_of_each_line_within_moments_and_no_other_branch_does()
    {
        using var visitor = world.Visitor();
        using var ana = await world.SignedIn("ana");
        using var rosa = await world.SignedIn("rosa");
        await using var heardByAna = await Ear.Open(ana, "/console/live");
        await using var heardByRosa = await Ear.Open(rosa, "/console/live");
        var page = await ChatHouse.Begin(visitor, "¿Me oye?");
        var chat = await house.Of(page);
        Assert.Contains($"topics=\"calls chats chat:{chat.Id.Value:n}\"", await heardByAna.Next(TimeSpan.FromSeconds(5)), StringComparison.Ordinal);
        await using var heardByVisitor = await Ear.Open(visitor, page + "/live");
        await Answer(ana, chat, "Le oigo");
        Assert.Contains("action=\"refresh\"", await heardByVisitor.Next(TimeSpan.FromSeconds(5)), StringComparison.Ordinal);
        Assert.Null(await heardByRosa.Next(TimeSpan.FromMilliseconds(600)));
    }

    [Fact]
    public async Task What_is_missing_is_asked_for_with_nothing_lost_and_one_form_is_one_chat()
    {
        using var visitor = world.Visitor();
        var refused = await ChatHouse.Send(visitor, "Hola", email: "");
        Assert.Equal(HttpStatusCode.UnprocessableEntity, refused.StatusCode);
        var again = await refused.Parse();
        Assert.Equal(("Hola", "true"), (again.QuerySelector("textarea")!.TextContent, again.QuerySelector("[name=Email]")!.GetAttribute("aria-invalid")));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, (await ChatHouse.Send(visitor, new string('x', Chat.LongestLine + 1))).StatusCode);
        var form = await visitor.Open("/chat");
        var fields = new Dictionary<string, string> { ["Name"] = "Dos Veces", ["Phone"] = "600 123 456", ["Text"] = "Hola", ["Ticket"] = form.QuerySelector("[name=Ticket]")!.GetAttribute("value")! };
        var first = await visitor.Submit("/chat", new Dictionary<string, string>(fields));
        Assert.Equal(first.Headers.Location, (await visitor.Submit("/chat", new Dictionary<string, string>(fields))).Headers.Location);
        fields["Website"] = "http://compre.example";
        Assert.Equal(HttpStatusCode.UnprocessableEntity, (await visitor.Submit("/chat", new Dictionary<string, string>(fields))).StatusCode);
        var page = first.Headers.Location!.ToString().Split('?')[0];
        Assert.Equal(HttpStatusCode.UnprocessableEntity, (await Say(visitor, page, "  ", Guid.NewGuid())).StatusCode);
        await using var db = world.Db();
        Assert.Equal(1, await db.Set<Chat>().CountAsync(c => c.Name == "Dos Veces"));
    }

    [Fact, Trait("Lesson", "B4")]
    public async Task It_works_in_a_frame_of_an_allowed_site_without_a_cookie_and_the_site_is_written_down()
    {
        using var admin = await world.SignedIn("admin");
        await admin.Submit("/console/admin/sites", new Dictionary<string, string> { ["Origin"] = "https://tienda.example" });
        using var frame = new HttpClient(new HttpClientHandler { AllowAutoRedirect = false, UseCookies = false }) { BaseAddress = new Uri(world.Url) };
        var start = await frame.GetAsync("/embed/chat?lang=en&site=https%3A%2F%2Ftienda.example");
        Assert.EndsWith("frame-ancestors https://tienda.example", start.Headers.GetValues("Content-Security-Policy").Single(), StringComparison.Ordinal);
        var form = await start.Parse();
        Assert.Equal("en", form.DocumentElement.GetAttribute("lang"));
        var fields = new Dictionary<string, string> { ["Name"] = "Framed", ["Email"] = "framed@cliente.example", ["Text"] = "Hello", ["Ticket"] = Value(form, "Ticket"), ["Site"] = Value(form, "Site") };
        var begun = await frame.PostAsync(form.QuerySelector("form")!.GetAttribute("action"), new FormUrlEncodedContent(fields));
        Assert.Equal(HttpStatusCode.SeeOther, begun.StatusCode);
        var page = begun.Headers.Location!.ToString();
        Assert.StartsWith("/embed/chat/", page, StringComparison.Ordinal);
        var said = await frame.PostAsync(page.Replace("?", "/lines?", StringComparison.Ordinal), new FormUrlEncodedContent(new Dictionary<string, string> { ["Text"] = "Anybody?" }));
        Assert.Equal(HttpStatusCode.SeeOther, said.StatusCode);
        Assert.Equal(("https://tienda.example", 2, "en"), ((await house.Of(page.Split('?')[0])).Site, (await house.Of(page.Split('?')[0])).Lines, (await house.Of(page.Split('?')[0])).Language));
        Assert.DoesNotContain("frame-ancestors https", (await frame.GetAsync("/chat")).Headers.GetValues("Content-Security-Policy").Single(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task While_nobody_is_there_the_form_is_offered_in_its_place()
    {
        await using var own = await World.Fresh();
        using var visitor = own.Visitor();
        Assert.Null((await visitor.Open("/")).QuerySelector("a[href='/chat']"));
        var closed = await visitor.Open("/chat");
        Assert.Equal("/new/claim", closed.QuerySelector("main a.btn")!.GetAttribute("href"));
        Assert.Null(closed.QuerySelector("textarea"));
        using var open = world.Visitor();
        Assert.NotNull((await open.Open("/")).QuerySelector("a[href='/chat']"));
        using var ana = await world.SignedIn("ana");
        Assert.Equal(HttpStatusCode.Forbidden, (await ana.GetAsync("/console/admin/chat")).StatusCode);
    }

    private static string Value(AngleSharp.Dom.IDocument form, string name) => form.QuerySelector($"[name={name}]")!.GetAttribute("value")!;

    private static Task<HttpResponseMessage> Say(HttpClient visitor, string page, string text, Guid line) =>
        visitor.Submit(page, new Dictionary<string, string> { ["Text"] = text, ["Line"] = line.ToString() }, page + "/lines");

    private static async Task Answer(HttpClient staff, Chat chat, string text) =>
        Assert.Equal(HttpStatusCode.SeeOther, (await staff.Submit($"/console/chats/{chat.Id.Value}", new Dictionary<string, string> { ["Text"] = text }, $"/console/chats/{chat.Id.Value}/lines")).StatusCode);

    private static async Task<JsonNode> Json(Task<HttpResponseMessage> asked)
    {
        var answer = await asked;
        Assert.True(answer.IsSuccessStatusCode, await answer.Content.ReadAsStringAsync());
        return (await answer.Content.ReadFromJsonAsync<JsonNode>())!;
    }

    private static async Task<string?> Code(Task<HttpResponseMessage> asked) => (string?)(await (await asked).Content.ReadFromJsonAsync<JsonNode>())!["code"];
}
