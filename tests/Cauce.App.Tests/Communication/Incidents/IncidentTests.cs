using System.Net;
using Cauce.App.Tests.Cases;
using Cauce.Domain.Cases;
using Microsoft.EntityFrameworkCore;

namespace Cauce.App.Tests.Communication.Incidents;

public sealed class IncidentTests(World world)
{
    [Fact, Trait("Req", "C13")]
    public async Task Many_numbers_at_once_each_joined_or_refused_for_itself()
    {
        using var ana = world.Api("ana");
        var (parent, one, two) = (await ana.Register(), await ana.Register(), await ana.Register());
        var done = await ana.Join(parent, one, two, "REC-1999-000001", parent);
        Assert.Equal(new string?[] { null, null, "case.unknown-case", "incident.its-own-parent" }, done.Select(d => (string?)d!["code"]));
        Assert.Equal(parent, (string?)(await ana.Read(one))["parent"]);
        Assert.Equal(2, (int)(await ana.Read(parent))["children"]!);
        var children = await (await ana.GetAsync($"/api/v1/cases/{parent}/children")).Content.ReadAsStringAsync();
        Assert.Contains(one, children, StringComparison.Ordinal);
        Assert.Equal("incident.parent-is-child", await ana.JoinOne(one, await ana.Register()));
        await ana.Done(await ana.DeleteAsync($"/api/v1/cases/{one}/parent"));
        Assert.Equal(1, (int)(await ana.Read(parent))["children"]!);
        Assert.Contains(CaseHistory.Left, await ana.History(one));
    }

    [Fact]
    public async Task Joined_all_at_the_same_moment_none_is_lost_and_a_child_has_one_parent()
    {
        using var ana = world.Api("ana");
        var (first, second) = (await ana.Register(), await ana.Register());
        var children = new List<string>();
        for (var i = 0; i < 12; i++)
            children.Add(await ana.Register());
        var outcomes = await Task.WhenAll(children.SelectMany(c => new[] { ana.JoinOne(first, c), ana.JoinOne(second, c) }));
        Assert.Equal(12, outcomes.Count(code => code is null));
        var (ofFirst, ofSecond) = ((int)(await ana.Read(first))["children"]!, (int)(await ana.Read(second))["children"]!);
        Assert.Equal(12, ofFirst + ofSecond);
        await using var db = world.Db();
        var id = await db.Set<Case>().Where(c => c.Number == first).Select(c => c.Id).SingleAsync();
        Assert.Equal(ofFirst, await db.Set<Case>().CountAsync(c => c.ParentId == id));
    }

    [Fact, Trait("Req", "C13")]
    public async Task From_the_page_and_from_the_list_without_a_script()
    {
        using var api = world.Api("ana");
        var (parent, one, two) = (await api.Register(), await api.Register(), await api.Register());
        using var ana = await world.SignedIn("ana");
        var page = $"/console/cases/{parent}/affected";
        var joined = await ana.Submit(page, new Dictionary<string, string> { ["Numbers"] = one }, page + "/children");
        Assert.Equal(HttpStatusCode.SeeOther, joined.StatusCode);
        var bulk = await ana.Submit("/console/cases", new Dictionary<string, string> { ["Act"] = "join", ["Parent"] = parent, ["Number"] = two }, "/console/cases/bulk");
        Assert.Equal(HttpStatusCode.SeeOther, bulk.StatusCode);
        var shown = await ana.Open(page);
        Assert.Contains(one, shown.Body!.TextContent, StringComparison.Ordinal);
        Assert.Contains(two, shown.Body!.TextContent, StringComparison.Ordinal);
        Assert.Contains(parent, (await ana.Open($"/console/cases/{two}")).Body!.TextContent, StringComparison.Ordinal);
        var refused = await ana.Submit(page, new Dictionary<string, string> { ["Numbers"] = $"{one}\nREC-1999-000009" }, page + "/children");
        Assert.Equal(HttpStatusCode.UnprocessableEntity, refused.StatusCode);
        Assert.Contains("REC-1999-000009", await refused.Content.ReadAsStringAsync(), StringComparison.Ordinal);
        var left = await ana.Submit(page, new Dictionary<string, string> { ["Child"] = two }, page + "/leaving");
        Assert.Equal(HttpStatusCode.SeeOther, left.StatusCode);
        Assert.Null((string?)(await api.Read(two))["parent"]);
    }

    [Fact]
    public async Task One_act_for_all_from_the_page_dry_run_first_then_followed_to_its_end()
    {
        using var api = world.Api("ana");
        var parent = await api.Register();
        var child = await api.Child(parent, Telling.Customer("Página", "pagina@cliente.example"));
        using var ana = await world.SignedIn("ana");
        var page = $"/console/cases/{parent}/circulars/new?kind=reply";
        var fields = new Dictionary<string, string> { ["Kind"] = "reply", ["TextEs"] = "Hola, {{name}}: listo.", ["act"] = "preview" };
        var preview = await ana.Submit(page, fields, $"/console/cases/{parent}/circulars/new");
        Assert.Equal(HttpStatusCode.OK, preview.StatusCode);
        Assert.Contains("Hola, Página: listo.", WebUtility.HtmlDecode(await preview.Content.ReadAsStringAsync()), StringComparison.Ordinal);
        Assert.Empty(await world.LettersOf(child, "reply"));
        fields["act"] = "start";
        var started = await ana.Submit(page, fields, $"/console/cases/{parent}/circulars/new");
        Assert.Equal(HttpStatusCode.SeeOther, started.StatusCode);
        var run = started.Headers.Location!.ToString();
        await api.Finished(Guid.Parse(run[(run.LastIndexOf('/') + 1)..]));
        var end = await ana.Open(run);
        Assert.Null(end.QuerySelector("meta[http-equiv=refresh]"));
        Assert.Contains(child, end.Body!.TextContent, StringComparison.Ordinal);
        Assert.Single(await world.LettersOf(child, "reply"));
        fields["TextEs"] = "[…]";
        var blank = await ana.Submit(page, fields, $"/console/cases/{parent}/circulars/new");
        Assert.Equal(HttpStatusCode.UnprocessableEntity, blank.StatusCode);
    }
}
