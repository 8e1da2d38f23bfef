using Cauce.App.Data;
using Cauce.Domain.Cases;
using Cauce.Domain.Communication;
using Cauce.Domain.Intake.Mail;
using Microsoft.EntityFrameworkCore;
using static Cauce.App.Tests.Intake.Mail.Postbag;

namespace Cauce.App.Tests.Intake.Mail;

/// <summary>Machines do not write to each other for ever, and nobody uses us to write to somebody else.</summary>
public sealed class MailLoopTests(World world)
{
    [Theory, Trait("Lesson", "1")]
    [InlineData("Auto-Submitted", "auto-replied")]
    [InlineData("Precedence", "bulk")]
    [InlineData("X-Autoreply", "yes")]
    [InlineData("Return-Path", "<>")]
    public async Task What_a_machine_wrote_opens_no_case_and_is_not_answered(string header, string value)
    {
        var from = Sender();
        var mail = await world.Arrives(Raw(from, "Estoy de vacaciones", "Vuelvo el lunes.", (header, value)));
        Assert.Equal(MailState.Automatic, mail.State);
        Assert.Null(mail.CaseId);
        Assert.Empty(await world.LettersTo(from));
    }

    [Fact, Trait("Lesson", "1")]
    public async Task A_mail_from_ourselves_is_put_aside()
    {
        await world.Mailbox();
        foreach (var from in new[] { "atencion@empresa.example", "Cauce <no-reply@cauce.example>", "atencion+abc@empresa.example" })
        {
            var mail = await world.Arrives(Raw(from, "Eco", "Eco."));
            Assert.Equal((MailState.Ignored, MailReason.OwnAddress), (mail.State, mail.Reason));
        }
    }

    [Fact, Trait("Lesson", "1"), Trait("Lesson", "11")]
    public async Task The_sixth_mail_of_an_hour_opens_its_case_and_is_not_answered_and_the_case_says_so()
    {
        var from = Sender();
        var mails = new List<IncomingMail>();
        for (var i = 0; i < LoopBudget.MostAnswersToSender + 1; i++)
            mails.Add(await world.Arrives(Raw(from, $"Aviso {i}", $"Mensaje {i}.")));
        Assert.Equal(LoopBudget.MostAnswersToSender, (await world.LettersTo(from)).Count);
        Assert.All(mails, mail => Assert.Equal(MailState.OpenedCase, mail.State));
        var last = await world.CaseOf(mails[^1]);
        Assert.Null(last.AcknowledgedAt);
        await using var db = world.Db();
        var told = await db.Set<HistoryEntry>().SingleAsync(h => h.CaseId == last.Id && h.What == "mail.not-answered", Cancel);
        Assert.Equal(MailReason.BudgetOfSender, told.ReadDetails()["why"]);
    }

    [Fact, Trait("Lesson", "11"), Trait("Lesson", "A8")]
    public async Task A_sender_refuted_by_our_server_gets_a_case_and_no_answer_and_others_words_about_it_count_for_nothing()
    {
        var (forged, honest) = (Sender(), Sender());
        var refuted = await world.Arrives(Raw(forged, "Hola", "Soy otra persona.", ("Authentication-Results", "mx.empresa.example; spf=fail; dmarc=fail header.from=cliente.example")));
        Assert.Equal(MailState.OpenedCase, refuted.State);
        Assert.Empty(await world.LettersTo(forged));
        await world.Arrives(Raw(honest, "Hola", "Soy yo.", ("Authentication-Results", "mx.malo.example; dmarc=fail")));
        Assert.Single(await world.LettersTo(honest));
    }

    [Fact, Trait("Lesson", "A8")]
    public async Task The_acknowledgement_repeats_nothing_that_was_written()
    {
        var from = Sender("Compre Barato");
        await world.Arrives(Raw(from, "Gane dinero ahora", "Pulse en http://malo.example/"));
        var letter = Assert.Single(await world.LettersTo(from));
        foreach (var word in new[] { "Barato", "dinero", "malo.example" })
            Assert.DoesNotContain(word, letter.Subject + letter.Text + letter.Html + letter.ToName, StringComparison.OrdinalIgnoreCase);
    }

    [Fact, Trait("Lesson", "A4")]
    public async Task Headers_that_control_other_programs_control_nothing_here()
    {
        var from = Sender();
        var mail = await world.Arrives(Raw(from, "Control", "Nada.", ("X-Zammad-Ticket-Owner", "admin"), ("X-RT-Command", "close"), ("RT-Send-Cc", "victima@cliente.example"),
            ("X-OTRS-Priority", "5 very high"), ("X-Cauce-Case", "REC-2026-000001"), ("X-Zammad-Article-Internal", "true")));
        var opened = await world.CaseOf(mail);
        Assert.Equal((MailState.OpenedCase, Severity.Minor, true), (mail.State, opened.Severity, opened.IsOpen));
        Assert.Empty(await world.LettersTo("<victima@cliente.example>"));
    }

    [Fact, Trait("Lesson", "A5")]
    public async Task Line_breaks_in_subject_and_name_stay_in_their_place()
    {
        var from = Sender("=?utf-8?q?Carmen=0D=0ABcc:_victima@cliente.example?=");
        var mail = await world.Arrives(Raw(from, "=?utf-8?q?Hola=0D=0AX-Forjada:_s=C3=AD?=", "Cuerpo."));
        var opened = await world.CaseOf(mail);
        Assert.All([opened.Subject, opened.Complainant.Name, mail.Subject, mail.FromName], line => Assert.DoesNotContain('\n', line));
        Assert.All(await world.LettersTo(from), letter => Assert.DoesNotContain("victima", letter.Subject + letter.ToName + letter.ToAddress, StringComparison.Ordinal));
    }

    [Fact, Trait("Lesson", "1"), Trait("Req", "A31")]
    public async Task A_letter_that_comes_back_is_marked_and_the_owner_is_called()
    {
        var from = Sender();
        var opened = await world.CaseOf(await world.Arrives(Raw(from, "Un problema", "Algo no va bien.")));
        var letter = Assert.Single(await world.LettersTo(from));
        var raw = Bounce(AddressOf(from), world.TokenOf(letter).MessageId("cauce.example"));
        var mail = await world.Arrives(raw);
        Assert.Equal((MailState.Bounce, MailReason.Undelivered, opened.Id), (mail.State, mail.Reason, mail.CaseId!.Value));
        await using var db = world.Db();
        var marked = await db.Set<OutboxMessage>().FirstAsync(m => m.Id == letter.Id, Cancel);
        Assert.NotNull(marked.ReturnedAt);
        Assert.Contains("user unknown", marked.ReturnedBecause, StringComparison.Ordinal);
        var note = Assert.Single(await world.MessagesOf(opened.Id));
        Assert.Equal((MessageKind.Note, ActorKind.System), (note.Kind, note.ByKind));
        Assert.Equal(opened.OwnerId, (await db.Set<CaseMention>().SingleAsync(m => m.MessageId == note.Id, Cancel)).StaffId);
        Assert.Single(await world.LettersTo(from));
    }

    [Fact, Trait("Req", "A31")]
    public async Task A_report_of_arrival_marks_the_letter_and_disturbs_nobody_and_one_of_delay_marks_nothing()
    {
        var from = Sender();
        var opened = await world.CaseOf(await world.Arrives(Raw(from, "Un problema", "Algo no va bien.")));
        var letter = Assert.Single(await world.LettersTo(from));
        foreach (var (action, arrived) in new[] { ("delayed", false), ("relayed", false), ("delivered", true) })
        {
            var report = Bounce(AddressOf(from), world.TokenOf(letter).MessageId("cauce.example")).Replace("Action: failed", $"Action: {action}", StringComparison.Ordinal);
            Assert.Equal(MailState.Automatic, (await world.Arrives(report)).State);
            await using var db = world.Db();
            var marked = await db.Set<OutboxMessage>().FirstAsync(m => m.Id == letter.Id, Cancel);
            Assert.Equal((arrived, null), (marked.DeliveredAt is not null, marked.ReturnedAt));
        }
        Assert.Empty(await world.MessagesOf(opened.Id));
    }

    private static string Bounce(string to, string original) => Raw("Mail Delivery System <MAILER-DAEMON@mx.empresa.example>", "Undelivered Mail Returned to Sender",
        $"""
        --b
        Content-Type: text/plain

        I'm sorry to have to inform you that your message could not be delivered.

        --b
        Content-Type: message/delivery-status

        Reporting-MTA: dns; mx.empresa.example

        Final-Recipient: rfc822; {to}
        Action: failed
        Status: 5.1.1
        Diagnostic-Code: smtp; 550 5.1.1 user unknown

        --b
        Content-Type: text/rfc822-headers

        Message-ID: {original}
        Subject: Hemos recibido su caso
        To: {to}

        --b--
        """, ("Content-Type", "multipart/report; report-type=delivery-status; boundary=b"), ("Auto-Submitted", "auto-replied"), ("Return-Path", "<>"));
}
