using Cauce.App.Cases.Files;
using Cauce.App.Data;
using Cauce.App.Tests.Fakes;
using Cauce.App.Tests.Intake.Mail;
using Cauce.App.Tests.Portal;
using Cauce.Domain.Cases;
using Cauce.Domain.Communication;
using Cauce.Domain.Intake.Mail;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Cauce.App.Tests.Cases.Files.Scanning;

/// <summary>What goes out with letters and what came in with mails is held to the same rule.</summary>
public sealed class ScannedLetterTests
{
    [Fact, Trait("Req", "A13"), Trait("Req", "E15")]
    public async Task A_letter_waits_for_its_files_and_goes_with_them_once_they_are_judged()
    {
        await using var fake = new FakeClamd { Gate = new() };
        await using var server = new FakeMailServer();
        await using var own = await World.Fresh(s => s with { Clamd = fake.Url, SmtpUrl = server.Url });
        using var visitor = own.Visitor();
        var key = await visitor.NewCase();
        await Reply(own, key, ("informe.txt", Scanned.Text()));
        await Until(() => !fake.Asked.IsEmpty);
        await using (var db = own.Db())
            await Until(() => db.Set<OutboxMessage>().AsNoTracking().Any(m => m.About != null && m.NextTryAt > m.CreatedAt));
        Assert.DoesNotContain(server.Messages, m => m.Contains("Le adjunto el informe", StringComparison.Ordinal));
        fake.Gate.SetResult();
        await Until(() => server.Messages.Any(m => m.Contains("informe.txt", StringComparison.Ordinal)));
        Assert.DoesNotContain(MessageHistory.Noted, await own.HistoryOf(key));
    }

    [Fact, Trait("Req", "A13"), Trait("Req", "E15")]
    public async Task After_its_time_a_letter_goes_without_what_is_not_judged_and_the_case_says_so()
    {
        await using var fake = new FakeClamd { Gate = new() };
        await using var server = new FakeMailServer();
        await using var own = await World.Fresh(s => s with { Clamd = fake.Url, SmtpUrl = server.Url });
        using var visitor = own.Visitor();
        var key = await visitor.NewCase();
        await Reply(own, key, ("informe.txt", Scanned.Text()));
        await own.Services.GetRequiredService<Writer>().Do(work =>
            work.Sql.Run("UPDATE outbox SET created_at = @p0 WHERE about IS NOT NULL", work.Now - OutboxMessage.LongestWaitForFiles));
        await Until(() => server.Messages.Any(m => m.Contains("Le adjunto el informe", StringComparison.Ordinal)));
        Assert.DoesNotContain(server.Messages, m => m.Contains("informe.txt", StringComparison.Ordinal));
        await Until(() => own.HistoryOf(key).Result.Contains(MessageHistory.Noted));
        using var luis = await own.SignedIn("luis");
        Assert.Contains("salió sin estos archivos, porque el antivirus no los ha dado por buenos: informe.txt",
            (await luis.Open($"/console/cases/{(await own.CaseOf(key)).Number}")).Body!.TextContent, StringComparison.Ordinal);
    }

    [Fact, Trait("Req", "A13"), Trait("Lesson", "B2")]
    public async Task An_infected_file_goes_with_no_letter()
    {
        await using var fake = new FakeClamd();
        await using var server = new FakeMailServer();
        await using var own = await World.Fresh(s => s with { Clamd = fake.Url, SmtpUrl = server.Url });
        using var visitor = own.Visitor();
        var key = await visitor.NewCase();
        await Reply(own, key, ("informe.txt", Scanned.Virus("carta")), ("limpio.txt", Scanned.Text()));
        await Until(() => server.Messages.Any(m => m.Contains("limpio.txt", StringComparison.Ordinal)));
        Assert.DoesNotContain(server.Messages, m => m.Contains("informe.txt", StringComparison.Ordinal));
    }

    [Fact, Trait("Req", "A13"), Trait("Lesson", "B2")]
    public async Task A_mail_with_an_infected_file_says_so_and_only_its_original_is_given()
    {
        await using var fake = new FakeClamd();
        await using var own = await World.Fresh(s => s with { Clamd = fake.Url });
        var virus = Scanned.Virus("correo");
        var raw = Postbag.Raw(Postbag.Sender(), "Mi factura", "--x\r\nContent-Type: text/plain\r\n\r\nLa adjunto.\r\n--x\r\nContent-Type: application/octet-stream\r\n"
            + $"Content-Disposition: attachment; filename=factura.txt\r\nContent-Transfer-Encoding: base64\r\n\r\n{Convert.ToBase64String(virus)}\r\n--x--\r\n",
            ("Content-Type", "multipart/mixed; boundary=x"));
        var mail = await own.Arrives(raw);
        Assert.Equal(MailState.OpenedCase, mail.State);
        await own.Judged(virus, FileVerdict.Infected);
        using var ana = await own.SignedIn("ana");
        var page = await ana.Open($"/console/mails/{mail.Id.Value}");
        Assert.Contains("Uno de sus archivos lleva software malicioso: Eicar-Test-Signature", page.Body!.TextContent, StringComparison.Ordinal);
        Assert.Empty(page.QuerySelectorAll("a.file"));
        Assert.Equal(System.Net.HttpStatusCode.Conflict, (await ana.GetAsync($"/console/mails/{mail.Id.Value}/files/1", Postbag.Cancel)).StatusCode);
        Assert.Equal(raw, await ana.GetStringAsync($"/console/mails/{mail.Id.Value}/original", Postbag.Cancel));
        await using var db = own.Db();
        Assert.Equal(1, await db.Set<HistoryEntry>().CountAsync(h => h.CaseId == mail.CaseId && h.What == CaseHistory.FileInfected, Postbag.Cancel));
    }

    private static async Task Reply(World own, string key, params (string Name, byte[] Bytes)[] files)
    {
        var store = own.Services.GetRequiredService<FileStore>();
        var kept = new List<StoredFile>();
        foreach (var (name, bytes) in files)
            kept.Add(await store.Keep(new MemoryStream(bytes), name, Postbag.Cancel));
        await own.Act(key, (c, work, luis) =>
        {
            var reply = Message.Say(c, MessageKind.Reply, "Le adjunto el informe.", luis, work.Now);
            work.Insert(reply);
            foreach (var file in kept)
                work.Attach(c, file, reply.Id.Value, forCustomer: true, luis);
            return Task.CompletedTask;
        });
    }

    private static async Task Until(Func<bool> done)
    {
        for (var tries = 0; !done(); tries++)
        {
            Assert.True(tries < 500, "it did not come to that within 50 s");
            await Task.Delay(100, Postbag.Cancel);
        }
    }
}
