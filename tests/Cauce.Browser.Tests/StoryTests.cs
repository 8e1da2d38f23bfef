using Cauce.App.Data.Doctor;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Playwright;

namespace Cauce.Browser.Tests;

/// <summary>Two boxes of tiles are missing: from the customer's telephone to the quality department's dashboard.</summary>
public sealed class StoryTests(Chromium chromium)
{
    [Fact, Trait("Req", "A02"), Trait("Req", "A16"), Trait("Req", "A23"), Trait("Req", "B09"), Trait("Req", "B10"), Trait("Req", "C01"),
     Trait("Req", "C09"), Trait("Req", "E08"), Trait("Req", "E16")]
    public async Task A_complaint_goes_its_whole_way()
    {
        await using var world = await World.Fresh();
        await using var carmen = await chromium.Open(world.Url, phone: true);
        await using var ana = await chromium.Open(world.Url);
        await using var luis = await chromium.Open(world.Url);
        await using var rosa = await chromium.Open(world.Url);
        await using var marta = await chromium.Open(world.Url, dark: true);
        await ana.SignIn("ana");
        await ana.Page.GotoAsync("/console/cases");

        var (number, track) = await Complains(carmen.Page);
        await ana.Page.GetByText(number).First.WaitForAsync(new() { Timeout = 5000 });
        await IsClassifiedAsSerious(ana.Page, number);
        await luis.SignIn("luis");
        await IsRefusedWithoutCause(luis.Page, number);
        await IsAnalysedAndActedUpon(luis.Page, number);
        await AsksAndIsAnswered(carmen.Page, luis.Page, track, number);
        await Proposes(luis.Page, number, "Le enviamos hoy las dos cajas que faltan, con nuestras disculpas.");
        await Rejects(carmen.Page, track, "Solo ha llegado una caja.");
        await Proposes(luis.Page, number, "La segunda caja sale mañana con transporte urgente y le abonamos el porte.");
        await Accepts(carmen.Page, track);
        await Closes(luis.Page, number);
        await Rates(carmen.Page, track);

        await rosa.SignIn("rosa");
        await NobodyElseSeesIt(rosa.Page, number);
        await marta.SignIn("marta");
        await EveryFigureLeadsBack(marta.Page, number);
        await TheDoctorConfirms(world, number);
        Assert.Empty(new[] { carmen, ana, luis, rosa, marta }.SelectMany(w => w.Troubles));
    }

    private static async Task<(string Number, string Track)> Complains(IPage page)
    {
        await page.GotoAsync("/new/claim");
        await page.FillAsync("[name=Description]", "Faltan dos cajas de azulejos del albarán ALB-8812. Adjunto una foto del palé.");
        await page.FillAsync("[name=OccurredAt]", DateTime.UtcNow.AddDays(-1).ToString("yyyy-MM-dd"));
        await page.SelectOptionAsync("[name='Document.Type']", "deliveryNote");
        await page.FillAsync("[name='Document.Number']", "ALB-8812");
        await page.SetInputFilesAsync("input[type=file]", new FilePayload { Name = "palé.png", MimeType = "image/png", Buffer = Picture });
        await page.FillAsync("[name='Customer.Name']", "Carmen Ruiz");
        await page.FillAsync("[name='Customer.Email']", "carmen@cliente.example");
        await page.ClickAsync("form[method=post] button.is-primary");
        await page.WaitForURLAsync("**/thanks/*");
        var number = (await page.InnerTextAsync(".receipt-number")).Trim();
        var download = await page.RunAndWaitForDownloadAsync(() => page.ClickAsync("a[download]"));
        Assert.Contains(number, await File.ReadAllTextAsync(await download.PathAsync()));
        return (number, page.Url.Replace("/thanks/", "/track/", StringComparison.Ordinal));
    }

    private static async Task IsClassifiedAsSerious(IPage page, string number)
    {
        await page.GotoAsync($"/console/cases/{number}/classification");
        await page.CheckAsync("input[name=Severity][value=serious]", new() { Force = true });
        await page.SelectOptionAsync("[name=Reason]", "wrongQuantity");
        await Save(page, number);
        await page.GotoAsync($"/console/cases/{number}/assignment");
        Assert.Contains("un agente no puede ser su responsable", await page.InnerTextAsync("main"), StringComparison.Ordinal);
    }

    private static async Task IsRefusedWithoutCause(IPage page, string number)
    {
        await page.GotoAsync($"/console/cases/{number}/solution");
        Assert.Contains("la causa y las consecuencias", await page.InnerTextAsync("main"), StringComparison.Ordinal);
    }

    private static async Task IsAnalysedAndActedUpon(IPage page, string number)
    {
        await page.GotoAsync($"/console/cases/{number}/analysis");
        await page.FillAsync("[name=Cause]", "El almacén cargó el palé sin contar contra el albarán.");
        await page.FillAsync("[name=Consequences]", "La obra del cliente está parada un día.");
        await page.ClickAsync("main form .is-primary");
        await page.WaitForSelectorAsync("main .badge[data-tone=done]");
        await page.GotoAsync($"/console/cases/{number}/plan");
        await page.FillAsync("[name=What]", "Preparar y enviar las dos cajas que faltan.");
        await page.SelectOptionAsync("[name=Area]", "warehouse");
        await page.ClickAsync("aside form .is-primary");
        await page.GetByText("Preparar y enviar las dos cajas").First.WaitForAsync();
    }

    private static async Task AsksAndIsAnswered(IPage customer, IPage agent, string track, string number)
    {
        await customer.GotoAsync(track);
        await customer.FillAsync("#say [name=Text]", "¿Cuándo llegan? La obra está parada.");
        await customer.ClickAsync("#say button.is-primary");
        await customer.GetByText("¿Cuándo llegan?").First.WaitForAsync();
        await agent.GotoAsync($"/console/cases/{number}");
        await agent.GetByText("¿Cuándo llegan?").First.WaitForAsync();
        await agent.FillAsync("#composer [name=Text]", "Salen hoy por la tarde, Carmen.");
        await agent.ClickAsync("#composer .composer-foot .is-primary");
        await agent.Locator(".timeline").GetByText("Salen hoy por la tarde").WaitForAsync();
        await customer.GotoAsync(track);
        await customer.GetByText("Salen hoy por la tarde").WaitForAsync();
    }

    private static async Task Proposes(IPage page, string number, string text)
    {
        await page.GotoAsync($"/console/cases/{number}/solution");
        await page.FillAsync("[name=Text]", text);
        await page.CheckAsync("[name=WithApology]");
        await Save(page, number);
    }

    private static async Task Rejects(IPage page, string track, string reason)
    {
        await page.GotoAsync(track);
        await page.ClickAsync("#solution details summary");
        await page.FillAsync("[name=Reason]", reason);
        await page.ClickAsync("#solution details button.is-primary");
        await page.GetByText(reason).First.WaitForAsync();
    }

    private static async Task Accepts(IPage page, string track)
    {
        await page.GotoAsync(track);
        await page.ClickAsync("#solution .verdict > form button.is-primary");
        await page.WaitForSelectorAsync("#solution .alert[data-tone=done]");
    }

    private static async Task Closes(IPage page, string number)
    {
        await page.GotoAsync($"/console/cases/{number}/closure");
        await Save(page, number);
    }

    private static async Task Rates(IPage page, string track)
    {
        await page.GotoAsync(track.Replace("/track/", "/survey/", StringComparison.Ordinal));
        foreach (var (name, value) in new[] { ("Solution", "5"), ("Time", "3"), ("Treatment", "5"), ("Redress", "4") })
            await page.CheckAsync($"input[name={name}][value='{value}']", new() { Force = true });
        await page.ClickAsync("main form button.is-primary");
        Assert.Equal(0, await page.Locator("input[name=Solution]").CountAsync());
        await page.ReloadAsync();
        Assert.Equal(0, await page.Locator("input[name=Solution]").CountAsync());
    }

    private static async Task NobodyElseSeesIt(IPage page, string number)
    {
        foreach (var path in new[] { "/console", "/console/cases?stage=closed", $"/console/search?q={number}", "/console/search?q=azulejos", "/console/dashboard" })
        {
            await page.GotoAsync(path);
            Assert.DoesNotContain(number, await page.InnerTextAsync("main"), StringComparison.Ordinal);
        }
        var answer = await page.Context.APIRequest.GetAsync($"/console/cases/{number}");
        Assert.Equal(404, answer.Status);
    }

    private static async Task EveryFigureLeadsBack(IPage page, string number)
    {
        await page.GotoAsync("/console/dashboard");
        var drills = await page.EvalOnSelectorAllAsync<string[]>("main a[href*='/console/cases?']", "links => [...new Set(links.map(a => a.getAttribute('href')))]");
        Assert.NotEmpty(drills);
        var leads = 0;
        foreach (var drill in drills)
        {
            await page.GotoAsync(drill);
            leads += (await page.InnerTextAsync("main")).Contains(number, StringComparison.Ordinal) ? 1 : 0;
        }
        Assert.True(leads >= 6, $"only {leads} of {drills.Length} figures lead to {number}");
    }

    private static async Task TheDoctorConfirms(World world, string number)
    {
        var doctor = world.Services.GetRequiredService<Doctor>();
        Assert.Empty((await doctor.Examine()).Findings);
        await using (var db = world.Db())
            await db.Database.ExecuteSqlAsync($"UPDATE cases SET description = description || '.' WHERE number = {number}");
        Assert.Contains((await doctor.Examine()).Findings, finding => finding.ToString().Contains(number, StringComparison.Ordinal));
    }

    private static async Task Save(IPage page, string number)
    {
        await page.ClickAsync("main form[method=post] button.is-primary");
        await page.WaitForURLAsync($"**/console/cases/{number}*");
    }

    /// <summary>The smallest PNG there is.</summary>
    private static readonly byte[] Picture = Convert.FromBase64String(
        "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==");
}
