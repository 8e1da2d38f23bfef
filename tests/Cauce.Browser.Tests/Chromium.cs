using Microsoft.Playwright;

[assembly: AssemblyFixture(typeof(Cauce.Browser.Tests.Chromium))]
[assembly: CollectionBehavior(DisableTestParallelization = true)]

namespace Cauce.Browser.Tests;

/// <summary>One Chromium for all journeys; each person in a journey has a window of their own.</summary>
public sealed class Chromium : IAsyncLifetime
{
    private static readonly string[] Quiet =
    [
        "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking",
        "--disable-component-update", "--disable-sync",
    ];

    private IPlaywright? playwright;
    private IBrowser? browser;

    public async ValueTask InitializeAsync()
    {
        playwright = await Playwright.CreateAsync();
        browser = await playwright.Chromium.LaunchAsync(new()
        {
            ExecutablePath = "/usr/bin/chromium",
            Args = Quiet,
            Headless = true,
        });
    }

    /// <summary>A person's window: their size, language, and whether scripts run.</summary>
    public async Task<Window> Open(string url, bool phone = false, bool scripts = true, string language = "es-ES", bool dark = false)
    {
        var context = await browser!.NewContextAsync(new()
        {
            BaseURL = url,
            Locale = language,
            JavaScriptEnabled = scripts,
            ColorScheme = dark ? ColorScheme.Dark : ColorScheme.Light,
            ViewportSize = phone ? new() { Width = 390, Height = 844 } : new() { Width = 1440, Height = 900 },
            HasTouch = phone,
            AcceptDownloads = true,
        });
        return await Window.Of(context);
    }

    public async ValueTask DisposeAsync()
    {
        if (browser is not null)
            await browser.CloseAsync();
        playwright?.Dispose();
    }
}
