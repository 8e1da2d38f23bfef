using System.Diagnostics;
using Cauce.App;
using Cauce.App.Data;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Playwright;

namespace Cauce.Browser.Tests;

/// <summary>Two boxes of tiles are missing: from the customer's telephone to the quality department's dashboard.</summary>
public sealed class StoryTests(Chromium chromium)
{
    private const string Words = "Faltan dos cajas de azulejos del albarán ALB-8812. Adjunto una foto del palé.";
    private const string Question = "¿Cuándo llegan? La obra está parada.";
    private const string Answer = "Salen hoy por la tarde, Carmen.";
    private const string Boxes = "Le enviamos hoy las dos cajas que faltan, con nuestras disculpas.";
    private const string OnlyOne = "Solo ha llegado una caja.";
    private const string Alternative = "La segunda caja sale mañana con transporte urgente y le abonamos el porte.";

    [Fact, Trait("Req", "A02"), Trait("Req", "A16"), Trait("Req", "A20"), Trait("Req", "A23"), Trait("Req", "A31"), Trait("Req", "B09"),
     Trait("Req", "B10"), Trait("Req", "C01"), Trait("Req", "C09"), Trait("Req", "D16"), Trait("Req", "E08"), Trait("Req", "E16")]
    public async Task A_complaint_goes_its_whole_way()
    {
        await using var world = await World.Fresh();
        await using var phone = await chromium.Open(world.Url, phone: true);
        await using var anas = await chromium.Open(world.Url);
        await using var luiss = await chromium.Open(world.Url);
        await using var rosas = await chromium.Open(world.Url);
        await using var martas = await chromium.Open(world.Url, dark: true);
        Window[] windows = [phone, anas, luiss, rosas, martas];
        try
        {
            await Tell(world, windows);
        }
        catch (TimeoutException late)
        {
            throw new TimeoutException(string.Join('\n', [late.Message, .. windows.Select(w => w.Page.Url), .. windows.SelectMany(w => w.Troubles)]), late);
        }
        Assert.Empty(windows.SelectMany(w => w.Troubles));
    }

    private static async Task Tell(World world, Window[] windows)
    {
        var (phone, anas, luiss, rosas, martas) = (windows[0], windows[1], windows[2], windows[3], windows[4]);
        var (carmen, ana, luis) = (new CustomerOnPhone(phone.Page), new StaffAtDesk(anas.Page), new StaffAtDesk(luiss.Page));
        await Task.WhenAll(anas.SignIn("ana"), luiss.SignIn("luis"), rosas.SignIn("rosa"), martas.SignIn("marta"));
        await Listens(rosas.Page);
        await anas.Page.GotoAsync("/console/cases");
        await anas.Page.EvaluateAsync("() => { window.openedBefore = true; }");

        var number = await Complains(carmen);
        await AppearsAndIsClassified(anas.Page, ana, number);
        await IsTakenAndRefusedWithoutCause(luiss.Page, luis, number);
        await IsAnalysedAndPlanned(luis, number);
        await AsksAndIsAnswered(carmen, luis, number);
        await IsRejected(carmen, luis, number);
        await IsAcceptedAndClosed(carmen, luis, number);
        await carmen.Rate(("Solution", "5"), ("Time", "3"), ("Treatment", "5"), ("Redress", "4"));

        await NobodyElseSeesIt(rosas.Page, number);
        await EveryFigureLeadsBack(martas.Page, number);
        await TheDoctorNamesIt(world, number);
    }

    private static async Task<string> Complains(CustomerOnPhone carmen)
    {
        var number = await carmen.Complain(Words, "ALB-8812");
        Assert.NotEmpty(number);
        var day = await carmen.PromisedDay();
        var receipt = await carmen.DownloadReceipt();
        foreach (var part in new[] { number, day, "ALB-8812", Words, "palé.png" })
            Assert.Contains(part, System.Net.WebUtility.HtmlDecode(receipt), StringComparison.Ordinal);
        await carmen.Follow();
        return number;
    }

    /// <summary>The list was open before the customer complained, and nobody reloads it.</summary>
    private static async Task AppearsAndIsClassified(IPage list, StaffAtDesk ana, string number)
    {
        await list.GetByText(number).First.WaitForAsync();
        Assert.True(await list.EvaluateAsync<bool>("() => window.openedBefore"));
        await ana.Go(number, "Reasignar");
        await list.GetByLabel("Ana Torres").CheckAsync(new() { Force = true });
        await ana.Send(number);
        await ana.Go(number, "Clasificar");
        await list.CheckAsync("input[name=Severity][value=serious]", new() { Force = true });
        await list.SelectOptionAsync("[name=Reason]", "wrongQuantity");
        await ana.Send(number);
        await ana.Sees("Pasó a Luis Ferrer, porque es grave y un agente no puede llevarlo.");
        await ana.Go(number, "Reasignar");
        await ana.Sees("un agente no puede ser su responsable");
        Assert.True(await list.GetByLabel("Ana Torres").IsDisabledAsync());
    }

    private static async Task IsTakenAndRefusedWithoutCause(IPage desk, StaffAtDesk luis, string number)
    {
        await desk.GotoAsync("/console");
        await desk.Locator("tr", new() { HasText = number }).GetByRole(AriaRole.Link).First.PressAsync("Enter");
        await desk.WaitForURLAsync($"**/console/cases/{number}");
        await desk.Locator(".case-acts").GetByText("la causa y las consecuencias").First.WaitForAsync();
        await desk.GotoAsync($"/console/cases/{number}/solution");
        await luis.Sees("la causa y las consecuencias");
        Assert.Equal(0, await desk.Locator("main textarea").CountAsync());
    }

    private static async Task IsAnalysedAndPlanned(StaffAtDesk luis, string number)
    {
        await luis.Open(number);
        await luis.Analyse("El almacén cargó el palé sin contar contra el albarán.", "La obra de la clienta está parada un día.");
        await luis.Plan("Preparar y enviar las dos cajas que faltan.", "Almacén");
        await luis.Tab("Conversación");
        await luis.SeesStage("En curso");
    }

    /// <summary>Both have the case open: each sees the other's words come in.</summary>
    private static async Task AsksAndIsAnswered(CustomerOnPhone carmen, StaffAtDesk luis, string number)
    {
        await carmen.Ask(Question);
        await luis.Sees(Question);
        await luis.Reply(Answer);
        await carmen.Sees(Answer);
    }

    private static async Task IsRejected(CustomerOnPhone carmen, StaffAtDesk luis, string number)
    {
        await luis.Propose(number, "Proponer solución", Boxes);
        await luis.SeesStage("Solución");
        await carmen.Sees(Boxes);
        await carmen.Sees("Le pedimos disculpas por lo ocurrido.");
        await carmen.Reject(OnlyOne);
        await luis.Sees(OnlyOne);
        await luis.SeesStage("En curso");
    }

    private static async Task IsAcceptedAndClosed(CustomerOnPhone carmen, StaffAtDesk luis, string number)
    {
        await luis.Propose(number, "Ofrecer una alternativa", Alternative);
        await carmen.Sees(Alternative);
        await carmen.Accept();
        await luis.SeesStage("Aceptación");
        await luis.Go(number, "Cerrar");
        await luis.Send(number);
        await luis.SeesDone("Cierre");
        await carmen.Sees("Su caso está cerrado");
    }

    /// <summary>An agent of another branch with the list open and an ear of her own on the live line.</summary>
    private static async Task Listens(IPage page)
    {
        await page.GotoAsync("/console/cases");
        await page.EvaluateAsync("() => { window.heard = []; new EventSource('/console/live').onmessage = e => window.heard.push(e.data); }");
    }

    private static async Task NobodyElseSeesIt(IPage page, string number)
    {
        Assert.Empty(await page.EvaluateAsync<string[]>("() => window.heard"));
        Assert.DoesNotContain(number, await page.InnerTextAsync("body"), StringComparison.Ordinal);
        string[] looks =
        [
            "/console", "/console/cases", "/console/cases?stage=closed", "/console/cases?q=azulejos", "/console/cases.csv", $"/console/search?q={number}",
            "/console/search?q=azulejos", "/console/search/suggest?q=azulejos", "/console/customers/suggest?q=carmen", "/console/outbox",
        ];
        foreach (var path in looks)
        {
            var answer = await page.Context.APIRequest.GetAsync(path);
            var text = (await answer.TextAsync()).Replace($"value=\"{number}\"", "", StringComparison.Ordinal).Replace($"«{number}»", "", StringComparison.Ordinal);
            Assert.False(text.Contains($"/console/cases/{number}", StringComparison.Ordinal) || text.Contains(Words, StringComparison.Ordinal), $"{path} shows it");
        }
        foreach (var path in new[] { "", "/history", "/plan", "/solution", "/presence" })
            Assert.Equal(404, (await page.Context.APIRequest.GetAsync($"/console/cases/{number}{path}")).Status);
        Assert.Equal(404, (await page.Context.APIRequest.GetAsync($"/console/live?case={number}")).Status);
        await page.GotoAsync("/console/dashboard");
        Assert.Equal(0, await page.Locator(".tile-value").CountAsync());
        Assert.Equal(0, await page.Locator(".nav-count").CountAsync());
    }

    /// <summary>It is closed, serious, by portal, received this month: it is in the figures of these and in no other, and each leads to it.</summary>
    private static async Task EveryFigureLeadsBack(IPage page, string number)
    {
        await page.GotoAsync("/console/dashboard");
        foreach (var (tile, value) in new[] { ("Casos recibidos", "1"), ("Abiertos", "0"), ("Vencidos", "0"), ("Porcentaje resuelto", "100") })
            Assert.StartsWith(value, (await page.Locator(".tile", new() { HasText = tile }).First.Locator(".tile-value").InnerTextAsync()).Trim(), StringComparison.Ordinal);
        var figures = await page.EvalOnSelectorAllAsync<string[]>("main a[href*='/console/cases?']", "links => [...new Set(links.map(a => a.getAttribute('href')))]");
        foreach (var part in new[] { "kind=claim", "channel=web", "origin=customerDetected", "stage=closed", "severity=serious", "priority=high", "reason=wrongQuantity", "customer=", "branch=central" })
            Assert.Contains(figures, figure => figure.Contains($"?{part}", StringComparison.Ordinal));
        var today = figures[0][figures[0].IndexOf("&to=", StringComparison.Ordinal)..];
        foreach (var figure in figures)
        {
            var belongs = figure.EndsWith(today, StringComparison.Ordinal) && !figure.Contains("?open=", StringComparison.Ordinal) && !figure.Contains("?overdue=", StringComparison.Ordinal);
            var list = await (await page.Context.APIRequest.GetAsync(figure)).TextAsync();
            Assert.True(belongs == list.Contains($"/console/cases/{number}\"", StringComparison.Ordinal), $"{figure} {(belongs ? "does not lead" : "leads")} to {number}");
        }
        await page.Locator(".tile a", new() { HasText = "Casos recibidos" }).ClickAsync();
        await page.GetByText(number).First.WaitForAsync();
    }

    /// <summary>Sound at first; then one byte is changed behind its back.</summary>
    private static async Task TheDoctorNamesIt(World world, string number)
    {
        var (sound, said) = await Doctor(world);
        Assert.True(sound, said);
        await using (var db = world.Db())
            await db.Database.ExecuteSqlAsync($"UPDATE cases SET description = replace(description, 'Faltan', 'Saltan') WHERE number = {number}");
        var (stillSound, told) = await Doctor(world);
        Assert.False(stillSound);
        Assert.Contains(number, told, StringComparison.Ordinal);
    }

    /// <summary><c>bin/cauce doctor</c>, beside the running program.</summary>
    private static async Task<(bool Sound, string Said)> Doctor(World world)
    {
        var start = new ProcessStartInfo("dotnet", [typeof(AppDb).Assembly.Location, "doctor"]) { RedirectStandardOutput = true };
        start.Environment["CAUCE_DATA"] = world.Folder;
        start.Environment["CAUCE_DATABASE"] = world.Services.GetRequiredService<Settings>().Database ?? "";
        using var process = Process.Start(start)!;
        var said = await process.StandardOutput.ReadToEndAsync();
        await process.WaitForExitAsync();
        return (process.ExitCode == 0, said);
    }
}
