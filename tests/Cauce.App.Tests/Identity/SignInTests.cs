using System.Net;

namespace Cauce.App.Tests.Identity;

public sealed class SignInTests(World world)
{
    [Fact]
    public async Task Staff_sign_in_and_reach_their_work()
    {
        using var ana = await world.SignedIn("ana");
        var page = await ana.GetAsync("/console");
        Assert.Equal(HttpStatusCode.OK, page.StatusCode);
    }

    [Fact]
    public async Task Without_a_sign_in_the_console_leads_to_it()
    {
        using var visitor = world.Visitor();
        var answer = await visitor.GetAsync("/console");
        Assert.Equal(HttpStatusCode.Redirect, answer.StatusCode);
        Assert.Contains("/console/sign-in", answer.Headers.Location!.ToString());
    }
}
