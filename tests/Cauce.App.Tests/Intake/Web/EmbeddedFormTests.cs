using System.Net;
using Cauce.App.Tests.Portal;
using Cauce.Domain.Cases;
using Microsoft.EntityFrameworkCore;

namespace Cauce.App.Tests.Intake.Web;

/// <summary>The portal's form inside the organisation's own sites: for them alone, without a cookie.</summary>
public sealed class EmbeddedFormTests(World world)
{
    [Fact, Trait("Req", "B02"), Trait("Req", "C01")]
    public async Task A_complaint_from_a_frame_is_one_case_however_often_it_is_sent_and_needs_no_cookie()
    {
        var page = await Framed();
        var first = await Send(page, Complaining.Complaint());
        Assert.Equal(HttpStatusCode.SeeOther, first.StatusCode);
        Assert.Equal(first.Headers.Location, (await Send(page, Complaining.Complaint())).Headers.Location);
        var key = first.Headers.Location!.ToString().Split('/')[^1].Split('?')[0];
        var made = await world.CaseOf(key);
        Assert.Equal("web", made.Channel);
        using var frame = Frame();
        var thanks = await frame.Open(first.Headers.Location.ToString());
        Assert.Equal(made.Number, thanks.QuerySelector("h1")!.TextContent);
        Assert.Equal(("/track/" + key, "_blank"), (thanks.QuerySelector("main a.btn")!.GetAttribute("href")!, thanks.QuerySelector("main a.btn")!.GetAttribute("target")!));
    }

    [Fact]
    public async Task What_is_refused_comes_back_in_the_frame_with_everything_typed_and_a_program_is_told_from_a_person()
    {
        var page = await Framed("?lang=en");
        var refused = await Send(page, Complaining.Complaint().Also("OccurredAt", "2999-01-01"));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, refused.StatusCode);
        var again = await refused.Parse();
        Assert.Equal("en", again.DocumentElement.GetAttribute("lang"));
        Assert.Equal("Carmen Ruiz", again.QuerySelector("[name='Customer.Name']")!.GetAttribute("value"));
        Assert.NotNull(again.QuerySelector("[aria-invalid=true]"));
        Assert.Null(again.QuerySelector(".site-head"));
        var marked = $"marca{Guid.NewGuid():n}";
        Assert.Equal(HttpStatusCode.UnprocessableEntity, (await Send(page, Complaining.Complaint().Also("Description", marked).Also("Website", "http://compre.example"))).StatusCode);
        await using var db = world.Db();
        Assert.False(await db.Set<Case>().AnyAsync(c => c.Description == marked, Cancel));
    }

    [Fact, Trait("Lesson", "B4")]
    public async Task Only_the_sites_of_the_organisation_may_show_it_and_nothing_else_of_ours()
    {
        await using var own = await World.Fresh();
        using var admin = await own.SignedIn("admin");
        using var visitor = own.Visitor();
        Assert.Contains("frame-ancestors 'none'", await PolicyOf(visitor, "/embed/claim"), StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, (await admin.Submit("/console/admin/sites", new Dictionary<string, string> { ["Origin"] = "https://*.example" })).StatusCode);
        foreach (var typed in new[] { "www.empresa.example", "https://tienda.empresa.example/contacto" })
            Assert.Equal(HttpStatusCode.SeeOther, (await admin.Submit("/console/admin/sites", new Dictionary<string, string> { ["Origin"] = typed })).StatusCode);
        Assert.EndsWith("frame-ancestors https://tienda.empresa.example https://www.empresa.example", await PolicyOf(visitor, "/embed/claim"), StringComparison.Ordinal);
        Assert.Contains("frame-ancestors 'none'", await PolicyOf(visitor, "/new/claim"), StringComparison.Ordinal);
        Assert.Contains("frame-ancestors 'none'", await PolicyOf(admin, "/console"), StringComparison.Ordinal);
        var page = await admin.Open("/console/admin/sites");
        Assert.Contains("/assets/embed.js", page.QuerySelector("code")!.TextContent, StringComparison.Ordinal);
        await admin.Submit("/console/admin/sites", new Dictionary<string, string> { ["Origin"] = "https://www.empresa.example" }, "/console/admin/sites/remove");
        Assert.EndsWith("frame-ancestors https://tienda.empresa.example", await PolicyOf(visitor, "/embed/claim"), StringComparison.Ordinal);
        using var ana = await own.SignedIn("ana");
        Assert.Equal(HttpStatusCode.Forbidden, (await ana.GetAsync("/console/admin/sites", Cancel)).StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, (await visitor.GetAsync("/embed/nothing", Cancel)).StatusCode);
        Assert.Contains("currentScript", await visitor.GetStringAsync("/assets/embed.js", Cancel), StringComparison.Ordinal);
    }

    private static async Task<string> PolicyOf(HttpClient client, string page) =>
        Assert.Single((await client.GetAsync(page, Cancel)).Headers.GetValues("Content-Security-Policy"));

    private async Task<AngleSharp.Dom.IDocument> Framed(string query = "")
    {
        using var frame = Frame();
        return await frame.Open("/embed/claim" + query);
    }

    /// <summary>Each request from a frame comes without cookies.</summary>
    private HttpClient Frame() => new(new HttpClientHandler { AllowAutoRedirect = false, UseCookies = false }) { BaseAddress = new Uri(world.Url) };

    private async Task<HttpResponseMessage> Send(AngleSharp.Dom.IDocument page, Dictionary<string, string> fields)
    {
        var content = new MultipartFormDataContent();
        foreach (var (name, value) in page.HiddenFields())
            content.Add(new StringContent(value), name);
        using var frame = Frame();
        return await frame.Send(page.QuerySelector("form[enctype]")!.GetAttribute("action")!, content, fields);
    }

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;
}
