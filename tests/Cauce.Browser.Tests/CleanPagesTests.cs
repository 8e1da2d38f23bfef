namespace Cauce.Browser.Tests;

/// <summary>No page breaks its own security policy or writes an error into the console, in any size, language or light.</summary>
public sealed class CleanPagesTests(World world, Chromium chromium)
{
    public static readonly string[] Portal = ["/", "/console/sign-in"];

    [Fact]
    public async Task The_portal_is_clean()
    {
        foreach (var phone in new[] { true, false })
        {
            await using var window = await chromium.Open(world.Url, phone, dark: phone);
            foreach (var path in Portal)
                await window.Page.GotoAsync(path);
            Assert.Empty(window.Troubles);
        }
    }

    [Fact]
    public async Task The_console_is_clean_for_the_administrator()
    {
        await using var window = await chromium.Open(world.Url);
        await window.SignIn("admin");
        foreach (var path in await window.Page.EvalOnSelectorAllAsync<string[]>("nav a.nav-link", "links => links.map(a => a.getAttribute('href'))"))
        {
            var answer = await window.Page.GotoAsync(path);
            Assert.True(answer!.Ok, $"{path} answered {answer.Status}");
        }
        Assert.Empty(window.Troubles);
    }
}
