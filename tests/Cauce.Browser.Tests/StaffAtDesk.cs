using Microsoft.Playwright;

namespace Cauce.Browser.Tests;

/// <summary>What a member of staff does with one case in the console, by its buttons and links.</summary>
internal sealed class StaffAtDesk(IPage page)
{
    public Task Open(string number) => page.GotoAsync($"/console/cases/{number}");

    /// <summary>Goes to the form of an act by the button of the case page.</summary>
    public async Task Go(string number, string act)
    {
        await Open(number);
        var link = page.Locator(".case-acts").GetByRole(AriaRole.Link, new() { Name = act, Exact = true });
        if (!await link.IsVisibleAsync())
            await page.ClickAsync(".case-acts details.menu > summary");
        await link.ClickAsync();
        await page.GetByRole(AriaRole.Heading, new() { Name = act, Exact = true, Level = 1 }).WaitForAsync();
    }

    /// <summary>Sends the form of the page and comes back to the case.</summary>
    public async Task Send(string number)
    {
        await page.ClickAsync("main form[method=post] button.is-primary");
        await page.WaitForURLAsync($"**/console/cases/{number}");
        await page.Locator(".case-head").WaitForAsync();
    }

    public Task Sees(string text) => page.Locator("main").GetByText(text).First.WaitForAsync();

    public Task SeesStage(string stage) => page.Locator(".case-track [aria-current=step]").GetByText(stage, new() { Exact = true }).WaitForAsync();

    /// <summary>A stage that is behind, with the day it happened.</summary>
    public Task SeesDone(string stage) => page.Locator(".case-track li.is-done", new() { HasText = stage }).Locator(".step-when").WaitForAsync();

    public async Task Tab(string name)
    {
        await page.Locator(".case-foot .tabs").GetByRole(AriaRole.Link, new() { Name = name }).ClickAsync();
        await page.Locator(".case-foot .tabs [aria-current=page]").GetByText(name).WaitForAsync();
    }

    public async Task Reply(string text)
    {
        await page.FillAsync("#composer [name=Text]", text);
        await page.ClickAsync("#composer .composer-foot button.is-primary");
        await page.Locator(".timeline").GetByText(text).WaitForAsync();
    }

    /// <summary>Writes down cause and consequences, and sees that the analysis is complete.</summary>
    public async Task Analyse(string cause, string consequences)
    {
        await Tab("Análisis");
        await page.GetByLabel("Causa", new() { Exact = true }).FillAsync(cause);
        await page.GetByLabel("Consecuencias", new() { Exact = true }).FillAsync(consequences);
        await page.GetByRole(AriaRole.Button, new() { Name = "Guardar el análisis" }).ClickAsync();
        await Sees("Completo desde el");
    }

    public async Task Plan(string what, string area)
    {
        await Tab("Plan");
        await page.GetByLabel("Qué hay que hacer").FillAsync(what);
        await page.SelectOptionAsync("[name=Area]", new SelectOptionValue { Label = area });
        await page.CheckAsync("[name=ToldToCustomer]");
        await page.GetByRole(AriaRole.Button, new() { Name = "Añadir", Exact = true }).ClickAsync();
        await page.Locator(".plan.is-wide").GetByText(what).WaitForAsync();
    }

    public async Task FinishStep(string what)
    {
        await page.Locator(".plan.is-wide li", new() { HasText = what }).GetByRole(AriaRole.Button).ClickAsync();
        await page.Locator(".plan.is-wide .icon.is-done").WaitForAsync();
    }

    public async Task Propose(string number, string act, string text)
    {
        await Go(number, act);
        await page.GetByLabel("Qué hacemos para arreglarlo").FillAsync(text);
        await page.CheckAsync("[name=WithApology]");
        await Send(number);
        await Sees(text);
    }
}
