using Cauce.App.Data;
using System.Net;
using System.Net.Http.Json;
using System.Text.Json.Nodes;
using Cauce.App.Deadlines;
using Cauce.Domain.Cases;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Cauce.App.Tests.Cases.Catalogues;

public sealed class CatalogueTests(World world)
{
    [Theory, Trait("Req", "B15"), Trait("Req", "A08")]
    [InlineData("reasons")]
    [InlineData("categories")]
    [InlineData("channels")]
    [InlineData("areas")]
    [InlineData("processes")]
    public async Task An_entry_is_added_renamed_retired_and_brought_back_but_never_removed(string list)
    {
        await using var own = await World.Fresh();
        using var admin = await own.SignedIn("admin");
        var page = "/console/admin/" + list;
        await Done(admin.Submit(page + "/new", new Dictionary<string, string> { ["Code"] = "brandNew", ["NameEs"] = "Algo nuevo", ["NameEn"] = "Something new" }));
        Assert.Contains("Algo nuevo", await admin.GetStringAsync(page));
        await Done(admin.Submit(page + "/brandNew", new Dictionary<string, string> { ["NameEs"] = "Con otro nombre" }));
        await Done(admin.Submit(page, new Dictionary<string, string>(), page + "/brandNew/retire"));
        Assert.Contains("Retirado", (await admin.Open(page)).Body!.TextContent);
        await Done(admin.Submit(page, new Dictionary<string, string>(), page + "/brandNew/restore"));
        Assert.DoesNotContain("Retirado", (await admin.Open(page)).QuerySelector("table")!.TextContent);
        var twice = await admin.Submit(page + "/new", new Dictionary<string, string> { ["Code"] = "BRANDNEW", ["NameEs"] = "Otra vez" });
        Assert.Equal(HttpStatusCode.UnprocessableEntity, twice.StatusCode);
        Assert.Equal("Otra vez", (await twice.Parse()).QuerySelector("input[name=NameEs]")!.GetAttribute("value"));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, (await admin.Submit(page + "/new", new Dictionary<string, string> { ["Code"] = "con espacios", ["NameEs"] = "No" })).StatusCode);
    }

    [Fact, Trait("Req", "B15")]
    public async Task A_new_reason_serves_the_next_registration_and_the_order_is_the_houses()
    {
        await using var own = await World.Fresh();
        using var admin = await own.SignedIn("admin");
        await Done(admin.Submit("/console/admin/reasons/new", new Dictionary<string, string> { ["Code"] = "noise", ["NameEs"] = "Ruido" }));
        await Done(admin.Submit("/console/admin/reasons", new Dictionary<string, string> { ["to"] = "up" }, "/console/admin/reasons/noise/move"));
        Assert.Equal(["missedDeadline", "defectiveMaterial", "noise", "wrongQuantity"], own.Services.GetRequiredService<Catalogue>().Current.Reasons.Select(r => r.Code));
        var body = Some.Case();
        body["reason"] = "noise";
        using var api = own.Api("ana");
        Assert.Equal(HttpStatusCode.Created, (await api.PostAsJsonAsync("/api/v1/cases", body)).StatusCode);
        var row = (await admin.Open("/console/admin/reasons")).QuerySelectorAll("tbody tr").Single(r => r.TextContent.Contains("Ruido", StringComparison.Ordinal));
        Assert.Equal("1", row.QuerySelector("a[href='/console/cases?reason=noise']")!.TextContent);
    }

    [Fact, Trait("Req", "A08")]
    public async Task Categories_are_a_tree_without_circles_whose_counts_add_up()
    {
        await using var own = await World.Fresh();
        using var admin = await own.SignedIn("admin");
        await Done(admin.Submit("/console/admin/categories/new", new Dictionary<string, string> { ["Code"] = "delivery", ["NameEs"] = "Entrega" }));
        await Done(admin.Submit("/console/admin/categories/new", new Dictionary<string, string> { ["Code"] = "late", ["NameEs"] = "Tardía", ["Parent"] = "delivery" }));
        await Done(admin.Submit("/console/admin/categories/new", new Dictionary<string, string> { ["Code"] = "veryLate", ["NameEs"] = "Muy tardía", ["Parent"] = "late" }));
        var circle = await admin.Submit("/console/admin/categories/delivery", new Dictionary<string, string> { ["NameEs"] = "Entrega", ["Parent"] = "veryLate" });
        Assert.Equal(HttpStatusCode.UnprocessableEntity, circle.StatusCode);
        Assert.Contains("no puede colgar de sí misma", await circle.Content.ReadAsStringAsync());
        using var api = own.Api("ana");
        foreach (var code in new[] { "late", "veryLate", "veryLate" })
        {
            var number = (string)(await (await api.PostAsJsonAsync("/api/v1/cases", Some.Case())).Content.ReadFromJsonAsync<JsonObject>())!["number"]!;
            await using var db = own.Db();
            await db.Set<Case>().Where(c => c.Number == number).ExecuteUpdateAsync(set => set.SetProperty(c => c.Category, code));
        }
        var rows = (await admin.Open("/console/admin/categories")).QuerySelectorAll("tbody tr")
            .Select(row => row.QuerySelectorAll("td").Select(cell => cell.TextContent.Trim()).ToList()).ToList();
        Assert.Equal([("delivery", "0", "3"), ("late", "1", "3"), ("veryLate", "2", "2")], rows.Select(row => (row[1], row[2], row[3])));
    }

    [Fact, Trait("Req", "E01"), Trait("Req", "E02"), Trait("Req", "E03"), Trait("Req", "E04"), Trait("Req", "E05")]
    public async Task Every_kind_belongs_to_a_phase_and_the_house_adds_the_kinds_it_lacks()
    {
        await using var own = await World.Fresh();
        var kinds = own.Services.GetRequiredService<Catalogue>().Current.Kinds.ToLookup(k => k.Phase, k => k.Code);
        Assert.Equal(["enquiry", "quotation"], kinds[Phase.PreSale]);
        Assert.Equal(["incident", "complaint", "claim", "petition", "request", "suggestion", "misconductReport"], kinds[Phase.Contract]);
        Assert.Equal(["compliment", "warranty"], kinds[Phase.PostSale]);

        using var admin = await own.SignedIn("admin");
        await Done(admin.Submit("/console/admin/kinds/new", new Dictionary<string, string> { ["Code"] = "proposal", ["NameEs"] = "Propuesta", ["Phase"] = "preSale", ["Series"] = "PRO" }));
        await Done(admin.Submit("/console/admin/kinds/new", new Dictionary<string, string> { ["Code"] = "aftercare", ["NameEs"] = "Información posventa", ["Phase"] = "postSale", ["Series"] = "POS" }));
        using var api = own.Api("ana");
        foreach (var (code, series) in new[] { ("proposal", "PRO"), ("aftercare", "POS") })
        {
            var registered = await (await api.PostAsJsonAsync("/api/v1/cases", Some.Case(code))).Content.ReadFromJsonAsync<JsonObject>();
            Assert.Equal(code, (string)registered!["kind"]!);
            Assert.StartsWith(series + "-", (string)registered["number"]!, StringComparison.Ordinal);
            Assert.Contains((string)registered["number"]!, await admin.GetStringAsync($"/console/cases?kind={code}"), StringComparison.Ordinal);
        }
    }

    [Fact, Trait("Req", "E05"), Trait("Req", "A03"), Trait("Req", "E09")]
    public async Task A_kind_of_the_house_has_its_own_flow_and_series()
    {
        await using var own = await World.Fresh();
        using var admin = await own.SignedIn("admin");
        Dictionary<string, string> kind = new()
        {
            ["Code"] = "outage", ["NameEs"] = "Avería", ["NameEn"] = "Outage", ["InvitationEs"] = "No tengo luz", ["Phase"] = "postSale",
            ["Series"] = "ave", ["NumberFormat"] = "{series}.{n:4}", ["Rigour"] = "full", ["NeedsAcceptance"] = "true", ["OfferedOnPortal"] = "true",
        };
        var looked = await admin.Submit("/console/admin/kinds/new", new Dictionary<string, string>(kind) { ["Act"] = "look" });
        Assert.Contains("AVE.0001", await looked.Content.ReadAsStringAsync());
        await Done(admin.Submit("/console/admin/kinds/new", kind));
        using var api = own.Api("ana");
        var made = await (await api.PostAsJsonAsync("/api/v1/cases", Some.Case("outage"))).Content.ReadFromJsonAsync<JsonObject>();
        Assert.Equal("AVE.0001", (string)made!["number"]!);
        await using var db = own.Db();
        Assert.Equal(Rigour.Full, (await db.Set<Case>().SingleAsync()).Flow.Rigour);
        Assert.Contains("AVE.0002", await admin.GetStringAsync("/console/admin/kinds/number?Kind=outage&Series=AVE&NumberFormat=%7Bseries%7D.%7Bn:4%7D"));
    }

    [Theory, Trait("Req", "E05")]
    [InlineData("REC", "{series}-{n}", "ya numera")]
    [InlineData("case", "{year}", "formato")]
    [InlineData("AÑO", "{series}-{n}", "mayúsculas")]
    [InlineData("A1", "{series}-{n}", "mayúsculas")]
    public async Task Numbers_that_could_clash_are_refused_by_name(string series, string format, string says)
    {
        using var admin = await world.SignedIn("admin");
        var refused = await admin.Submit("/console/admin/kinds/new", new Dictionary<string, string> { ["Code"] = "clash", ["NameEs"] = "Choque", ["Series"] = series, ["NumberFormat"] = format });
        Assert.Equal(HttpStatusCode.UnprocessableEntity, refused.StatusCode);
        Assert.Contains(says, (await refused.Parse()).QuerySelector(".form-refusal")!.TextContent);
    }

    [Fact]
    public async Task A_kind_whose_silence_may_close_warns_of_the_law()
    {
        using var admin = await world.SignedIn("admin");
        var page = await (await admin.Submit("/console/admin/kinds/new", new Dictionary<string, string> { ["SilenceMayClose"] = "true", ["Act"] = "look" })).Parse();
        Assert.Contains("Ley 10/2025 (art. 13.2)", page.Body!.TextContent);
    }

    [Fact]
    public async Task Terms_are_shown_as_dates_with_their_reason_and_serve_the_next_case()
    {
        await using var own = await World.Fresh();
        using var admin = await own.SignedIn("admin");
        var preview = await admin.GetStringAsync("/console/admin/terms/preview?Acknowledge=1wd&Progress=5wd&Answer=15d&Received=2026-03-02");
        Assert.Contains("17 de marzo de 2026", WebUtility.HtmlDecode(preview));
        await Done(admin.Submit("/console/admin/terms/claim", new Dictionary<string, string> { ["Acknowledge"] = "1wd", ["Progress"] = "5wd", ["Answer"] = "1m", ["Source"] = "Ley de la casa" }));
        Assert.Equal("1m", own.Services.GetRequiredService<Catalogue>().Current.PlanOf("claim").Answer.ToString());
        var refused = await admin.Submit("/console/admin/terms/claim", new Dictionary<string, string> { ["Acknowledge"] = "1wd", ["Progress"] = "pronto", ["Answer"] = "15d" });
        Assert.Equal(HttpStatusCode.UnprocessableEntity, refused.StatusCode);
        Assert.NotNull((await refused.Parse()).QuerySelector("#f-Progress[aria-invalid=true]"));
        await Done(admin.Submit("/console/admin/terms", new Dictionary<string, string>(), "/console/admin/terms/claim/drop"));
        Assert.Equal("15d", own.Services.GetRequiredService<Catalogue>().Current.PlanOf("claim").Answer.ToString());
        Assert.Equal(HttpStatusCode.NotFound, (await admin.GetAsync("/console/admin/terms/nothing")).StatusCode);
    }

    [Theory]
    [InlineData("kinds")]
    [InlineData("kinds/new")]
    [InlineData("kinds/claim")]
    [InlineData("reasons/new")]
    [InlineData("channels/web")]
    [InlineData("categories/new")]
    [InlineData("products")]
    [InlineData("products/new")]
    [InlineData("terms")]
    [InlineData("terms/*")]
    public async Task Every_page_opens_for_who_may_and_for_nobody_else(string page)
    {
        using var marta = await world.SignedIn("marta");
        using var ana = await world.SignedIn("ana");
        Assert.Equal(HttpStatusCode.OK, (await marta.GetAsync("/console/admin/" + page)).StatusCode);
        Assert.NotEqual(HttpStatusCode.OK, (await ana.GetAsync("/console/admin/" + page)).StatusCode);
    }

    private static async Task Done(Task<HttpResponseMessage> submitted)
    {
        var response = await submitted;
        Assert.True(response.StatusCode == HttpStatusCode.SeeOther, $"{response.StatusCode}: {await response.Content.ReadAsStringAsync()}");
    }
}
