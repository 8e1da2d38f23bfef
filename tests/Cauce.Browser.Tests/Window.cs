using Microsoft.Playwright;

namespace Cauce.Browser.Tests;

/// <summary>A browser window that remembers everything that went wrong in it: console errors, policy violations, failed answers.</summary>
public sealed class Window : IAsyncDisposable
{
    private readonly IBrowserContext context;
    private readonly List<string> troubles = [];

    private Window(IBrowserContext context, IPage page)
    {
        this.context = context;
        Page = page;
    }

    public IPage Page { get; }

    /// <summary>What a developer would see in red.</summary>
    public IReadOnlyList<string> Troubles => troubles;

    public static async Task<Window> Of(IBrowserContext context)
    {
        await context.AddInitScriptAsync(
            "document.addEventListener('securitypolicyviolation', e => console.error('policy: ' + e.violatedDirective + ' ' + e.blockedURI + ' ' + e.sample))");
        var window = new Window(context, await context.NewPageAsync());
        window.Page.Console += (_, message) => { if (message.Type == "error" && !window.IsExpected(message.Text)) window.troubles.Add($"{window.Page.Url}: {message.Text}"); };
        window.Page.PageError += (_, error) => window.troubles.Add($"{window.Page.Url}: {error}");
        window.Page.Response += (_, response) => { if (response.Status >= 500) window.troubles.Add($"{response.Status} {response.Url}"); };
        return window;
    }

    public async Task SignIn(string who)
    {
        await Page.GotoAsync("/console/sign-in");
        await Page.FillAsync("[name=Email]", $"{who}@cauce.example");
        await Page.FillAsync("[name=Password]", World.Password);
        await Page.ClickAsync("main form button");
        await Page.WaitForURLAsync("**/console");
    }

    public async ValueTask DisposeAsync() => await context.CloseAsync();

    /// <summary>A refused form answers 422, which Chromium writes into the console by itself.</summary>
    private bool IsExpected(string text) => text.Contains("422", StringComparison.Ordinal) || text.Contains("409", StringComparison.Ordinal);
}
