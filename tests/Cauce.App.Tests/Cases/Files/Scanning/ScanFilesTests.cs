using System.Net;
using Cauce.App.Cases.Files;
using Cauce.App.Data;
using Cauce.App.Tests.Fakes;
using Cauce.App.Tests.Portal;
using Cauce.Domain.Cases;
using Cauce.Domain.Communication;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Cauce.App.Tests.Cases.Files.Scanning;

/// <summary>What comes in is held until it is judged, and what is infected goes to nobody.</summary>
public sealed class ScanFilesTests
{
    [Fact, Trait("Req", "A13")]
    public async Task A_file_is_held_while_the_scanner_is_down_and_free_when_it_has_judged()
    {
        var gone = new FakeClamd();
        await gone.DisposeAsync();
        await using var own = await World.Fresh(s => s with { Clamd = gone.Url });
        using var visitor = own.Visitor();
        var bytes = Scanned.Text();
        var key = await visitor.Sends(("albarán.txt", bytes));
        var file = Assert.Single(await own.FilesOf(key));
        var page = await visitor.GetStringAsync($"/track/{key}", Cancel);
        Assert.Contains("Lo estamos comprobando", page, StringComparison.Ordinal);
        Assert.DoesNotContain("/files/", page, StringComparison.Ordinal);
        using var ana = await own.SignedIn("ana");
        var number = (await own.CaseOf(key)).Number;
        Assert.Contains("Comprobándose desde", await ana.GetStringAsync($"/console/cases/{number}", Cancel), StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.Conflict, (await ana.GetAsync($"/console/cases/{number}/files/{file.Id.Value}", Cancel)).StatusCode);
        using var admin = await own.SignedIn("admin");
        for (var tries = 0; !(await admin.GetStringAsync("/console/admin/antivirus", Cancel)).Contains("No se puede conectar con él.", StringComparison.Ordinal); tries++)
        {
            Assert.True(tries < 100, "the console does not say what is wrong with the scanner");
            await Task.Delay(100, Cancel);
        }
        await using var back = new FakeClamd(gone.Port);
        var scan = await own.Judged(bytes, FileVerdict.Clean);
        Assert.StartsWith("ClamAV 1.4.6/", scan.Engine, StringComparison.Ordinal);
        var link = Assert.Single(await visitor.LinksOf(key));
        Assert.Equal(bytes, await visitor.GetByteArrayAsync(link, Cancel));
        Assert.Equal(bytes, await ana.GetByteArrayAsync($"/console/cases/{number}/files/{file.Id.Value}", Cancel));
        Assert.Contains("Funciona", await admin.GetStringAsync("/console/admin/antivirus", Cancel), StringComparison.Ordinal);
    }

    [Fact, Trait("Req", "A13")]
    public async Task What_is_infected_goes_to_nobody_and_every_case_that_has_it_and_its_owner_know()
    {
        await using var fake = new FakeClamd();
        await using var own = await World.Fresh(s => s with { Clamd = fake.Url });
        using var visitor = own.Visitor();
        var (virus, clean) = (Scanned.Virus("uno"), Scanned.Text());
        var first = await visitor.Sends(("factura.txt", virus), ("albarán.txt", clean));
        await own.Judged(virus, FileVerdict.Infected);
        await own.Judged(clean, FileVerdict.Clean);
        // The same bytes come again under another name: they are not asked about again, and that case learns of it too.
        var second = await visitor.Sends(("otra.txt", virus));
        await own.Scan(virus, scan => scan.NextTryAt is null && Told(own, second).Result);
        Assert.Single(fake.Asked, Convert.ToHexString(System.Security.Cryptography.SHA256.HashData(virus)));
        foreach (var key in new[] { first, second })
        {
            Assert.Single(await own.HistoryOf(key), CaseHistory.FileInfected);
            var page = await visitor.GetStringAsync($"/track/{key}", Cancel);
            Assert.Contains("No se admite: lleva software malicioso", page, StringComparison.Ordinal);
            Assert.DoesNotContain("Eicar", page, StringComparison.OrdinalIgnoreCase);
        }
        var (number, infected) = ((await own.CaseOf(first)).Number, (await own.FilesOf(first)).Single(f => f.Name == "factura.txt"));
        using var luis = await own.SignedIn("luis");
        var desk = await luis.Open($"/console/cases/{number}");
        Assert.Contains("En cuarentena: Eicar-Test-Signature", desk.Body!.TextContent, StringComparison.Ordinal);
        Assert.Contains("El antivirus encontró «Eicar-Test-Signature»", desk.Body.TextContent, StringComparison.Ordinal);
        Assert.Contains("«factura.txt» lleva software malicioso", desk.Body.TextContent, StringComparison.Ordinal);
        Assert.Equal("albarán.txt", Assert.Single(desk.QuerySelectorAll("a.file .file-name").Select(name => name.TextContent).Distinct()));
        foreach (var query in new[] { "", "?inline=true" })
            Assert.Equal(HttpStatusCode.Conflict, (await luis.GetAsync($"/console/cases/{number}/files/{infected.Id.Value}{query}", Cancel)).StatusCode);
        await using var db = own.Db();
        var owner = (await own.CaseOf(first)).OwnerId;
        Assert.True(await db.Set<CaseMention>().AnyAsync(m => m.StaffId == owner && m.ReadAt == null, Cancel));
        using var admin = await own.SignedIn("admin");
        Assert.Contains("factura.txt", await admin.GetStringAsync("/console/admin/antivirus", Cancel), StringComparison.Ordinal);
    }

    [Fact, Trait("Req", "A13")]
    public async Task What_the_scanner_cannot_take_goes_to_staff_with_a_warning_and_to_no_customer()
    {
        await using var fake = new FakeClamd { Limit = 1000 };
        await using var own = await World.Fresh(s => s with { Clamd = fake.Url });
        using var visitor = own.Visitor();
        var large = new byte[5000];
        Random.Shared.NextBytes(large);
        var key = await visitor.Sends(("plano.bin", large));
        await own.Judged(large, FileVerdict.Unscannable);
        Assert.Contains("No se ha podido comprobar", await visitor.GetStringAsync($"/track/{key}", Cancel), StringComparison.Ordinal);
        using var ana = await own.SignedIn("ana");
        var number = (await own.CaseOf(key)).Number;
        Assert.Contains("Sin comprobar", await ana.GetStringAsync($"/console/cases/{number}", Cancel), StringComparison.Ordinal);
        Assert.Equal(large, await ana.GetByteArrayAsync($"/console/cases/{number}/files/{(await own.FilesOf(key))[0].Id.Value}", Cancel));
        // A day later its limit has been raised.
        fake.Limit = int.MaxValue;
        await own.Hurry();
        await own.Judged(large, FileVerdict.Clean);
        Assert.Single(await visitor.LinksOf(key));
    }

    [Fact, Trait("Req", "A13"), Trait("Lesson", "6")]
    public async Task One_file_the_scanner_cannot_bear_does_not_stop_the_others()
    {
        var poison = Scanned.Text("veneno");
        await using var fake = new FakeClamd();
        await using var own = await World.Fresh(s => s with { Clamd = fake.Url });
        fake.Reply = bytes => bytes.AsSpan().SequenceEqual(poison) ? "stream: Can't allocate memory ERROR" : FakeClamd.Judge(bytes);
        using var visitor = own.Visitor();
        await visitor.Sends(("malo.txt", poison));
        await own.Scan(poison, scan => scan.Tries > 0);
        var bytes = Scanned.Text();
        await visitor.Sends(("bueno.txt", bytes));
        await own.Judged(bytes, FileVerdict.Clean);
        for (var tries = 1; tries < 5; tries++)
        {
            await own.Hurry();
            await own.Scan(poison, scan => scan.Tries > tries || scan.Verdict is not null);
        }
        Assert.Contains("Can't allocate memory", (await own.Judged(poison, FileVerdict.Unscannable)).Finding, StringComparison.Ordinal);
    }

    [Fact, Trait("Req", "A13")]
    public async Task Without_a_scanner_files_go_out_at_once_but_never_one_that_was_found_infected()
    {
        await using var own = await World.Fresh();
        using var visitor = own.Visitor();
        var (bytes, virus) = (Scanned.Text(), Scanned.Virus("dos"));
        var key = await visitor.Sends(("a.txt", bytes), ("b.txt", virus));
        Assert.Equal(2, (await visitor.LinksOf(key)).Count);
        var link = (await visitor.LinksOf(key))[1];
        await own.Services.GetRequiredService<Writer>().Do(work =>
            work.Sql.Run("UPDATE file_scans SET verdict = 2, finding = 'Eicar', next_try_at = NULL WHERE sha256 = @p0", System.Security.Cryptography.SHA256.HashData(virus)));
        Assert.Single(await visitor.LinksOf(key));
        Assert.Equal(HttpStatusCode.Conflict, (await visitor.GetAsync(link, Cancel)).StatusCode);
    }

    [Fact, Trait("Req", "A13")]
    public async Task Two_nodes_ask_about_each_file_once()
    {
        Assert.SkipUnless(World.OnPostgres, "SQLite is one node");
        await using var fake = new FakeClamd();
        await using var own = await World.Fresh(s => s with { Clamd = fake.Url });
        await using var second = await CauceHost.Start(own.Services.GetRequiredService<Settings>(), Cancel);
        using var here = own.Visitor();
        using var there = new HttpClient(new HttpClientHandler { AllowAutoRedirect = false }) { BaseAddress = new Uri(second.Urls.First()) };
        var files = Enumerable.Range(0, 24).Select(_ => Scanned.Text()).ToList();
        var virus = Scanned.Virus("tres");
        var keys = new List<string>();
        foreach (var pair in files.Chunk(2))
        {
            await here.Sends(("a.txt", pair[0]));
            keys.Add(await there.Sends(("b.txt", pair[1]), ("v.txt", virus)));
        }
        foreach (var file in files)
            await own.Judged(file, FileVerdict.Clean);
        await own.Scan(virus, scan => scan.NextTryAt is null && keys.TrueForAll(key => Told(own, key).Result));
        foreach (var key in keys)
            Assert.Single(await own.HistoryOf(key), CaseHistory.FileInfected);
        Assert.Equal(fake.Asked.Count, fake.Asked.Distinct().Count());
        await second.StopAsync(Cancel);
    }

    private static async Task<bool> Told(World world, string key) => (await world.HistoryOf(key)).Contains(CaseHistory.FileInfected);

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;
}
