using Microsoft.Playwright;

namespace Cauce.Browser.Tests;

/// <summary>What a customer does in the portal, finding the way by what the page says.</summary>
internal sealed class CustomerOnPhone(IPage page)
{
    /// <summary>The smallest PNG there is.</summary>
    public static readonly byte[] Picture = Convert.FromBase64String(
        "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==");

    /// <summary>The page that follows the case; known once it is registered.</summary>
    public string Track { get; private set; } = "";

    /// <summary>From the first page of the portal to the thank-you.</summary>
    /// <returns>The number of the case.</returns>
    public async Task<string> Complain(string what, string document)
    {
        await page.GotoAsync("/");
        await page.Locator("a[href='/new/claim']").First.ClickAsync();
        await page.GetByLabel("¿Qué ha pasado?").FillAsync(what);
        await page.FillAsync("[name=OccurredAt]", DateTime.UtcNow.AddDays(-1).ToString("yyyy-MM-dd"));
        await page.SelectOptionAsync("[name='Document.Type']", new SelectOptionValue { Label = "Albarán" });
        await page.GetByLabel("Número de documento").FillAsync(document);
        await page.SetInputFilesAsync("input[type=file]", new FilePayload { Name = "palé.png", MimeType = "image/png", Buffer = Picture });
        await page.GetByLabel("Nombre y apellidos").FillAsync("Carmen Ruiz");
        await page.GetByLabel("Correo electrónico").FillAsync("carmen@cliente.example");
        await Press("Enviar");
        await page.WaitForURLAsync("**/thanks/*");
        Track = new Uri(page.Url).AbsolutePath.Replace("/thanks/", "/track/", StringComparison.Ordinal);
        return (await page.InnerTextAsync("h1.receipt-number")).Trim();
    }

    /// <summary>The day until which the page promises an answer, as it says it.</summary>
    public async Task<string> PromisedDay()
    {
        var promise = await page.InnerTextAsync("#commitment strong");
        const string opening = "Le responderemos a más tardar el ";
        Assert.StartsWith(opening, promise, StringComparison.Ordinal);
        return promise[opening.Length..];
    }

    public async Task<string> DownloadReceipt()
    {
        var download = await page.RunAndWaitForDownloadAsync(() => page.GetByRole(AriaRole.Link, new() { Name = "Descargar el justificante" }).ClickAsync());
        return await File.ReadAllTextAsync(await download.PathAsync());
    }

    public Task Follow() => page.GotoAsync(Track);

    public async Task Ask(string question)
    {
        await page.FillAsync("#say [name=Text]", question);
        await Press("Enviar");
        await page.Locator("#talk").GetByText(question).WaitForAsync();
    }

    /// <summary>Waits for it without touching the page.</summary>
    public Task Sees(string text) => page.Locator("main").GetByText(text).First.WaitForAsync();

    public async Task Reject(string reason)
    {
        await page.ClickAsync("#solution summary");
        await page.GetByLabel("¿Por qué no le sirve?").FillAsync(reason);
        await Press("Enviar y pedir otra solución");
        await page.GetByText("Nos dijo que no le sirve").WaitForAsync();
    }

    public async Task Accept()
    {
        await Press("Sí, queda resuelto");
        await page.GetByText("Nos dijo que la respuesta le sirve").WaitForAsync();
    }

    /// <summary>Once: coming back, there is nothing left to fill in.</summary>
    public async Task Rate(params (string What, string Stars)[] ratings)
    {
        await page.GetByRole(AriaRole.Link, new() { Name = "Dar mi opinión" }).ClickAsync();
        foreach (var (what, stars) in ratings)
            await page.Locator($"input[name={what}][value='{stars}']").CheckAsync(new() { Force = true });
        await Press("Enviar mi opinión");
        var thanks = page.GetByRole(AriaRole.Heading, new() { Name = "Gracias por su opinión" });
        await thanks.WaitForAsync();
        await page.ReloadAsync();
        await thanks.WaitForAsync();
        Assert.Equal(0, await page.Locator("input[name=Solution]").CountAsync());
    }

    private Task Press(string button) => page.GetByRole(AriaRole.Button, new() { Name = button, Exact = true }).ClickAsync();
}
