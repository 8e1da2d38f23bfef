using System.Security.Cryptography;
using System.Text;
using Cauce.App.Tests.Kills;
using Cauce.Domain.Cases;
using Cauce.Domain.Communication;
using Cauce.Domain.Intake.Mail;
using Microsoft.EntityFrameworkCore;
using static Cauce.App.Tests.Intake.Mail.Postbag;

namespace Cauce.App.Tests.Intake.Mail;

/// <summary>Cauce as its own process, killed with SIGKILL while it sorts mails.</summary>
public sealed class KilledWhileSortingTests
{
    private const int Mails = 150;

    [Fact, Trait("Lesson", "10"), Trait("Req", "A06")]
    public async Task Every_mail_becomes_one_case_with_one_acknowledgement()
    {
        await using var cauce = await KillableCauce.Prepare();
        await Bring(cauce);
        await cauce.Start();
        while (await Sorted(cauce) < 40)
            await Task.Delay(5, Cancel);
        cauce.Kill();
        await cauce.Start();
        for (var tries = 0; await Sorted(cauce) < Mails && tries < 1200; tries++)
            await Task.Delay(100, Cancel);
        await using var db = cauce.Db();
        var mails = await db.Set<IncomingMail>().ToListAsync(Cancel);
        Assert.All(mails, mail => Assert.Equal((MailState.OpenedCase, ""), (mail.State, mail.ReasonDetail)));
        var cases = await db.Set<Case>().ToListAsync(Cancel);
        Assert.Equal(Mails, cases.Count);
        Assert.Equal(Mails, cases.DistinctBy(c => c.Subject).Count());
        Assert.Equal(Mails, mails.DistinctBy(m => m.CaseId).Count());
        var letters = await db.Set<OutboxMessage>().Select(m => m.CaseId).ToListAsync(Cancel);
        Assert.Equal(Mails, letters.Count);
        Assert.Equal(Mails, letters.Distinct().Count());
    }

    /// <summary>As the fetching had left them.</summary>
    private static async Task Bring(KillableCauce cauce)
    {
        var now = DateTimeOffset.UtcNow;
        await using var db = cauce.Db();
        var box = new Mailbox(Id<Mailbox>.New(now), now);
        box.Describe(new MailboxFacts("atencion", "atencion@empresa.example", 1, "incident") { Host = "127.0.0.1", Account = "x" });
        box.Pause(Actor.System, now);
        db.Add(box);
        for (var i = 1; i <= Mails; i++)
        {
            var raw = Encoding.UTF8.GetBytes(Raw(Sender(), $"Correo {i}", "Hola, no funciona."));
            var (sha, hex) = (SHA256.HashData(raw), Convert.ToHexStringLower(SHA256.HashData(raw)));
            var path = Path.Combine(Directory.CreateDirectory(Path.Combine(cauce.Folder, "files", hex[..2])).FullName, hex[2..]);
            await File.WriteAllBytesAsync(path, raw, Cancel);
            var mail = new IncomingMail(Id<IncomingMail>.New(now), box, MailIdentity.Of($"<{i}@cliente.example>", sha), now, now);
            mail.Keep(i, sha, raw.Length);
            db.Add(mail);
        }
        await db.SaveChangesAsync(Cancel);
    }

    private static async Task<int> Sorted(KillableCauce cauce)
    {
        await using var db = cauce.Db();
        return await db.Set<IncomingMail>().CountAsync(m => m.State != MailState.Stored, Cancel);
    }
}
