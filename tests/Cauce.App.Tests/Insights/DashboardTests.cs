using System.Net;
using System.Text.RegularExpressions;
using AngleSharp.Dom;

namespace Cauce.App.Tests.Insights;

public sealed partial class DashboardTests(KnownWorld known) : IClassFixture<KnownWorld>
{
    private const string Year = "/console/dashboard?from=2026-01&to=2026-12";

    [Fact, Trait("Req", "B26"), Trait("Req", "B27"), Trait("Req", "E29")]
    public async Task The_tiles_show_what_was_counted_by_hand_each_with_its_definition()
    {
        using var ana = await known.World.SignedIn("ana");
        var page = await ana.Open(Year);
        var tiles = page.QuerySelectorAll(".tile").ToDictionary(t => t.QuerySelector(".tile-link")!.TextContent, t => t.QuerySelector(".tile-value")!.TextContent.Trim());
        Assert.Equal("5", tiles["Casos recibidos"]);
        Assert.Equal("4", tiles["Abiertos"]);
        Assert.Equal("2", tiles["Vencidos"]);
        Assert.StartsWith("60,0", tiles["Porcentaje resuelto"]);
        Assert.StartsWith("4,2", tiles["Media hasta resolver"]);
        Assert.StartsWith("3,0", tiles["Mediana hasta resolver"]);
        Assert.All(page.QuerySelectorAll(".tile .definition > div"), d => Assert.Contains("Cálculo", d.TextContent, StringComparison.Ordinal));
    }

    [Fact, Trait("Req", "B25"), Trait("Req", "E25")]
    public async Task Every_figure_leads_to_as_many_cases_as_it_says()
    {
        using var ana = await known.World.SignedIn("ana");
        var page = await ana.Open(Year);
        var tiles = page.QuerySelectorAll(".tile").Where(t => t.QuerySelector(".tile-value small") is null);
        var bars = page.QuerySelectorAll(".bars tbody tr, table.data tbody tr");
        foreach (var figure in tiles.Concat(bars))
        {
            var url = figure.QuerySelector("a")!.GetAttribute("href")!;
            var says = figure.QuerySelector(".tile-value") is { } value ? value.TextContent : figure.QuerySelectorAll("td").First(td => Digits().IsMatch(td.TextContent.Trim())).TextContent;
            using var api = known.World.Api("ana");
            var list = await api.GetStringAsync("/api/v1/cases" + url[url.IndexOf('?')..]);
            Assert.Equal(int.Parse(says.Trim()), Number().Count(list));
        }
    }

    [Fact, Trait("Req", "B13"), Trait("Req", "B14"), Trait("Req", "A14")]
    public async Task Each_chart_is_exported_with_the_data_it_shows()
    {
        using var ana = await known.World.SignedIn("ana");
        var page = await ana.Open(Year);
        foreach (var link in page.QuerySelectorAll("a[href*='dashboard.csv']").Select(a => a.GetAttribute("href")!))
        {
            var response = await ana.GetAsync(link);
            Assert.Equal(HttpStatusCode.OK, response.StatusCode);
            Assert.Equal("text/csv", response.Content.Headers.ContentType!.MediaType);
            Assert.NotEmpty((await response.Content.ReadAsStringAsync()).Split("\r\n")[1]);
        }
        Assert.Contains("\"Carmen Ruiz\",2,40\r\n", await ana.GetStringAsync("/console/dashboard.csv?chart=customer&from=2026-01&to=2026-12"), StringComparison.Ordinal);
        Assert.Contains("\"abril 2026\",1,1,0,0\r\n", await ana.GetStringAsync("/console/dashboard.csv?chart=months&from=2026-01&to=2026-12"), StringComparison.Ordinal);
    }

    [Fact, Trait("Req", "D10")]
    public async Task A_filter_stands_in_the_address_and_narrows_everything()
    {
        using var ana = await known.World.SignedIn("ana");
        var page = await ana.Open(Year + "&kind=claim&channel=web");
        Assert.Equal("2", page.QuerySelector(".tile-value")!.TextContent.Trim());
        Assert.NotNull(page.QuerySelector("select[name=kind] option[value=claim][selected]"));
        Assert.Contains("kind=claim", page.QuerySelector(".filters-end a")!.GetAttribute("href"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Nobody_finds_a_trace_of_another_branch()
    {
        using var rosa = await known.World.SignedIn("rosa");
        var page = await rosa.Open(Year);
        Assert.Equal("1", page.QuerySelector(".tile-value")!.TextContent.Trim());
        Assert.DoesNotContain("Carmen", page.Body!.TextContent, StringComparison.Ordinal);
        Assert.DoesNotContain("Incumplimiento", page.QuerySelector("main")!.QuerySelector(".chart-table")!.TextContent, StringComparison.Ordinal);
        var other = await rosa.Open(Year + "&branch=central");
        Assert.NotNull(other.QuerySelector(".empty"));
    }

    [Fact]
    public async Task A_period_without_cases_says_so_and_offers_a_way_out()
    {
        using var ana = await known.World.SignedIn("ana");
        var page = await ana.Open("/console/dashboard?from=2020-01&to=2020-03");
        Assert.NotNull(page.QuerySelector(".empty a[href='/console/dashboard']"));
        Assert.Empty(page.QuerySelectorAll(".tile"));
    }

    [Fact]
    public async Task It_is_written_in_both_languages_and_stays_small()
    {
        using var ana = await known.World.SignedIn("ana");
        await ana.GetAsync("/language/en");
        var html = await ana.GetStringAsync(Year);
        Assert.Contains("Cases received", html, StringComparison.Ordinal);
        Assert.DoesNotContain("Casos recibidos", html, StringComparison.Ordinal);
        Assert.InRange(html.Length, 10_000, 120_000);
    }

    [Fact]
    public async Task A_chart_that_is_not_there_is_missing()
    {
        using var ana = await known.World.SignedIn("ana");
        Assert.Equal(HttpStatusCode.NotFound, (await ana.GetAsync("/console/dashboard.csv?chart=weather")).StatusCode);
    }

    [GeneratedRegex("^[0-9]+$", RegexOptions.NonBacktracking)]
    private static partial Regex Digits();

    [GeneratedRegex("\"number\":", RegexOptions.NonBacktracking)]
    private static partial Regex Number();
}
