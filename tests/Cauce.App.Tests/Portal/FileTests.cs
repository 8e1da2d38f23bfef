using System.Net;
using AngleSharp.Html.Dom;
using Cauce.App.Portal;
using Cauce.App.Tests.Cases.Files.Scanning;
using Cauce.Domain.Cases;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Cauce.App.Tests.Portal;

public sealed class FileTests(World world)
{
    [Fact, Trait("Req", "A13")]
    public async Task Files_come_with_the_complaint_and_go_out_only_as_dead_downloads()
    {
        using var visitor = world.Visitor();
        var photo = Complaining.Jpeg();
        var html = "<script>alert(1)</script>"u8.ToArray();
        var response = await visitor.Complain(Complaining.Complaint(), "claim", ("foto.jpg", photo), ("página.html", html));
        Assert.Equal(HttpStatusCode.SeeOther, response.StatusCode);
        var key = response.Headers.Location!.ToString().Split('/')[^1];
        var files = await FilesOf(key);
        Assert.Equal(["foto.jpg", "página.html"], files.Select(f => f.Name));
        var links = await visitor.LinksOf(key);
        foreach (var (link, bytes) in links.Zip([photo, html]))
        {
            var sent = await visitor.GetAsync(link, Cancel);
            Assert.Equal(bytes, await sent.Content.ReadAsByteArrayAsync(Cancel));
            Assert.Equal("attachment", sent.Content.Headers.ContentDisposition!.DispositionType);
            Assert.Equal("nosniff", Assert.Single(sent.Headers.GetValues("X-Content-Type-Options")));
            Assert.Contains("sandbox", Assert.Single(sent.Headers.GetValues("Content-Security-Policy")), StringComparison.Ordinal);
        }
        var thumb = await visitor.GetAsync(links[0] + "&inline=true", Cancel);
        var page = await visitor.GetAsync(links[1] + "&inline=true", Cancel);
        Assert.Null(thumb.Content.Headers.ContentDisposition);
        Assert.Equal("attachment", page.Content.Headers.ContentDisposition!.DispositionType);
        Assert.Equal("text/plain", page.Content.Headers.ContentType!.MediaType);
    }

    [Fact, Trait("Req", "A13")]
    public async Task A_refused_file_loses_neither_what_was_typed_nor_the_other_files()
    {
        using var visitor = world.Visitor();
        var fields = Complaining.Complaint();
        var refused = await visitor.Complain(fields, "claim", ("foto.jpg", Complaining.Jpeg()), ("vacío.pdf", []), ("virus.exe", [0x4D, 0x5A, 0x90]),
            ("falsa.png", "no soy una foto"u8.ToArray()));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, refused.StatusCode);
        var page = await refused.Parse();
        var told = page.GetElementById("f-Files-e")!.TextContent;
        Assert.All(new[] { "vacío.pdf", "virus.exe", "falsa.png" }, name => Assert.Contains(name, told, StringComparison.Ordinal));
        var hidden = page.HiddenFields();
        var content = new MultipartFormDataContent();
        foreach (var (name, value) in hidden)
            content.Add(new StringContent(value), name);
        var made = await visitor.Send("/new/claim", content, fields);
        Assert.Equal(HttpStatusCode.SeeOther, made.StatusCode);
        Assert.Equal("foto.jpg", Assert.Single(await FilesOf(made.Headers.Location!.ToString().Split('/')[^1])).Name);
    }

    [Fact, Trait("Req", "A13")]
    public async Task A_file_that_is_too_large_is_refused_and_the_text_is_kept()
    {
        using var visitor = world.Visitor();
        var response = await visitor.Complain(Complaining.Complaint(), "claim", ("enorme.bin", new byte[25 * 1024 * 1024 + 1]));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, response.StatusCode);
        var page = await response.Parse();
        Assert.Contains("25 MB", page.GetElementById("f-Files-e")!.TextContent, StringComparison.Ordinal);
        Assert.Contains("seis cajas", ((IHtmlTextAreaElement)page.GetElementById("f-Description")!).Value, StringComparison.Ordinal);
    }

    [Fact, Trait("Req", "A13")]
    public async Task A_form_that_breaks_off_half_way_makes_no_case()
    {
        using var visitor = world.Visitor();
        var fields = Complaining.Complaint();
        var token = await visitor.Token("/new/claim");
        var body = $"--x\r\nContent-Disposition: form-data; name=\"__RequestVerificationToken\"\r\n\r\n{token}\r\n"
            + $"--x\r\nContent-Disposition: form-data; name=\"Customer.Email\"\r\n\r\n{fields["Customer.Email"]}\r\n"
            + "--x\r\nContent-Disposition: form-data; name=\"Files\"; filename=\"foto.jpg\"\r\n\r\nhalf of a pho";
        var content = new StringContent(body);
        content.Headers.ContentType = System.Net.Http.Headers.MediaTypeHeaderValue.Parse("multipart/form-data; boundary=x");
        var response = await visitor.PostAsync("/new/claim", content, Cancel);
        Assert.Equal(HttpStatusCode.BadRequest, response.StatusCode);
        Assert.NotEqual("", await response.Content.ReadAsStringAsync(Cancel));
        await using var db = world.Db();
        Assert.False(await db.Set<Case>().AnyAsync(c => c.Complainant.Email == fields["Customer.Email"], Cancel));
    }

    [Fact, Trait("Req", "A13")]
    public async Task Nobody_reads_a_file_through_another_case_or_another_branch()
    {
        using var visitor = world.Visitor();
        var response = await visitor.Complain(Complaining.Complaint(), "claim", ("../../.htaccess", "x"u8.ToArray()));
        var key = response.Headers.Location!.ToString().Split('/')[^1];
        var other = await visitor.NewCase();
        var file = Assert.Single(await FilesOf(key));
        Assert.Equal("htaccess", file.Name);
        var number = (await world.CaseOf(key)).Number;
        var links = world.Services.GetRequiredService<DownloadLinks>();
        Assert.Equal(HttpStatusCode.NotFound, (await visitor.GetAsync(links.Of(other, file.Id.Value), Cancel)).StatusCode);
        using var ana = await world.SignedIn("ana");
        using var rosa = await world.SignedIn("rosa");
        Assert.Equal(HttpStatusCode.OK, (await ana.GetAsync($"/console/cases/{number}/files/{file.Id.Value}", Cancel)).StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, (await rosa.GetAsync($"/console/cases/{number}/files/{file.Id.Value}", Cancel)).StatusCode);
    }

    [Fact, Trait("Req", "A13"), Trait("Lesson", "D12")]
    public async Task A_link_to_a_file_ends_and_its_page_leads_back_to_the_case()
    {
        using var visitor = world.Visitor();
        var response = await visitor.Complain(Complaining.Complaint(), "claim", ("foto.jpg", Complaining.Jpeg()));
        var key = response.Headers.Location!.ToString().Split('/')[^1];
        var file = Assert.Single(await FilesOf(key)).Id.Value;
        var link = Assert.Single(await visitor.LinksOf(key));
        Assert.Equal(HttpStatusCode.OK, (await visitor.GetAsync(link, Cancel)).StatusCode);
        var keys = world.Services.GetRequiredService<Cauce.App.Cases.TrackingKeys>();
        var old = new DownloadLinks(keys, new Earlier(TimeSpan.FromHours(2))).Of(key, file);
        var until = link.Split("until=")[1].Split('&')[0];
        string[] bad =
        [
            old, $"/track/{key}/files/{file}", $"/track/{key}/files/{file}?until={until}", link.Replace($"until={until}", $"until={long.Parse(until, null) + 900}", StringComparison.Ordinal),
            link[..^1], link.Replace("signature=", "signature=%00", StringComparison.Ordinal), new DownloadLinks(keys, TimeProvider.System).Of(key, Guid.NewGuid()).Split('?')[0] + "?" + link.Split('?')[1],
        ];
        foreach (var one in bad)
        {
            var refused = await visitor.GetAsync(one, Cancel);
            Assert.Equal((HttpStatusCode.Gone, one), (refused.StatusCode, one));
            Assert.Equal($"/track/{key}", (await refused.Parse()).QuerySelector("main a.btn")!.GetAttribute("href"));
        }
        Assert.Equal(HttpStatusCode.NotFound, (await visitor.GetAsync(link.Replace(key, new string('x', key.Length), StringComparison.Ordinal), Cancel)).StatusCode);
    }

    private sealed class Earlier(TimeSpan by) : TimeProvider
    {
        public override DateTimeOffset GetUtcNow() => base.GetUtcNow() - by;
    }

    private async Task<List<Attachment>> FilesOf(string key)
    {
        var id = (await world.CaseOf(key)).Id;
        await using var db = world.Db();
        return await db.Set<Attachment>().Where(f => f.CaseId == id).OrderBy(f => f.Name).ToListAsync(Cancel);
    }

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;
}
