using Microsoft.Playwright;

namespace Cauce.Browser.Tests;

/// <summary>An old telephone and a locked-down desk: forms, links, and nothing that runs.</summary>
public sealed class WithoutScriptsTests(World world, Chromium chromium)
{
    private const string Words = "El grifo gotea desde que lo montaron.";
    private const string More = "Ahora también pierde por la llave de paso.";
    private const string Answer = "Mañana a las nueve pasa un técnico a cambiarlo.";

    [Fact, Trait("Req", "C01"), Trait("Req", "C05")]
    public async Task A_complaint_is_filed_followed_classified_and_answered()
    {
        await using var phone = await chromium.Open(world.Url, phone: true, scripts: false);
        await using var desk = await chromium.Open(world.Url, scripts: false);
        var carmen = new CustomerOnPhone(phone.Page);
        var number = await carmen.Complain(Words, "ALB-77");
        await SeesReceipt(phone.Page, number);
        await carmen.Follow();
        await carmen.Ask(More);

        await desk.SignIn("ana");
        await TakesTheCall(desk.Page);
        await TakesTheCase(desk.Page, number);
        await Classifies(desk.Page, number);
        await new StaffAtDesk(desk.Page).Reply(Answer);
        await carmen.Follow();
        await carmen.Sees(Answer);
        Assert.Empty(phone.Troubles);
        Assert.Empty(desk.Troubles);
    }

    private static async Task SeesReceipt(IPage page, string number)
    {
        await page.GetByRole(AriaRole.Link, new() { Name = "Ver el justificante" }).ClickAsync();
        await page.GetByRole(AriaRole.Heading, new() { Name = "Justificante de recepción" }).WaitForAsync();
        var receipt = await page.InnerTextAsync("main");
        foreach (var part in new[] { number, Words, "ALB-77", "palé.png", "Le responderemos a más tardar el" })
            Assert.Contains(part, receipt, StringComparison.Ordinal);
    }

    /// <summary>Another customer telephones meanwhile: the quick intake.</summary>
    private static async Task TakesTheCall(IPage page)
    {
        await page.Locator(".topbar").GetByRole(AriaRole.Link, new() { Name = "Nuevo caso" }).ClickAsync();
        await page.FillAsync("[name='Customer.Name']", "Jorge Sanz");
        await page.FillAsync("[name='Customer.Phone']", "600 100 200");
        await page.FillAsync("[name=Subject]", "El pedido no ha llegado");
        await page.FillAsync("[name=Description]", "Lo esperaba el martes y nadie le ha avisado.");
        await page.ClickAsync(".intake-acts button.is-primary");
        await page.Locator("h1.receipt-number").WaitForAsync();
        await page.GetByRole(AriaRole.Link, new() { Name = "Abrir el caso" }).ClickAsync();
        await page.GetByRole(AriaRole.Heading, new() { Name = "El pedido no ha llegado" }).WaitForAsync();
    }

    /// <summary>The complaint from the portal, found in the list, becomes Ana's.</summary>
    private static async Task TakesTheCase(IPage page, string number)
    {
        await page.Locator("nav").GetByRole(AriaRole.Link, new() { Name = "Casos" }).First.ClickAsync();
        await page.Locator("tr", new() { HasText = number }).GetByRole(AriaRole.Link).First.PressAsync("Enter");
        await page.GetByText(More).First.WaitForAsync();
        await new StaffAtDesk(page).Go(number, "Reasignar");
        await page.GetByLabel("Ana Torres").CheckAsync(new() { Force = true });
        await new StaffAtDesk(page).Send(number);
    }

    private static async Task Classifies(IPage page, string number)
    {
        await new StaffAtDesk(page).Go(number, "Clasificar");
        await page.SelectOptionAsync("[name=Reason]", "defectiveMaterial");
        await new StaffAtDesk(page).Send(number);
        await page.GetByText("Material defectuoso").First.WaitForAsync();
    }
}
