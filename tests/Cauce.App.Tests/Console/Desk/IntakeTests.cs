using System.Net;

namespace Cauce.App.Tests.Console.Desk;

/// <summary>The quick intake: few fields, the guide beside, and at once a number and a date.</summary>
public sealed class IntakeTests(World world)
{
    private static Dictionary<string, string> Few(string phone = "") => new()
    {
        ["Channel"] = "inPerson", ["Customer.Name"] = "Pilar Soto", ["Customer.Phone"] = phone, ["Kind"] = "claim",
        ["Subject"] = "Grifo que gotea", ["Description"] = "Gotea desde que lo pusieron.", ["OccurredAt"] = "2026-03-02",
        ["ReceivedAt"] = "2026-03-04T10:15", ["Severity"] = "minor", ["Urgency"] = "normal", ["Document.Type"] = "invoice", ["Document.Number"] = "F-77",
    };

    [Fact, Trait("Req", "D01")]
    public async Task An_answer_on_paper_is_printed_in_the_customers_language_and_only_for_those_who_see_the_case()
    {
        var number = await world.Registered("ana", input => input["customer"]!["language"] = "en");
        var letter = await world.Act("ana", number, "messages", new { kind = "letter", text = "Two boxes leave today." });
        var page = $"/console/cases/{number}/letters/{(string)letter["id"]!}";
        using var ana = await world.SignedIn("ana");
        Assert.Equal(page, (await ana.Open($"/console/cases/{number}")).QuerySelector(".entry-more a")!.GetAttribute("href"));
        var paper = (await ana.Open(page)).QuerySelector(".letter-paper")!;
        Assert.Contains("Our reference: " + number, paper.TextContent, StringComparison.Ordinal);
        Assert.Contains("Two boxes leave today.", paper.TextContent, StringComparison.Ordinal);
        Assert.Contains("/track/", paper.TextContent, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.NotFound, (await ana.GetAsync($"/console/cases/{number}/letters/{Guid.NewGuid()}")).StatusCode);
        using var rosa = await world.SignedIn("rosa");
        Assert.Equal(HttpStatusCode.NotFound, (await rosa.GetAsync(page)).StatusCode);
    }

    [Fact, Trait("Req", "D01"), Trait("Req", "A13")]
    public async Task A_letter_counts_from_the_day_it_came_and_its_scan_stands_with_the_case()
    {
        using var ana = await world.SignedIn("ana");
        var fields = Few();
        fields["Channel"] = "letter";
        fields["Subject"] = "";
        var refused = await ana.Submit("/console/cases/new", Form(fields, ("carta.pdf", "%PDF-1.7 escaneada"u8.ToArray()), ("virus.exe", "MZ"u8.ToArray())));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, refused.StatusCode);
        var page = await refused.Parse();
        Assert.Contains("virus.exe", page.GetElementById("f-Files-e")!.TextContent, StringComparison.Ordinal);
        fields["Subject"] = "Carta sobre un grifo";
        fields["Kept"] = page.QuerySelector("input[name=Kept]")!.GetAttribute("value")!;
        var made = await ana.Submit("/console/cases/new", Form(fields));
        Assert.Equal(HttpStatusCode.SeeOther, made.StatusCode);
        var number = (await ana.Open(made.Headers.Location!.ToString())).QuerySelector(".receipt-number")!.TextContent;
        var desk = await ana.Open(DeskCases.Page(number));
        Assert.Contains("carta.pdf", desk.QuerySelector("a.file")!.TextContent, StringComparison.Ordinal);
        Assert.Contains("4 mar, 10:15", desk.QuerySelector(".case-side")!.TextContent, StringComparison.Ordinal);
    }

    private static MultipartFormDataContent Form(Dictionary<string, string> fields, params (string Name, byte[] Bytes)[] files)
    {
        var content = new MultipartFormDataContent();
        foreach (var (name, value) in fields)
            content.Add(new StringContent(value), name);
        foreach (var (name, bytes) in files)
            content.Add(new ByteArrayContent(bytes), "Files", name);
        return content;
    }

    [Fact, Trait("Req", "E27")]
    public async Task A_telephone_exchange_opens_the_intake_on_the_number_that_calls()
    {
        using var ana = await world.SignedIn("ana");
        var answer = await ana.GetAsync("/console/intake?phone=%2B34612345678");
        Assert.Equal("/console/cases/new?phone=%2B34612345678", answer.Headers.Location!.ToString());
    }

    [Fact]
    [Trait("Req", "D20")]
    [Trait("Req", "B16")]
    [Trait("Req", "B17")]
    [Trait("Req", "B19")]
    [Trait("Req", "B21")]
    public async Task Few_fields_give_a_number_a_date_and_a_receipt()
    {
        using var ana = await world.SignedIn("ana");
        var registered = await ana.Submit("/console/cases/new", Few());
        Assert.Equal(HttpStatusCode.SeeOther, registered.StatusCode);
        var receipt = await ana.Open(registered.Headers.Location!.ToString());
        var number = receipt.QuerySelector(".receipt-number")!.TextContent;
        Assert.StartsWith("REC-", number, StringComparison.Ordinal);
        Assert.Contains("19 de marzo de 2026", receipt.QuerySelector(".receipt-promise")!.TextContent, StringComparison.Ordinal);
        Assert.Contains("/track/", receipt.QuerySelector(".receipt-track")!.TextContent, StringComparison.Ordinal);
        var side = (await ana.Open(DeskCases.Page(number))).QuerySelector(".case-side")!.TextContent;
        Assert.Contains("4 mar, 10:15", side, StringComparison.Ordinal);
        Assert.Contains("F-77", side, StringComparison.Ordinal);
    }

    [Fact]
    [Trait("Req", "A26")]
    [Trait("Req", "D02")]
    public async Task A_light_matter_is_registered_solved_and_closed_in_one_visit()
    {
        using var ana = await world.SignedIn("ana");
        var fields = Few();
        fields["Solve"] = "true";
        fields["Solution"] = "Se le ha cambiado la junta.";
        fields["Evidence"] = "Lo ha visto en el mostrador.";
        fields["Guide"] = "apologise";
        var registered = await ana.Submit("/console/cases/new", fields);
        Assert.Equal(HttpStatusCode.SeeOther, registered.StatusCode);
        var number = registered.Headers.Location!.ToString().Split('/')[3];
        var page = await ana.Open(DeskCases.Page(number));
        Assert.Contains("Cerrado: aceptado", page.QuerySelector(".case-state")!.TextContent, StringComparison.Ordinal);
        Assert.Contains("Disculparse", page.QuerySelector(".timeline .is-note")!.TextContent, StringComparison.Ordinal);
        Assert.Contains("Ana Torres", page.QuerySelector(".case-state")!.TextContent, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("serious", "Se le ha cambiado.", "Lo vio.", "f-Severity")]
    [InlineData("minor", "", "Lo vio.", "f-Solution")]
    [InlineData("minor", "Se le ha cambiado.", "", "f-Evidence")]
    public async Task What_is_not_light_or_not_told_is_not_solved_at_once_and_nothing_is_registered(string severity, string solution, string evidence, string field)
    {
        using var ana = await world.SignedIn("ana");
        var fields = Few();
        var subject = "Grifo " + Guid.NewGuid();
        (fields["Subject"], fields["Severity"], fields["Solve"], fields["Solution"], fields["Evidence"]) = (subject, severity, "true", solution, evidence);
        var refused = await ana.Submit("/console/cases/new", fields);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, refused.StatusCode);
        var page = await refused.Parse();
        Assert.Equal("true", page.GetElementById(field)!.GetAttribute("aria-invalid"));
        Assert.Equal(subject, page.GetElementById("f-Subject")!.GetAttribute("value"));
        Assert.Equal("Gotea desde que lo pusieron.", page.GetElementById("f-Description")!.TextContent);
        await using var db = world.Db();
        Assert.DoesNotContain(db.Set<Domain.Cases.Case>().Select(c => c.Subject), s => s == subject);
    }

    [Fact]
    public async Task A_refused_intake_keeps_everything_and_opens_what_hides_the_error()
    {
        using var ana = await world.SignedIn("ana");
        var fields = Few();
        (fields["OccurredAt"], fields["Product"], fields["Observation"]) = ("2999-01-01", "", "Con prisa");
        var page = await (await ana.Submit("/console/cases/new", fields)).Parse();
        Assert.Equal("true", page.GetElementById("f-OccurredAt")!.GetAttribute("aria-invalid"));
        Assert.Equal("Con prisa", page.GetElementById("f-Observation")!.TextContent);
        Assert.Equal("Pilar Soto", page.GetElementById("f-Customer-Name")!.GetAttribute("value"));
        (fields["OccurredAt"], fields["Product"]) = ("2026-03-02", "no-existe");
        var hidden = await (await ana.Submit("/console/cases/new", fields)).Parse();
        Assert.True(hidden.GetElementById("f-Product")!.ParentElement!.ParentElement!.ParentElement!.HasAttribute("open"));
    }

    [Fact]
    [Trait("Req", "D09")]
    public async Task A_call_shows_who_it_is_and_their_last_case()
    {
        using var ana = await world.SignedIn("ana");
        var phone = "6" + Random.Shared.NextInt64(10_000_000, 99_999_999);
        var registered = await ana.Submit("/console/cases/new", Few(phone));
        var number = registered.Headers.Location!.ToString().Split('/')[3];
        var pop = await ana.Open("/console/cases/new?phone=" + phone);
        Assert.Equal("Pilar Soto", pop.GetElementById("f-Customer-Name")!.GetAttribute("value"));
        Assert.Contains(number, pop.QuerySelector(".alert")!.TextContent, StringComparison.Ordinal);
        var stranger = await ana.Open("/console/cases/new?phone=600000001");
        Assert.Equal("600000001", stranger.GetElementById("f-Customer-Phone")!.GetAttribute("value"));
    }
}
