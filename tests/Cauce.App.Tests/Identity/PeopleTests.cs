using System.Net;
using System.Net.Http.Json;
using System.Text.Json.Nodes;
using Cauce.App.Identity;
using Cauce.Domain.Cases;
using Microsoft.EntityFrameworkCore;

namespace Cauce.App.Tests.Identity;

public sealed class PeopleTests(World world)
{
    [Fact, Trait("Req", "E1"), Trait("Req", "E2")]
    public async Task A_new_person_chooses_a_password_by_a_link_that_works_once()
    {
        using var admin = await world.SignedIn("admin");
        var added = await admin.Submit("/console/admin/people/new", Person("eva@cauce.example", Role.Agent));
        Assert.Equal(HttpStatusCode.OK, added.StatusCode);
        Assert.Contains("no-store", added.Headers.CacheControl!.ToString());
        var link = new Uri((await added.Parse()).QuerySelector("[data-secret]")!.TextContent).AbsolutePath;
        await using var db = world.Db();
        Assert.DoesNotContain(await db.Set<OneTimeLink>().ToListAsync(), l => link.Contains(Convert.ToHexStringLower(l.Hash), StringComparison.Ordinal));
        using var eva = world.Visitor();
        Assert.Contains("Eva Mora", (await eva.Open(link)).QuerySelector("h1")!.TextContent);
        Assert.Equal(HttpStatusCode.SeeOther, (await eva.Submit(link, Chosen())).StatusCode);
        Assert.Equal(HttpStatusCode.OK, (await eva.GetAsync("/console")).StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, (await eva.GetAsync(link)).StatusCode);
    }

    [Fact, Trait("Req", "E1")]
    public async Task An_expired_link_opens_nothing_and_a_new_one_voids_the_old_one()
    {
        await using var own = await World.Fresh();
        using var admin = await own.SignedIn("admin");
        var ana = await own.IdOf("ana");
        var first = await LinkFor(admin, ana);
        var second = await LinkFor(admin, ana);
        using var visitor = own.Visitor();
        Assert.Equal(HttpStatusCode.NotFound, (await visitor.GetAsync(first)).StatusCode);
        Assert.Equal(HttpStatusCode.OK, (await visitor.GetAsync(second)).StatusCode);
        await using var db = own.Db();
        await db.Set<OneTimeLink>().ExecuteUpdateAsync(set => set.SetProperty(l => l.ExpiresAt, DateTimeOffset.UtcNow.AddSeconds(-1)));
        Assert.Equal(HttpStatusCode.NotFound, (await visitor.GetAsync(second)).StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, (await visitor.GetAsync("/console/invitation/")).StatusCode);
    }

    [Fact, Trait("Req", "D11")]
    public async Task Only_administrators_administer()
    {
        foreach (var who in new[] { "ana", "luis", "marta" })
        {
            using var client = await world.SignedIn(who);
            foreach (var page in new[] { "/console/admin/people", "/console/admin/people/new", "/console/admin/branches", "/console/admin/keys" })
                Assert.Equal(HttpStatusCode.Forbidden, (await client.GetAsync(page)).StatusCode);
            var tried = await client.Submit("/console/account", Person("x@cauce.example", Role.Administrator), "/console/admin/people/new");
            Assert.Equal(HttpStatusCode.Forbidden, tried.StatusCode);
            Assert.Contains("No tiene permiso", (await tried.Parse()).QuerySelector("h1")!.TextContent);
        }
    }

    [Fact, Trait("Req", "D11")]
    public async Task The_last_administrator_keeps_the_role_and_nobody_changes_their_own()
    {
        await using var own = await World.Fresh();
        using var admin = await own.SignedIn("admin");
        var (me, luis) = (await own.IdOf("admin"), await own.IdOf("luis"));
        Assert.Contains("propio rol", await Refused(admin, me, Person("admin@cauce.example", Role.Agent)));
        Assert.Contains("sí mismo", await RefusedLeaving(admin, me));
        await admin.Submit($"/console/admin/people/{luis}", Person("luis@cauce.example", Role.Administrator));
        using var second = await own.SignedIn("luis");
        Assert.Equal(HttpStatusCode.SeeOther, (await second.Submit($"/console/admin/people/{me}", Person("admin@cauce.example", Role.Agent))).StatusCode);
        Assert.Equal(HttpStatusCode.Forbidden, (await admin.GetAsync("/console/admin/people")).StatusCode);
        Assert.Contains("sí mismo", await RefusedLeaving(second, luis));
    }

    [Fact, Trait("Req", "A28")]
    public async Task Who_leaves_hands_over_every_open_case_in_the_same_act()
    {
        await using var own = await World.Fresh();
        var (admin, ana, luis, rosa) = (await own.SignedIn("admin"), await own.IdOf("ana"), await own.IdOf("luis"), await own.IdOf("rosa"));
        var numbers = await OwnedBy(own, ana, "minor", "serious");
        using var before = await own.SignedIn("ana");
        Assert.Contains("responsable de 2 casos", await RefusedLeaving(admin, ana));
        Assert.Contains("1 de los casos son graves", await RefusedLeaving(admin, ana, successor: await own.IdOf("marta")));
        await admin.Submit($"/console/admin/people/{rosa}", Person("rosa@cauce.example", Role.Supervisor, branch: 2));
        Assert.Contains("2 de los casos son de sedes que esa persona no ve", await RefusedLeaving(admin, ana, successor: rosa));
        var done = await admin.Submit($"/console/admin/people/{ana}/deactivate", new Dictionary<string, string> { ["Owner"] = luis.ToString() });
        Assert.Equal(HttpStatusCode.SeeOther, done.StatusCode);
        await using var db = own.Db();
        Assert.All(await db.Set<Case>().Where(c => numbers.Contains(c.Number)).ToListAsync(), c => Assert.Equal(luis, c.OwnerId));
        Assert.Equal(2, await db.Set<HistoryEntry>().CountAsync(h => h.What == CaseHistory.Assigned && h.ActorName == "Administración"));
        Assert.Equal(HttpStatusCode.Redirect, (await before.GetAsync("/console")).StatusCode);
        using var key = own.Api("ana");
        Assert.Equal(HttpStatusCode.Unauthorized, (await key.GetAsync($"/api/v1/cases/{numbers[0]}")).StatusCode);
        admin.Dispose();
    }

    [Fact]
    public async Task Two_people_cannot_share_an_address_and_what_was_typed_is_kept()
    {
        using var admin = await world.SignedIn("admin");
        var refused = await admin.Submit("/console/admin/people/new", Person("ANA@cauce.example", Role.Quality));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, refused.StatusCode);
        var page = await refused.Parse();
        Assert.Contains("Ya hay una persona con ese correo", page.QuerySelector("#f-Email-e")!.TextContent);
        Assert.Equal("Eva Mora", page.QuerySelector("#f-Name")!.GetAttribute("value"));
        Assert.NotNull(page.QuerySelector("input[name=Role][value=Quality][checked]"));
        Assert.NotNull(page.QuerySelector("input[name=Branches][value='1'][checked]"));
    }

    private static async Task<string> Refused(HttpClient client, Guid id, Dictionary<string, string> fields)
    {
        var refused = await client.Submit($"/console/admin/people/{id}", fields);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, refused.StatusCode);
        return (await refused.Parse()).QuerySelector(".form-refusal")!.TextContent;
    }

    private static async Task<string> RefusedLeaving(HttpClient client, Guid id, Guid? successor = null)
    {
        var refused = await client.Submit($"/console/admin/people/{id}/deactivate", new Dictionary<string, string> { ["Owner"] = successor?.ToString() ?? "" });
        Assert.Equal(HttpStatusCode.UnprocessableEntity, refused.StatusCode);
        return (await refused.Parse()).QuerySelector(".form-refusal")!.TextContent;
    }

    /// <summary>Cases of the centre, given to somebody by the database: how they came to own them is another test's business.</summary>
    private static async Task<List<string>> OwnedBy(World world, Guid owner, params string[] severities)
    {
        using var api = world.Api("luis");
        var numbers = new List<string>();
        foreach (var severity in severities)
        {
            var body = Some.Case();
            body["severity"] = severity;
            var made = await (await api.PostAsJsonAsync("/api/v1/cases", body)).Content.ReadFromJsonAsync<JsonObject>();
            numbers.Add((string)made!["number"]!);
        }
        await using var db = world.Db();
        await db.Set<Case>().Where(c => numbers.Contains(c.Number)).ExecuteUpdateAsync(set => set.SetProperty(c => c.OwnerId, owner));
        return numbers;
    }

    private static async Task<string> LinkFor(HttpClient admin, Guid person)
    {
        var made = await admin.Press($"/console/admin/people/{person}", $"/console/admin/people/{person}/invitation");
        return new Uri((await made.Parse()).QuerySelector("[data-secret]")!.TextContent).AbsolutePath;
    }

    private static Dictionary<string, string> Person(string email, Role role, int branch = 1) => new()
    {
        ["Name"] = "Eva Mora", ["Email"] = email, ["Role"] = role.ToString(), ["Language"] = "es", ["Branches"] = $"{branch}",
    };

    private static Dictionary<string, string> Chosen() => new() { ["Password"] = "la luna sobre el tejado", ["Repeated"] = "la luna sobre el tejado" };
}
