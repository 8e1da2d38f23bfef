using System.Collections.Concurrent;
using System.Net;
using System.Net.Http.Json;
using System.Text;
using System.Text.Json.Nodes;
using AngleSharp.Dom;
using Cauce.App.Tests.Portal;

namespace Cauce.App.Tests.Hostile;

/// <summary>What went in comes back as it was, wherever it is shown, and is never taken for anything but text.</summary>
public sealed class HostileTextTests(HostileWorld hostile) : IClassFixture<HostileWorld>
{
    private const int Spread = 9;

    [Fact]
    public void Every_string_is_taken_or_refused_by_name()
    {
        Assert.Empty(hostile.Wrong);
        // The mark of byte order alone is nothing in a form.
        Assert.InRange(hostile.ByPortal.Count, hostile.ByApi.Count - 1, hostile.ByApi.Count);
        Assert.True(hostile.ByApi.Count >= HostileStrings.Ours.Count);
    }

    [Fact]
    public void The_big_list_of_naughty_strings_is_among_them()
    {
        Assert.SkipWhen(HostileStrings.Theirs is null, "The list of naughty strings is not on this machine.");
        Assert.Equal(515, HostileStrings.Theirs!.Count);
    }

    [Fact]
    public async Task The_API_gives_every_string_back_as_it_was()
    {
        using var api = hostile.World.Api("ana");
        var wrong = new ConcurrentBag<string>();
        await Parallel.ForEachAsync([.. hostile.ByApi, .. hostile.ByPortal], HostileWorld.Some, async (planted, cancel) =>
        {
            var read = (await api.GetFromJsonAsync<JsonObject>($"/api/v1/cases/{planted.Number}", cancel))!;
            if ((string?)read["description"] != planted.Text || (planted.Line is not null && (string?)read["customer"]!["name"] != planted.Line)
                || (planted is { Key: null, Line: not null } && (string?)read["subject"] != planted.Line))
                wrong.Add(HostileStrings.Json(planted.Text));
        });
        Assert.Empty(wrong);
    }

    [Fact]
    public async Task The_list_shows_every_subject_and_every_name_as_text()
    {
        using var api = hostile.World.Api("ana");
        using var ana = await hostile.World.SignedIn("ana");
        var shown = new Dictionary<string, string>(StringComparer.Ordinal);
        for (string? cursor = null, next = ""; next is not null; cursor = next)
        {
            var query = "sort=number&limit=200" + (cursor is null ? "" : "&cursor=" + Uri.EscapeDataString(cursor));
            var page = await ana.Open("/console/cases?" + query);
            Innocent(page);
            foreach (var row in page.QuerySelectorAll("tr.row"))
                shown[row.QuerySelector(".cell-number")!.TextContent] = row.QuerySelector(".row-link")!.TextContent + "\0" + row.QuerySelector(".row-sub")!.TextContent;
            next = (string?)(await api.GetFromJsonAsync<JsonObject>("/api/v1/cases?" + query))!["next"];
        }
        Assert.Equal(hostile.ByApi.Count + hostile.ByPortal.Count, shown.Count);
        Assert.Empty(hostile.ByApi.Where(p => p.Line is not null)
            .Where(p => !shown[p.Number].StartsWith(p.Line + "\0", StringComparison.Ordinal) || !shown[p.Number].Split('\0')[1].Contains(p.Line!, StringComparison.Ordinal))
            .Select(p => HostileStrings.Json(p.Text) + " → " + HostileStrings.Json(shown[p.Number])));
    }

    [Fact]
    public async Task The_page_of_a_case_shows_them_as_text()
    {
        using var ana = await hostile.World.SignedIn("ana");
        var wrong = new List<string>();
        foreach (var planted in Some(hostile.ByApi))
        {
            var page = await ana.Open($"/console/cases/{planted.Number}");
            Innocent(page);
            var words = string.Concat(page.QuerySelectorAll(".opening .entry-body").Select(e => e.TextContent)).Replace("…", "", StringComparison.Ordinal);
            if (words != planted.Text.Replace("…", "", StringComparison.Ordinal) || (planted.Line is not null && page.QuerySelector("h1")!.TextContent != planted.Line))
                wrong.Add(HostileStrings.Json(planted.Text) + " → " + HostileStrings.Json(words));
        }
        Assert.Empty(wrong);
    }

    [Fact]
    public async Task The_customers_page_shows_them_as_text()
    {
        using var visitor = hostile.World.Visitor();
        var wrong = new List<string>();
        foreach (var planted in Some(hostile.ByPortal))
        {
            foreach (var address in new[] { $"/thanks/{planted.Key}", $"/track/{planted.Key}/receipt", $"/track/{planted.Key}/receipt.html" })
                Innocent(await visitor.Open(address));
            var page = await visitor.Open($"/track/{planted.Key}");
            Innocent(page);
            if (page.QuerySelector("#talk li.is-me .prose")!.TextContent != planted.Text)
                wrong.Add(HostileStrings.Json(planted.Text) + " → " + HostileStrings.Json(page.QuerySelector("#talk li.is-me .prose")!.TextContent));
        }
        Assert.Empty(wrong);
    }

    [Fact]
    public async Task What_was_typed_is_shown_again_as_it_was_when_a_form_is_refused()
    {
        using var visitor = hostile.World.Visitor();
        var token = await visitor.Token("/new/claim");
        var wrong = new List<string>();
        foreach (var planted in Some(hostile.ByPortal))
        {
            var fields = new Dictionary<string, string> { ["__RequestVerificationToken"] = token, ["Description"] = planted.Text, ["Customer.Name"] = planted.Line ?? "" };
            using var response = await visitor.PostAsync("/new/claim", fields.AsForm());
            Assert.Equal(HttpStatusCode.UnprocessableEntity, response.StatusCode);
            var page = await response.Parse();
            Innocent(page);
            var again = page.QuerySelector("textarea[name=Description]")!.TextContent;
            // A field of several lines has its breaks as \n, whatever they were.
            if (Breaks(again) != Breaks(planted.Text)
                || (planted.Line is not null && page.QuerySelector("[name='Customer.Name']")!.GetAttribute("value") != planted.Line))
                wrong.Add(HostileStrings.Json(planted.Text) + " → " + HostileStrings.Json(again));
        }
        Assert.Empty(wrong);
    }

    [Fact, Trait("Req", "B7")]
    public async Task The_export_holds_every_string_and_no_formula()
    {
        using var luis = await hostile.World.SignedIn("luis");
        var rows = Csv.Read(await luis.GetStringAsync("/console/cases.csv?sort=number&separator=,"));
        var byNumber = rows.Skip(1).ToDictionary(row => row[0]);
        Assert.Equal(hostile.ByApi.Count + hostile.ByPortal.Count, byNumber.Count);
        Assert.All(byNumber.Values, row => Assert.Equal(rows[0].Count, row.Count));
        Assert.DoesNotContain(byNumber.Values.SelectMany(row => row), cell => Csv.IsFormula(cell));
        Assert.Empty(hostile.ByApi.Where(p => p.Line is not null).Where(p => Csv.Unmarked(byNumber[p.Number][2], p.Line!) != p.Line || Csv.Unmarked(byNumber[p.Number][3], p.Line!) != p.Line)
            .Select(p => HostileStrings.Json(p.Text) + " → " + HostileStrings.Json(byNumber[p.Number][2])));
    }

    [Theory]
    [InlineData("""{"kind":"claim","subject":"s","description":"d","occurredAt":"2026-03-02","customer":7}""")]
    [InlineData("""{"kind":["claim"],"subject":{},"description":1,"occurredAt":true}""")]
    [InlineData("""{"customer":[],"document":null}""")]
    [InlineData("null")]
    [InlineData("[]")]
    [InlineData("\"\"")]
    [InlineData("{")]
    [InlineData("")]
    public async Task A_body_of_the_wrong_shape_is_a_bad_request(string body)
    {
        using var api = hostile.World.Api("ana");
        using var response = await api.PostAsync("/api/v1/cases", new StringContent(body, Encoding.UTF8, "application/json"));
        Assert.InRange((int)response.StatusCode, 400, 422);
        Assert.Equal("application/problem+json", response.Content.Headers.ContentType?.MediaType);
    }

    [Fact]
    public async Task What_cannot_be_kept_is_refused_by_name_and_nothing_of_it_is_kept()
    {
        using var api = hostile.World.Api("ana");
        foreach (var text in HostileStrings.Unstorable)
        {
            var json = $$"""{"kind":"claim","subject":"a","description":{{HostileStrings.Json(text)}},"occurredAt":"2026-03-02"}""";
            using var response = await api.PostAsync("/api/v1/cases", new StringContent(json, Encoding.UTF8, "application/json"));
            Assert.Equal(HttpStatusCode.BadRequest, response.StatusCode);
        }
        using var visitor = hostile.World.Visitor();
        using var refused = await visitor.Submit("/new/claim", Complaining.Complaint().Also("Description", "nulo\0dentro").AsForm());
        Assert.Equal(HttpStatusCode.UnprocessableEntity, refused.StatusCode);
    }

    [Fact]
    public async Task A_name_with_a_line_break_is_refused_where_it_stands()
    {
        using var visitor = hostile.World.Visitor();
        var fields = Complaining.Complaint().Also("Customer.Name", "Carmen\r\nBcc: todos@example.com").Also("Customer.Email", "a@b.example\r\nBcc: todos@example.com");
        using var refused = await visitor.Submit("/new/claim", fields.AsForm());
        Assert.Equal(HttpStatusCode.UnprocessableEntity, refused.StatusCode);
        var page = await refused.Parse();
        Assert.Equal("true", page.QuerySelector("[name='Customer.Name']")!.GetAttribute("aria-invalid"));
        Assert.Equal("true", page.QuerySelector("[name='Customer.Email']")!.GetAttribute("aria-invalid"));
    }

    [Fact]
    public async Task A_form_without_any_of_its_fields_is_shown_again()
    {
        using var visitor = hostile.World.Visitor();
        using var response = await visitor.Submit("/new/claim", new MultipartFormDataContent());
        Assert.Equal(HttpStatusCode.UnprocessableEntity, response.StatusCode);
    }

    [Fact]
    public async Task No_address_made_of_them_is_trouble()
    {
        using var api = hostile.World.Api("luis");
        using var luis = await hostile.World.SignedIn("luis");
        string[] ours = ["/api/v1/cases?q=", "/api/v1/cases?owner=", "/api/v1/cases?cursor=", "/api/v1/cases?from=", "/api/v1/cases/", "/api/v1/customers?q=", "/api/v1/customers?cursor=", "/api/v1/measures?names="];
        string[] pages = ["/console/search?q=", "/console/search/suggest?q=", "/console/cases?q=", "/console/cases?kind=", "/console/cases/", "/console/customers?q=", "/console/customers/suggest?q=", "/track/", "/track?key=", "/new/", "/survey/", "/console/dashboard?kind=", "/console/outbox?before=", "/language/es?back="];
        var trouble = new ConcurrentBag<string>();
        string[] hard = ["\0", "a\0b", "\ud800", .. HostileStrings.Ours];
        await Parallel.ForEachAsync(hard.Index(), HostileWorld.Some, async (one, cancel) =>
        {
            // The hardest at every address, the others by turns.
            var addresses = ours.Concat(pages).Where((_, i) => one.Index < 3 || (i + one.Index) % 4 == 0).Select(start => start + Uri.EscapeDataString(one.Item));
            foreach (var address in addresses.Concat(["/console/cases?q=%FF%C0%80", "/track/%FF%00", "/api/v1/cases/%ED%A0%80"]))
            {
                using var response = await (address.StartsWith("/api", StringComparison.Ordinal) ? api : luis).GetAsync(address, cancel);
                if ((int)response.StatusCode >= 500)
                    trouble.Add($"{(int)response.StatusCode} {address}");
            }
        });
        Assert.Empty(trouble.Distinct());
    }

    private static string Breaks(string text) => text.Replace("\r\n", "\n", StringComparison.Ordinal).Replace('\r', '\n');

    private static IEnumerable<Planted> Some(IReadOnlyList<Planted> planted) =>
        planted.Where(p => HostileStrings.Ours.Contains(p.Text)).Concat(planted.Where((_, i) => i % Spread == 0)).Distinct();

    /// <summary>No element and no attribute is there that the page itself did not put there.</summary>
    private static void Innocent(IDocument page)
    {
        Assert.DoesNotContain(page.All, e => e.Attributes.Any(a => a.Name.StartsWith("on", StringComparison.OrdinalIgnoreCase)));
        Assert.DoesNotContain(page.All, e => e.LocalName is "iframe" or "object" or "embed" or "base" or "math" or "turbo-stream" or "marquee" or "bgsound" or "frameset");
        Assert.DoesNotContain(page.QuerySelectorAll("script"), e => e.GetAttribute("src")?.StartsWith("/assets/", StringComparison.Ordinal) != true && e.GetAttribute("type") != "application/json");
        Assert.DoesNotContain(page.QuerySelectorAll("[href],[src],[action]"), e => new[] { "href", "src", "action" }.Any(name =>
            e.GetAttribute(name)?.TrimStart().StartsWith("javascript", StringComparison.OrdinalIgnoreCase) == true));
        Assert.DoesNotContain(page.QuerySelectorAll("meta[http-equiv]"), e => e.GetAttribute("http-equiv") == "refresh");
    }
}
