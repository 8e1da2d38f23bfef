using System.Net;
using System.Net.Http.Json;
using System.Text.Json.Nodes;
using Cauce.App.Tests.Identity;

namespace Cauce.Browser.Tests;

/// <summary>No page breaks its own security policy, writes an error into the console, stands out of a telephone, or shows a key instead of words.</summary>
public sealed class CleanPagesTests(EnglishHouse house, Chromium chromium) : IClassFixture<EnglishHouse>
{
    private static Task<Places>? places;

    private readonly World world = house.World;

    /// <param name="rules">Of accessibility: in the dark only the colours differ.</param>
    [Theory]
    [InlineData("es-ES", false)]
    [InlineData("en-GB", true, "color-contrast")]
    public async Task Every_page_is_clean(string language, bool dark, params string[] rules)
    {
        var all = (await (places ??= Places.Furnish(world))).All;
        Assert.True(all.Count > 70, $"only {all.Count} pages");
        var staffs = all.Where(path => path.StartsWith("/console", StringComparison.Ordinal) && !IsForAnyone(path)).ToList();
        var found = await Task.WhenAll(
            Visit(null, all.Except(staffs)), Visit("admin", staffs.Where((_, i) => i % 2 == 0)), Visit("admin", staffs.Where((_, i) => i % 2 == 1)));
        var troubles = found.SelectMany(f => f).GroupBy(f => f.What, f => f.Path).Select(what => $"{what.Key}: {string.Join(' ', what.Take(4))}").ToList();
        Assert.True(troubles.Count == 0, string.Join('\n', troubles));

        async Task<List<(string What, string Path)>> Visit(string? who, IEnumerable<string> paths)
        {
            await using var window = await chromium.Open(world.Url, language: language, dark: dark);
            await window.Context.AddCookiesAsync([new() { Name = "lang", Value = language[..2], Url = world.Url }]);
            if (who is not null)
                await window.SignIn(who);
            await Judge.Equip(window);
            var seen = new List<(string, string)>();
            foreach (var path in paths)
                seen.AddRange((await Look(window, path, language, rules)).Select(what => (what, path)));
            return [.. seen, .. window.Troubles.Select(trouble => (trouble, ""))];
        }
    }

    [Theory]
    [InlineData("es-ES", false)]
    [InlineData("en-GB", true)]
    public async Task The_page_of_the_first_run_is_clean(string language, bool dark)
    {
        var folder = Directory.CreateTempSubdirectory("cauce-first-").FullName;
        try
        {
            await using var program = RunningProgram.Start(folder, database: null);
            var link = await program.FirstRunLink();
            await using var window = await chromium.Open(new Uri(link, "/").ToString(), language: language, dark: dark);
            await Judge.Equip(window);
            Assert.Empty(await Look(window, link.AbsolutePath, language, []));
            Assert.Empty(window.Troubles);
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    [Theory]
    [InlineData("/nothing-here", null)]
    [InlineData("/track/nobodys-key", null)]
    [InlineData("/console/nothing-here", null)]
    [InlineData("/console/nothing-here", "ana")]
    [InlineData("/console/cases/NOBODYS-1", "ana")]
    public async Task An_unknown_address_says_so_and_leads_back(string path, string? who)
    {
        await using var window = await chromium.Open(world.Url, phone: true);
        if (who is not null)
            await window.SignIn(who);
        await Judge.Equip(window);
        window.Expects = 404;
        var answer = await window.Page.GotoAsync(path);
        Assert.Equal(404, answer!.Status);
        Assert.Empty(await Judge.Layout(window.Page));
        Assert.Empty(await Judge.Accessibility(window.Page));
        Assert.NotEmpty(await window.Page.InnerTextAsync("main h1"));
        await window.Page.Locator("main a.btn.is-primary").ClickAsync();
        await window.Page.WaitForURLAsync(url => !url.EndsWith(path, StringComparison.Ordinal));
        await window.Page.Locator("main h1").WaitForAsync();
        Assert.Empty(window.Troubles);
    }

    [Fact]
    public async Task An_unknown_address_of_the_API_answers_problem_details()
    {
        using var client = world.Api("ana");
        var answer = await client.GetAsync("/api/v1/nothing-here");
        Assert.Equal(HttpStatusCode.NotFound, answer.StatusCode);
        Assert.Equal("application/problem+json", answer.Content.Headers.ContentType?.MediaType);
        Assert.Equal("not-found", (string?)(await answer.Content.ReadFromJsonAsync<JsonObject>())!["code"]);
    }

    private static bool IsForAnyone(string path) => path is "/console/sign-in" || path.StartsWith("/console/invitation/", StringComparison.Ordinal);

    private static async Task<List<string>> Look(Window window, string path, string language, string[] rules)
    {
        var found = new List<string>();
        await window.Page.SetViewportSizeAsync(1440, 900);
        var answer = await window.Page.GotoAsync(path);
        if (answer?.Status != 200)
            found.Add($"answered {answer?.Status}");
        if (await window.Page.GetAttributeAsync("html", "lang") != language[..2])
            found.Add("in another language");
        found.AddRange(await Judge.Layout(window.Page));
        found.AddRange(await Judge.Accessibility(window.Page, rules));
        return found;
    }
}

/// <summary>A house of its own, in which nobody but these tests writes: what stands in its cases is English.</summary>
public sealed class EnglishHouse : IAsyncLifetime
{
    public World World { get; } = new();

    public ValueTask InitializeAsync() => World.InitializeAsync();

    public ValueTask DisposeAsync() => World.DisposeAsync();
}
