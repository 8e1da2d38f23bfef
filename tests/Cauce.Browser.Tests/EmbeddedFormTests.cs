using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.Playwright;

namespace Cauce.Browser.Tests;

/// <summary>The form inside a page of the organisation's own site, by its one script tag.</summary>
public sealed class EmbeddedFormTests(World world, Chromium chromium)
{
    [Fact, Trait("Req", "B02"), Trait("Req", "C01")]
    public async Task A_customer_complains_inside_the_shops_own_page_and_follows_the_case_at_ours()
    {
        await using var shop = await OpenShop();
        // By another name than ours, so that browsers take it for the foreign site it would be.
        var address = shop.Urls.First().Replace("127.0.0.1", "localhost", StringComparison.Ordinal);
        await using var desk = await chromium.Open(world.Url);
        await desk.SignIn("admin");
        await desk.Page.GotoAsync("/console/admin/sites");
        await desk.Page.FillAsync("[name=Origin]", address);
        await desk.Page.ClickAsync("main button.is-primary");
        await desk.Page.Locator("main strong", new() { HasText = address }).WaitForAsync();

        await using var phone = await chromium.Open(world.Url, phone: true);
        await phone.Page.GotoAsync(address);
        var frame = phone.Page.FrameLocator("iframe");
        await frame.Locator("[name=Description]").FillAsync("El grifo gotea desde que lo montaron.");
        await GrowsToItsForm(phone.Page);
        await frame.Locator("[name=OccurredAt]").FillAsync(DateTime.UtcNow.AddDays(-1).ToString("yyyy-MM-dd"));
        await frame.Locator("[name='Customer.Name']").FillAsync("Carmen Ruiz");
        await frame.Locator("button.is-primary").ClickAsync();
        var number = (await frame.Locator("h1.receipt-number").InnerTextAsync()).Trim();
        Assert.Matches(@"^REC-\d{4}-\d{6}$", number);
        var ours = await phone.Context.RunAndWaitForPageAsync(() => frame.GetByRole(AriaRole.Link, new() { Name = "Ver cómo va" }).ClickAsync());
        await ours.GetByText(number).First.WaitForAsync();
        Assert.Empty(phone.Troubles);
    }

    private async Task<WebApplication> OpenShop()
    {
        var builder = WebApplication.CreateSlimBuilder();
        var shop = builder.Build();
        shop.Urls.Add("http://127.0.0.1:0");
        var page = $"<!doctype html><html lang=es><title>Tienda</title><link rel=icon href='data:,'><h1>Tienda</h1><script src='{world.Url}/assets/embed.js' data-kind=claim async></script>";
        shop.MapGet("/", () => Results.Content(page, "text/html; charset=utf-8"));
        await shop.StartAsync();
        return shop;
    }

    /// <summary>Nobody scrolls inside a frame.</summary>
    private static async Task GrowsToItsForm(IPage page)
    {
        for (var tries = 0; (await page.Locator("iframe").BoundingBoxAsync())!.Height < 1200; tries++)
        {
            Assert.True(tries < 100, "the frame stays small");
            await Task.Delay(50);
        }
    }
}
