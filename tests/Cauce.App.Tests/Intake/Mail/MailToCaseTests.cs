using System.Text;
using Cauce.App.Cases.Files;
using Cauce.App.Data;
using Cauce.Domain.Cases;
using Cauce.Domain.Communication;
using Cauce.Domain.Customers;
using Cauce.Domain.Intake.Mail;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using static Cauce.App.Tests.Intake.Mail.Postbag;

namespace Cauce.App.Tests.Intake.Mail;

/// <summary>What a customer writes becomes a case, once, with all that came with it.</summary>
public sealed class MailToCaseTests(World world)
{
    [Fact, Trait("Req", "B02"), Trait("Req", "B03"), Trait("Req", "B05")]
    public async Task A_mail_opens_a_case_and_its_sender_is_told_the_number()
    {
        var from = Sender();
        var mail = await world.Arrives(Raw(from, "Faltan dos cajas", "Buenos días:\n\nHan llegado cuatro de seis.\n\nUn saludo\nCarmen\n"), at: new DateTimeOffset(2026, 3, 2, 8, 12, 5, TimeSpan.Zero));
        Assert.Equal((MailState.OpenedCase, MailReason.NewMatter), (mail.State, mail.Reason));
        var opened = await world.CaseOf(mail);
        Assert.Equal(("email", "Faltan dos cajas", "es"), (opened.Channel, opened.Subject, opened.Complainant.Language));
        Assert.Equal(("Carmen Ruiz", AddressOf(from)), (opened.Complainant.Name, opened.Complainant.Email));
        Assert.Contains("Han llegado cuatro de seis.", opened.Description, StringComparison.Ordinal);
        Assert.Equal(new DateTimeOffset(2026, 3, 2, 8, 12, 5, TimeSpan.Zero), opened.ReceivedAt);
        Assert.NotNull(opened.AcknowledgedAt);
        var letter = Assert.Single(await world.LettersTo(from), l => l.Letter == "acknowledgement");
        Assert.Contains(opened.Number, letter.Subject, StringComparison.Ordinal);
        Assert.NotNull(mail.AnsweredAt);
    }

    [Fact]
    public async Task A_mail_in_plain_English_is_answered_in_English_by_a_customer_on_record()
    {
        var from = Sender("Ann Lee");
        var first = await world.Arrives(Raw(from, "Missing boxes", "Dear all,\n\nI have received only four of the six boxes and this is not what we ordered. Please help.\n"));
        var second = await world.Arrives(Raw(from, "Otra cosa", "Hola, esta es otra cosa."));
        var (one, other) = (await world.CaseOf(first), await world.CaseOf(second));
        Assert.Equal(("en", "es"), (one.Complainant.Language, other.Complainant.Language));
        Assert.Equal(one.CustomerId, other.CustomerId);
        await using var db = world.Db();
        Assert.Equal("Ann Lee", (await db.Set<Customer>().FirstAsync(c => c.Id == one.CustomerId, Cancel)).Name);
    }

    [Fact, Trait("Lesson", "8")]
    public async Task Sixteen_attachments_and_a_program_are_all_there_or_named()
    {
        var parts = string.Concat(Enumerable.Range(1, 16).Select(n => Part($"albaran-{n}.txt", $"Albarán número {n}")));
        var body = $"--x\r\nContent-Type: text/plain; charset=utf-8\r\n\r\nAdjunto todo.\r\n{parts}{Part("factura.exe", "MZ\u0090programa")}--x--\r\n";
        var mail = await world.Arrives(Raw(Sender(), "Adjuntos", body, ("Content-Type", "multipart/mixed; boundary=x")));
        var opened = await world.CaseOf(mail);
        await using var db = world.Db();
        var files = await db.Set<Attachment>().Where(f => f.CaseId == opened.Id).ToListAsync(Cancel);
        Assert.Equal(Enumerable.Range(1, 16).Select(n => $"albaran-{n}.txt").Order(), files.Select(f => f.Name).Order());
        var note = Assert.Single(await world.MessagesOf(opened.Id));
        Assert.Equal(MessageKind.Note, note.Kind);
        Assert.Contains("factura.exe", note.Body, StringComparison.Ordinal);
        Assert.Equal("file.program", (await db.Set<MailFile>().SingleAsync(f => f.MailId == mail.Id && f.Sha256 == null, Cancel)).Refusal);

        static string Part(string name, string text) =>
            $"--x\r\nContent-Type: application/octet-stream; name={name}\r\nContent-Transfer-Encoding: base64\r\nContent-Disposition: attachment; filename={name}\r\n\r\n{Convert.ToBase64String(Encoding.UTF8.GetBytes(text))}\r\n";
    }

    [Fact, Trait("Lesson", "7")]
    public async Task A_mail_that_comes_again_is_known_even_when_its_case_is_gone()
    {
        var raw = Encoding.UTF8.GetBytes(Raw(Sender(), "Una vez", "Solo una vez."));
        var mail = await world.Arrives(raw);
        Assert.Equal(mail.Id, await world.Kept(raw));
        await world.Services.GetRequiredService<Writer>().Do(work => work.Sql.Run("UPDATE incoming_mails SET case_id = @p0 WHERE id = @p1", Guid.NewGuid(), mail.Id.Value), Cancel);
        Assert.Equal(mail.Id, await world.Kept(raw));
        await using var db = world.Db();
        Assert.Equal(1, await db.Set<IncomingMail>().CountAsync(m => m.MessageId == mail.MessageId, Cancel));
    }

    [Fact, Trait("Lesson", "2")]
    public async Task The_same_mail_to_two_mailboxes_is_two()
    {
        await world.Mailbox("norte", branch: "norte");
        var raw = Raw(Sender(), "A dos sedes", "Escribo a las dos.");
        var (first, second) = (await world.Arrives(raw), await world.Arrives(raw, "norte"));
        Assert.Equal((MailState.OpenedCase, MailState.OpenedCase), (first.State, second.State));
        Assert.Equal((1, 2), ((await world.CaseOf(first)).Branch, (await world.CaseOf(second)).Branch));
    }

    [Fact, Trait("Lesson", "3"), Trait("Lesson", "5")]
    public async Task Mails_that_are_alike_are_never_taken_for_one_and_none_needs_a_message_id()
    {
        var from = Sender();
        var mails = new List<IncomingMail>();
        foreach (var line in new[] { "Línea uno.", "Línea dos." })
            mails.Add(await world.Arrives(Raw(from, "Mismo asunto", line, ("Message-ID", null))));
        mails.Add(await world.Arrives(Raw(from, "Mismo asunto", "Línea uno.")));
        mails.Add(await world.Arrives(Raw(Sender(), "Mismo asunto", "Línea uno.")));
        Assert.All(mails, mail => Assert.Equal(MailState.OpenedCase, mail.State));
        Assert.Equal(4, mails.Select(mail => mail.CaseId).Distinct().Count());
    }

    [Fact]
    public async Task The_original_is_kept_byte_for_byte_and_is_not_swept_away()
    {
        var raw = Encoding.UTF8.GetBytes(Raw(Sender(), "Original", "Tal cual.\n", ("X-Raro", "ñ \t =?x?=")));
        var mail = await world.Arrives(raw);
        var store = world.Services.GetRequiredService<FileStore>();
        Assert.Equal(raw, await File.ReadAllBytesAsync(store.PathOf(mail.Sha256), Cancel));
        File.SetLastWriteTimeUtc(store.PathOf(mail.Sha256), DateTime.UtcNow.AddDays(-30));
        await ActivatorUtilities.CreateInstance<SweepFiles>(world.Services).Sweep(Cancel);
        Assert.True(File.Exists(store.PathOf(mail.Sha256)));
    }

    [Fact]
    public async Task A_mail_without_words_opens_a_case_and_one_without_sender_waits_for_a_person()
    {
        var empty = await world.Arrives(Raw(Sender(), "", ""));
        Assert.Equal(MailState.OpenedCase, empty.State);
        Assert.NotEqual("", (await world.CaseOf(empty)).Subject);
        var nobody = await world.Arrives(Raw("undisclosed", "Hola", "¿Quién soy?", ("From", null)));
        Assert.Equal((MailState.Quarantined, MailReason.NoSender), (nobody.State, nobody.Reason));
    }
}
