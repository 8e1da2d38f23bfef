using Cauce.App.Tests.Intake.Chats;

namespace Cauce.Browser.Tests;

/// <summary>A visitor and an agent talk, each in their own browser, and neither reloads anything.</summary>
public sealed class ChatJourneyTests(ChatHouse house, Chromium chromium) : IClassFixture<ChatHouse>
{
    [Fact, Trait("Req", "E27")]
    public async Task Both_see_each_line_at_once_a_bad_line_loses_none_and_what_was_half_written_at_the_end_stays()
    {
        var url = house.World.Url;
        await using var phone = await chromium.Open(url, phone: true);
        await using var desk = await chromium.Open(url);
        await desk.SignIn("ana");
        await phone.Page.GotoAsync("/chat");
        await phone.Page.FillAsync("[name=Name]", "Lucía Gómez");
        await phone.Page.FillAsync("[name=Email]", "lucia@cliente.example");
        await phone.Page.FillAsync("[name=Text]", "No ha llegado el pedido 4187.");
        await phone.Page.ClickAsync("main button.is-primary");
        await desk.Page.Locator("#calls [data-chat]", new() { HasText = "Lucía Gómez" }).Locator("button").ClickAsync();
        await desk.Page.FillAsync("#answer textarea", "Ahora lo miro.");
        await desk.Page.ClickAsync("#answer button.is-primary");
        await phone.Page.Locator("#chat-lines", new() { HasText = "Ahora lo miro." }).WaitForAsync();

        await phone.Page.EvaluateAsync("() => { window.sameDocument = true; }");
        await phone.Context.SetOfflineAsync(true);
        await phone.Page.FillAsync("#say textarea", "Desde el tren.");
        await phone.Page.ClickAsync("#say button.is-primary");
        await phone.Page.Locator("#say .form-status:not([hidden])").WaitForAsync();
        await phone.Context.SetOfflineAsync(false);
        await desk.Page.Locator("#chat-lines", new() { HasText = "Desde el tren." }).WaitForAsync();
        await phone.Page.Locator("#chat-lines", new() { HasText = "Desde el tren." }).WaitForAsync();
        Assert.Equal(3, await phone.Page.Locator("#chat-lines li").CountAsync());

        await phone.Page.FillAsync("#say textarea", "Y otra cosa");
        await desk.Page.SelectOptionAsync("[name=Outcome]", "Answered");
        await desk.Page.ClickAsync("form[action$='/end'] button");
        await phone.Page.GetByText("La conversación ha terminado.").WaitForAsync();
        phone.Expects = 422;
        await phone.Page.ClickAsync("#say button.is-primary");
        await phone.Page.Locator("#say .form-status:not([hidden])").WaitForAsync();
        Assert.Equal("Y otra cosa", await phone.Page.InputValueAsync("#say textarea"));
        await phone.Page.FillAsync("#say textarea", "");
        await phone.Page.Locator("#say").WaitForAsync(new() { State = Microsoft.Playwright.WaitForSelectorState.Hidden });
        Assert.True(await phone.Page.EvaluateAsync<bool>("() => window.sameDocument === true"));
        Assert.DoesNotContain(phone.Troubles, trouble => !trouble.Contains("ERR_INTERNET_DISCONNECTED", StringComparison.Ordinal));
        Assert.Empty(desk.Troubles);
    }
}
