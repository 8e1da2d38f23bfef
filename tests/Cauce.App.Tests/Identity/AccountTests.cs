using System.Net;

namespace Cauce.App.Tests.Identity;

public sealed class AccountTests(World shared)
{
    private const string NewOne = "el tranvía llega a las 7";

    [Fact, Trait("Req", "E5")]
    public async Task A_password_is_changed_only_by_whoever_knows_the_current_one_and_ends_all_other_sessions()
    {
        await using var world = await World.Fresh();
        using var here = await world.SignedIn("ana");
        using var elsewhere = await world.SignedIn("ana");
        var refused = await here.Submit("/console/account", Password("not the current one"), "/console/account/password");
        Assert.Equal(HttpStatusCode.UnprocessableEntity, refused.StatusCode);
        Assert.Contains("La contraseña actual no es correcta.", (await refused.Parse()).Body!.TextContent);
        var changed = await here.Submit("/console/account", Password(World.Password), "/console/account/password");
        Assert.Equal(HttpStatusCode.SeeOther, changed.StatusCode);
        Assert.Equal(HttpStatusCode.OK, (await here.GetAsync("/console/account")).StatusCode);
        Assert.Equal(HttpStatusCode.Redirect, (await elsewhere.GetAsync("/console/account")).StatusCode);
        using var later = world.Visitor();
        Assert.Equal(HttpStatusCode.UnprocessableEntity, (await later.Submit("/console/sign-in", SignIn(World.Password))).StatusCode);
        Assert.Equal(HttpStatusCode.SeeOther, (await later.Submit("/console/sign-in", SignIn(NewOne))).StatusCode);
    }

    [Theory]
    [InlineData("corta", "al menos 12 caracteres")]
    [InlineData("aaaaaaaaaaaaaaaa", "se adivina")]
    [InlineData("1234567890123456", "se adivina")]
    [InlineData("soy Ana Torres hoy", "se adivina")]
    public async Task A_password_that_is_tried_first_is_refused_in_words(string password, string reason)
    {
        using var ana = await shared.SignedIn("ana");
        var form = new Dictionary<string, string> { ["Current"] = World.Password, ["Password"] = password, ["Repeated"] = password };
        var refused = await ana.Submit("/console/account", form, "/console/account/password");
        Assert.Equal(HttpStatusCode.UnprocessableEntity, refused.StatusCode);
        Assert.Contains(reason, (await refused.Parse()).QuerySelector(".field-error")!.TextContent);
    }

    [Fact]
    public async Task Signing_out_everywhere_ends_every_session_here_too()
    {
        await using var world = await World.Fresh();
        using var here = await world.SignedIn("ana");
        using var elsewhere = await world.SignedIn("ana");
        using var other = await world.SignedIn("luis");
        var ended = await here.Press("/console/account", "/console/account/sign-out-everywhere");
        Assert.Equal(HttpStatusCode.SeeOther, ended.StatusCode);
        Assert.Equal(HttpStatusCode.Redirect, (await here.GetAsync("/console")).StatusCode);
        Assert.Equal(HttpStatusCode.Redirect, (await elsewhere.GetAsync("/console")).StatusCode);
        Assert.Equal(HttpStatusCode.OK, (await other.GetAsync("/console")).StatusCode);
    }

    [Fact]
    public async Task A_stolen_cookie_is_worth_nothing_after_signing_out_everywhere_and_signing_out_alone_keeps_the_others()
    {
        await using var world = await World.Fresh();
        using var here = await world.SignedIn("ana");
        using var elsewhere = await world.SignedIn("ana");
        Assert.Equal(HttpStatusCode.SeeOther, (await here.Press("/console/account", "/console/sign-out")).StatusCode);
        Assert.Equal(HttpStatusCode.Redirect, (await here.GetAsync("/console")).StatusCode);
        Assert.Equal(HttpStatusCode.OK, (await elsewhere.GetAsync("/console")).StatusCode);
    }

    [Fact, Trait("Req", "D11")]
    public async Task Of_oneself_one_changes_name_and_language_and_no_more()
    {
        await using var world = await World.Fresh();
        using var ana = await world.SignedIn("ana");
        var saved = await ana.Submit("/console/account", new Dictionary<string, string>
        {
            ["Name"] = "Ana Torres Vidal", ["Language"] = "en", ["Role"] = "Administrator", ["Branches"] = "2", ["Id"] = Guid.NewGuid().ToString(),
        });
        Assert.Equal(HttpStatusCode.SeeOther, saved.StatusCode);
        var page = await ana.Open("/console/account");
        Assert.Equal("My account", page.QuerySelector("h1")!.TextContent);
        Assert.Contains("Agent · Central", page.QuerySelector(".page-lead")!.TextContent);
        Assert.Equal("Ana Torres Vidal", page.QuerySelector("#f-Name")!.GetAttribute("value"));
    }

    private static Dictionary<string, string> Password(string current) => new() { ["Current"] = current, ["Password"] = NewOne, ["Repeated"] = NewOne };

    private static Dictionary<string, string> SignIn(string password) => new() { ["Email"] = "ana@cauce.example", ["Password"] = password };
}
