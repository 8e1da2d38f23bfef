using System.Net;
using System.Net.Http.Json;
using System.Text;
using System.Text.Json.Nodes;
using AngleSharp.Dom;
using AngleSharp.Html.Dom;
using Cauce.Domain.Cases;
using Cauce.Domain.Deadlines;
using Microsoft.EntityFrameworkCore;

namespace Cauce.App.Tests.Portal;

public sealed class ComplaintTests(World world)
{
    [Fact, Trait("Req", "C01"), Trait("Req", "C04"), Trait("Req", "B05"), Trait("Req", "E12"), Trait("Req", "E13"), Trait("Req", "D04")]
    public async Task Anybody_complains_without_an_account_and_gets_a_number_a_date_and_what_happens_next()
    {
        using var visitor = world.Visitor();
        var key = await visitor.NewCase();
        var made = await world.CaseOf(key);
        var thanks = await visitor.Open($"/thanks/{key}");
        Assert.Equal(made.Number, thanks.QuerySelector("h1.receipt-number")!.TextContent);
        var due = TimeZoneInfo.ConvertTimeBySystemTimeZoneId(made.AnswerDueAt, "Europe/Madrid");
        Assert.Contains(due.ToString("D", System.Globalization.CultureInfo.GetCultureInfo("es-ES")), thanks.QuerySelector("#commitment")!.TextContent, StringComparison.Ordinal);
        Assert.NotEmpty(thanks.QuerySelectorAll("ol.steps-list > li"));
        Assert.NotNull(thanks.QuerySelector($"a[href='/track/{key}']"));
    }

    [Theory, Trait("Req", "B05")]
    [InlineData(null, false)]
    [InlineData("smtp://127.0.0.1:1", true)]
    public async Task Mail_is_spoken_of_only_where_mail_goes_out(string? smtp, bool spokenOf)
    {
        await using var own = await World.Fresh(s => s with { SmtpUrl = smtp, MailFrom = "atencion@cauce.example" });
        using var visitor = own.Visitor();
        var thanks = await visitor.Open((await visitor.Complain(Complaining.Complaint())).Headers.Location!.ToString());
        Assert.Equal(spokenOf, thanks.Body!.TextContent.Contains("Hemos enviado", StringComparison.Ordinal));
        var track = await visitor.Open(thanks.QuerySelector("a.is-primary")!.GetAttribute("href")!);
        Assert.Equal(spokenOf, track.QuerySelector("#lead")!.TextContent.Contains("por correo", StringComparison.Ordinal));
        using var staff = own.Api("luis");
        var seen = await staff.GetFromJsonAsync<JsonObject>("/api/v1/cases/" + thanks.QuerySelector("h1.receipt-number")!.TextContent);
        Assert.Equal(spokenOf ? "email" : "screen", (string?)seen!["acknowledgedVia"]);
        var phoned = Some.Case();
        phoned["channel"] = "phone";
        var told = await (await staff.PostAsJsonAsync("/api/v1/cases", phoned)).Content.ReadFromJsonAsync<JsonObject>();
        Assert.Equal(spokenOf ? "email" : "outbox", (string?)told!["acknowledgedVia"]);
    }

    [Fact, Trait("Req", "A07"), Trait("Req", "A12"), Trait("Req", "B08"), Trait("Req", "D01")]
    public async Task What_was_filled_in_is_what_is_kept()
    {
        using var visitor = world.Visitor();
        var fields = Complaining.Complaint();
        var made = await world.CaseOf(await visitor.NewCase(fields));
        Assert.Equal(fields["Description"], made.Description.ReplaceLineEndings("\n"));
        Assert.Equal("En el albarán figuran seis cajas y han llegado cuatro", made.Subject);
        Assert.Equal(("En la obra de la calle Mayor", "Que traigan las dos cajas"), (made.Circumstances.Where, made.Circumstances.RemedySought));
        Assert.Equal(("Carmen Ruiz", "email", "es", "web"), (made.Complainant.Name, made.Complainant.PreferredChannel, made.Complainant.Language, made.Channel));
        Assert.True(made.OccurredAt < made.RegisteredAt);
        await using var db = world.Db();
        Assert.Equal("ALB-2026-17", (await db.Set<CaseDocument>().SingleAsync(d => d.CaseId == made.Id, Cancel)).Number);
    }

    [Theory, Trait("Req", "A11"), Trait("Req", "A12"), Trait("Req", "C01")]
    [InlineData("Description", "", "f-Description")]
    [InlineData("Description", "a\0b", "f-Description")]
    [InlineData("OccurredAt", "", "f-OccurredAt")]
    [InlineData("OccurredAt", "2999-01-01", "f-OccurredAt")]
    [InlineData("Where", "nul\0", "f-Where")]
    [InlineData("Customer.Name", "", "f-Customer-Name")]
    [InlineData("Customer.Email", "carmen@", "f-Customer-Email")]
    [InlineData("Customer.Email", "", "f-Customer-Email")]
    [InlineData("Customer.Phone", "abc", "f-Customer-Phone")]
    [InlineData("Branch", "no-such-branch", "f-Branch")]
    public async Task What_is_missing_or_impossible_is_told_at_its_field_and_everything_typed_is_kept(string field, string value, string id)
    {
        using var visitor = world.Visitor();
        var fields = Complaining.Complaint();
        fields[field] = value;
        var response = await visitor.Complain(fields);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, response.StatusCode);
        var page = await response.Parse();
        Assert.Equal("true", page.GetElementById(id)!.GetAttribute("aria-invalid"));
        foreach (var (name, typed) in fields.Where(f => f.Key != field && f.Key != "Customer.PreferredChannel" && f.Key != "Document.Type" && f.Key != "Customer.Language"))
        {
            var element = page.QuerySelector($"[name='{name}']")!;
            var shown = element is IHtmlTextAreaElement area ? area.Value : element.GetAttribute("value")!;
            Assert.Equal(typed, shown.ReplaceLineEndings("\n"));
        }
    }

    [Fact, Trait("Req", "A06"), Trait("Req", "C01")]
    public async Task The_same_form_sent_twice_is_one_case()
    {
        using var visitor = world.Visitor();
        var page = await visitor.Open("/new/claim");
        var hidden = page.HiddenFields();
        var fields = Complaining.Complaint();
        var answers = await Task.WhenAll(Enumerable.Range(0, 6).Select(_ => visitor.Send("/new/claim", With(hidden), fields)));
        Assert.All(answers, a => Assert.Equal(HttpStatusCode.SeeOther, a.StatusCode));
        Assert.Single(answers.Select(a => a.Headers.Location!.ToString()).Distinct());
        await using var db = world.Db();
        Assert.Equal(1, await db.Set<Case>().CountAsync(c => c.Complainant.Email == fields["Customer.Email"], Cancel));
    }

    [Fact]
    public async Task A_forged_ticket_opens_nobody_elses_case()
    {
        using var visitor = world.Visitor();
        var first = await world.CaseOf(await visitor.NewCase());
        var fields = Complaining.Complaint();
        var content = new MultipartFormDataContent { { new StringContent(await visitor.Token("/new/claim")), "__RequestVerificationToken" } };
        content.Add(new StringContent(first.Id.ToString()), "Ticket");
        var response = await visitor.Send("/new/claim", content, fields);
        Assert.Equal(HttpStatusCode.SeeOther, response.StatusCode);
        Assert.NotEqual(first.Number, (await world.CaseOf(response.Headers.Location!.ToString().Split('/')[^1])).Number);
    }

    [Fact]
    public async Task A_program_that_fills_in_the_hidden_field_makes_no_case()
    {
        using var visitor = world.Visitor();
        var fields = Complaining.Complaint();
        fields["Website"] = "http://spam.example";
        var response = await visitor.Complain(fields);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, response.StatusCode);
        await using var db = world.Db();
        Assert.False(await db.Set<Case>().AnyAsync(c => c.Complainant.Email == fields["Customer.Email"], Cancel));
    }

    [Fact]
    public async Task What_only_staff_may_say_is_not_read_from_the_form()
    {
        using var visitor = world.Visitor();
        var fields = Complaining.Complaint();
        foreach (var (name, value) in new[] { ("Severity", "critical"), ("ReceivedAt", "2020-01-01"), ("Channel", "phone"), ("ImportKey", "x"), ("Owner.MayOwnSerious", "true") })
            fields[name] = value;
        var made = await world.CaseOf(await visitor.NewCase(fields));
        Assert.Equal((Severity.Minor, "web", null), (made.Severity, made.Channel, made.ImportKey));
        Assert.True(made.ReceivedAt > DateTimeOffset.UtcNow.AddMinutes(-5));
    }

    [Fact, Trait("Req", "A13")]
    public async Task A_misconduct_report_needs_no_name_and_is_confidential()
    {
        using var visitor = world.Visitor();
        var fields = Complaining.Complaint();
        foreach (var name in new[] { "Customer.Name", "Customer.Email", "Customer.Phone", "Customer.PreferredChannel" })
            fields[name] = "";
        var made = await world.CaseOf(await visitor.NewCase(fields, "misconductReport"));
        Assert.True(made.IsConfidential);
        Assert.Equal("screen", made.AcknowledgedVia);
    }

    [Fact]
    public async Task A_kind_that_is_not_offered_has_no_form()
    {
        using var visitor = world.Visitor();
        Assert.Equal(HttpStatusCode.NotFound, (await visitor.GetAsync("/new/nonsense", Cancel)).StatusCode);
    }

    [Fact, Trait("Req", "C02"), Trait("Req", "E11")]
    public async Task Home_offers_every_kind_in_the_customers_words_with_the_promised_times()
    {
        using var visitor = world.Visitor();
        var home = await visitor.Open("/");
        Assert.Equal(11, home.QuerySelectorAll("a.kind").Length);
        Assert.Contains("15 días naturales", home.Body!.TextContent, StringComparison.Ordinal);
        visitor.DefaultRequestHeaders.AcceptLanguage.ParseAdd("fr-FR, en-US;q=0.9, es;q=0.1");
        Assert.Contains("15 calendar days", (await visitor.Open("/")).Body!.TextContent, StringComparison.Ordinal);
    }

    private static MultipartFormDataContent With(List<(string Name, string Value)> hidden)
    {
        var content = new MultipartFormDataContent();
        foreach (var (name, value) in hidden)
            content.Add(new StringContent(value, Encoding.UTF8), name);
        return content;
    }

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;
}
