using System.Net;
using System.Net.Http.Json;
using System.Text.Json.Nodes;

namespace Cauce.App.Tests.Insights;

/// <summary>The answers were counted by hand from the list in <see cref="KnownWorld"/>.</summary>
public sealed class MeasuresApiTests(KnownWorld known) : IClassFixture<KnownWorld>
{
    private const string ThisYear = "from=2026-01-01&to=2026-12-31";

    [Theory, Trait("Req", "B26"), Trait("Req", "B27"), Trait("Req", "D14"), Trait("Req", "D15"), Trait("Req", "E19"), Trait("Req", "E20"), Trait("Req", "E26")]
    [InlineData("ana", "total", 5)]
    [InlineData("ana", "open", 4)]
    [InlineData("ana", "overdue", 2)]
    [InlineData("ana", "solved", 3)]
    [InlineData("ana", "resolved", 60)]
    [InlineData("ana", "meanDays", 4.167)]
    [InlineData("ana", "meanHours", 100)]
    [InlineData("ana", "medianDays", 3)]
    [InlineData("ana", "medianHours", 72)]
    [InlineData("ana", "p90Days", 8.5)]
    [InlineData("ana", "serious", 20)]
    [InlineData("rosa", "total", 1)]
    [InlineData("rosa", "meanDays", 2)]
    [InlineData("admin", "total", 6)]
    [InlineData("admin", "medianDays", 2)]
    [InlineData("admin", "meanDays", 3.625)]
    [InlineData("marta", "total", 7)]
    [InlineData("marta", "meanDays", 4.9)]
    [InlineData("marta", "medianDays", 3)]
    public async Task Each_reader_gets_the_number_counted_by_hand(string who, string name, double value)
    {
        var item = await Ask(who, $"names={name}&{ThisYear}");
        Assert.Equal(value, (double)item["value"]!, 3);
        Assert.NotEqual("", (string)item["definition"]!);
    }

    [Theory, Trait("Req", "B25")]
    [InlineData("severity=minor,serious,critical")]
    [InlineData("kind=claim,incident,misconductReport")]
    [InlineData("from=2026-01-02&to=2026-12-30")]
    public async Task Counting_the_cases_one_by_one_gives_the_same_numbers_as_the_tally(string filter)
    {
        var others = filter.Contains("from", StringComparison.Ordinal) ? filter : $"{filter}&{ThisYear}";
        foreach (var who in new[] { "ana", "rosa", "admin", "marta" })
        {
            var tallied = await All(who, ThisYear);
            var counted = await All(who, others);
            Assert.Equal(tallied, counted);
        }
    }

    [Theory, Trait("Req", "A14"), Trait("Req", "B13"), Trait("Req", "B14"), Trait("Req", "B28"), Trait("Req", "B01"), Trait("Req", "E23")]
    [InlineData("month", "2026-01=2 2026-02=2 2026-04=1")]
    [InlineData("kind", "claim=4 incident=1")]
    [InlineData("reason", "missedDeadline=2 wrongQuantity=1")]
    [InlineData("channel", "phone=3 web=2")]
    [InlineData("severity", "minor=4 serious=1")]
    [InlineData("priority", "normal=4 high=1")]
    [InlineData("stage", "solved=2 registered=2 closed=1")]
    [InlineData("origin", "customerDetected=5")]
    [InlineData("product", "AZ-1=2")]
    [InlineData("branch", "central=5")]
    public async Task A_split_names_each_part_with_its_count(string by, string expected)
    {
        foreach (var filter in new[] { ThisYear, $"{ThisYear}&severity=minor,serious,critical" })
        {
            var parts = (await Ask("ana", $"names=total&by={by}&{filter}"))["by"]!.AsArray();
            Assert.Equal(expected.Split(' ').Order(StringComparer.Ordinal),
                parts.Select(p => $"{p!["key"]}={p["value"]}").Order(StringComparer.Ordinal));
        }
    }

    [Fact, Trait("Req", "B13")]
    public async Task The_customer_with_most_cases_comes_first_by_name()
    {
        var parts = (await Ask("ana", $"names=total&by=customer&{ThisYear}"))["by"]!.AsArray();
        Assert.Equal("Carmen Ruiz", (string)Assert.Single(parts)!["label"]!);
        Assert.Equal(2, (double)parts[0]!["value"]!);
    }

    [Fact, Trait("Req", "E23")]
    public async Task Any_measure_is_split_by_any_dimension()
    {
        var parts = (await Ask("ana", $"names=meanDays&by=reason&{ThisYear}"))["by"]!.AsArray();
        Assert.Equal(["missedDeadline=2", "wrongQuantity=8.5"], parts.Select(p => $"{p!["key"]}={p["value"]}"));
    }

    [Fact, Trait("Req", "B26")]
    public async Task A_ratio_of_nothing_is_no_data_and_not_zero()
    {
        foreach (var filter in new[] { "from=2020-01-01&to=2020-12-31", "from=2020-01-01&to=2020-12-31&kind=claim" })
        {
            var item = await Ask("ana", $"names=resolved&{filter}");
            Assert.Null(item["value"]);
            Assert.Equal(0, (int)item["n"]!);
        }
    }

    [Theory]
    [InlineData("names=happiness")]
    [InlineData("by=weather")]
    public async Task An_unknown_name_is_refused(string query)
    {
        using var api = known.World.Api("ana");
        Assert.Equal(HttpStatusCode.BadRequest, (await api.GetAsync($"/api/v1/measures?{query}")).StatusCode);
    }

    [Fact, Trait("Req", "D10")]
    public async Task What_was_just_registered_is_already_counted()
    {
        await using var own = await World.Fresh();
        using var api = own.Api("ana");
        for (var n = 1; n <= 3; n++)
        {
            await api.PostAsJsonAsync("/api/v1/cases", Some.Case());
            Assert.Equal(n, (int)(await Item(api, "names=total"))["value"]!);
        }
    }

    private async Task<JsonNode> Ask(string who, string query)
    {
        using var api = known.World.Api(who);
        return await Item(api, query);
    }

    private static async Task<JsonNode> Item(HttpClient api, string query) =>
        Assert.Single((await api.GetFromJsonAsync<JsonObject>($"/api/v1/measures?{query}"))!["items"]!.AsArray())!;

    private async Task<string> All(string who, string query)
    {
        using var api = known.World.Api(who);
        return (await api.GetFromJsonAsync<JsonObject>($"/api/v1/measures?by=month&{query}"))!.ToJsonString();
    }
}
