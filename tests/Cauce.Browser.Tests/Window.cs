using Microsoft.Playwright;

namespace Cauce.Browser.Tests;

/// <summary>A browser window that remembers everything that went wrong in it: console errors, policy violations, failed requests and answers. Where <c>CAUCE_SHOTS</c> names a folder, a picture of its last page is left there.</summary>
public sealed class Window : IAsyncDisposable
{
    private readonly List<string> troubles = [];

    private Window(IBrowserContext context, IPage page)
    {
        Context = context;
        Page = page;
    }

    public IBrowserContext Context { get; }

    public IPage Page { get; }

    /// <summary>What a developer would see in red.</summary>
    public IReadOnlyList<string> Troubles => troubles;

    /// <summary>A status that the journey asks for, such as 404 where it goes astray; the browser writes it into the console by itself.</summary>
    public int? Expects { get; set; }

    public static async Task<Window> Of(IBrowserContext context)
    {
        await context.AddInitScriptAsync(
            "document.addEventListener('securitypolicyviolation', e => console.error('policy: ' + e.violatedDirective + ' ' + e.blockedURI + ' ' + e.sample))");
        context.SetDefaultTimeout(30_000);
        var window = new Window(context, await context.NewPageAsync());
        window.Page.Console += (_, message) => { if (message.Type == "error" && !message.Text.StartsWith("Failed to load resource", StringComparison.Ordinal)) window.Note(message.Text); };
        window.Page.PageError += (_, error) => window.Note(error);
        window.Page.RequestFailed += (_, request) => { if (request.Failure is not "net::ERR_ABORTED") window.Note($"{request.Failure} {request.Url}"); };
        window.Page.Response += (_, response) => { if (response.Status >= 400 && response.Status != window.Expects) window.Note($"{response.Status} {response.Url}"); };
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

    public async ValueTask DisposeAsync()
    {
        if (Environment.GetEnvironmentVariable("CAUCE_SHOTS") is { } folder)
            await Page.ScreenshotAsync(new() { Path = Path.Combine(folder, $"{Guid.CreateVersion7()}.png"), FullPage = true });
        await Context.CloseAsync();
    }

    private void Note(string trouble) => troubles.Add($"{Page.Url}: {trouble}");
}
