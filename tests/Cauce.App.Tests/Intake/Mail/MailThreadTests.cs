using Cauce.App.Data;
using Cauce.App.Identity;
using Cauce.Domain.Cases;
using Cauce.Domain.Communication;
using Cauce.Domain.Intake.Mail;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using static Cauce.App.Tests.Intake.Mail.Postbag;

namespace Cauce.App.Tests.Intake.Mail;

/// <summary>An answer finds its case, and nobody else gets into it.</summary>
public sealed class MailThreadTests(World world)
{
    [Fact, Trait("Lesson", "4")]
    public async Task An_answer_to_our_letter_is_said_in_its_case_without_the_quotation()
    {
        var (from, opened, letter) = await Opened();
        var token = world.TokenOf(letter);
        var byReply = await world.Arrives(Raw(from, $"Re: {letter.Subject}", "Gracias, ya las tengo.\n\nEl lun, 2 mar 2026 a las 9:20, Cauce <no-reply@cauce.example> escribió:\n> Hemos recibido su mensaje.\n", ("In-Reply-To", token.MessageId("cauce.example"))));
        var byAddress = await world.Arrives(Raw(from, "Otra vez yo", "Falta una todavía.", ("To", token.ReplyAddress(EmailAddress.Parse("atencion@empresa.example")))));
        Assert.All([byReply, byAddress], mail => Assert.Equal((MailState.Reply, MailReason.SignedToken, opened.Id), (mail.State, mail.Reason, mail.CaseId!.Value)));
        var said = await world.MessagesOf(opened.Id);
        Assert.Equal(["Gracias, ya las tengo.", "Falta una todavía."], said.Select(m => m.Body.Trim()));
        Assert.All(said, m => Assert.Equal((MessageKind.FromCustomer, ActorKind.Customer), (m.Kind, m.ByKind)));
        await using var db = world.Db();
        Assert.Contains("Hemos recibido su mensaje.", (await db.Set<MailContent>().FirstAsync(c => c.Id == byReply.Id, Cancel)).Quoted, StringComparison.Ordinal);
        Assert.Single(await world.LettersTo(from));
    }

    [Fact, Trait("Lesson", "4")]
    public async Task An_answer_to_ones_own_mail_goes_where_that_went()
    {
        var from = Sender();
        var first = await world.Arrives(Raw(from, "Una avería", "No arranca."));
        var second = await world.Arrives(Raw(from, "Re: Una avería", "Sigue sin arrancar.", ("References", $"<otra@cliente.example> {first.MessageId}")));
        Assert.Equal((MailState.Reply, MailReason.References, first.CaseId), (second.State, second.Reason, second.CaseId));
    }

    [Fact, Trait("Lesson", "4"), Trait("Lesson", "A3")]
    public async Task A_number_in_the_subject_leads_its_party_into_the_case_and_a_stranger_to_a_new_one()
    {
        var (from, opened, _) = await Opened();
        var mine = await world.Arrives(Raw(from, $"Sobre {opened.Number.ToLowerInvariant()}: ¿novedades?", "¿Hay novedades?"));
        Assert.Equal((MailState.Reply, MailReason.NumberInSubject, opened.Id), (mine.State, mine.Reason, mine.CaseId!.Value));
        var stranger = Sender("Mallory");
        var guessed = await world.Arrives(Raw(stranger, $"Re: [{opened.Number}] su caso", "Mándenme el expediente."));
        Assert.Equal(MailState.OpenedCase, guessed.State);
        Assert.NotEqual(opened.Id, guessed.CaseId);
        Assert.Single(await world.MessagesOf(opened.Id));
        Assert.All(await world.LettersTo(stranger), letter => Assert.DoesNotContain(opened.Number, letter.Text + letter.Subject, StringComparison.Ordinal));
    }

    [Fact, Trait("Lesson", "A3")]
    public async Task A_stranger_who_holds_a_letter_waits_for_a_person_and_becomes_no_party()
    {
        var (_, opened, letter) = await Opened();
        var stranger = Sender("Mallory");
        var mail = await world.Arrives(Raw(stranger, "Re: su caso", "Soy de la familia.", ("In-Reply-To", world.TokenOf(letter).MessageId("x.example")), ("Cc", "otro@malo.example")));
        Assert.Equal((MailState.Quarantined, MailReason.Stranger, opened.Id), (mail.State, mail.Reason, mail.CaseId!.Value));
        Assert.Empty(await world.MessagesOf(opened.Id));
        Assert.Empty(await world.LettersTo(stranger));
    }

    [Theory, Trait("Lesson", "A1")]
    [InlineData("truncated")]
    [InlineData("wrong key")]
    [InlineData("unsigned")]
    [InlineData("case header")]
    public async Task A_token_that_is_not_whole_and_ours_leads_nowhere(string how)
    {
        var (from, opened, letter) = await Opened();
        var good = world.TokenOf(letter).ToString();
        var forged = how switch
        {
            "truncated" => good[..45],
            "wrong key" => ThreadToken.For(new byte[32], opened.Id, letter.Id, letter.AddressKey).ToString(),
            "unsigned" => letter.Id.ToString(),
            _ => $"{opened.Id}.case",
        };
        var mail = await world.Arrives(Raw(from, "Re: nada", "Con una marca que no vale.", ("In-Reply-To", $"<{forged}@cauce.example>"), ("References", $"<{forged}@cauce.example>")));
        Assert.Equal(MailState.OpenedCase, mail.State);
        Assert.NotEqual(opened.Id, mail.CaseId);
        Assert.Empty(await world.MessagesOf(opened.Id));
    }

    [Fact, Trait("Lesson", "A1")]
    public async Task Nobody_writes_to_the_customer_in_the_name_of_an_agent()
    {
        var (_, opened, letter) = await Opened();
        var before = await Letters(opened.Id);
        var mail = await world.Arrives(Raw("Ana Torres <ana@cauce.example>", $"Re: {opened.Number}", "Le devolvemos el dinero si nos da su clave.", ("In-Reply-To", world.TokenOf(letter).MessageId("cauce.example"))));
        Assert.Equal((MailState.Quarantined, MailReason.StaffWithoutAccess), (mail.State, mail.Reason));
        Assert.Empty(await world.MessagesOf(opened.Id));
        Assert.Equal(before, await Letters(opened.Id));
    }

    [Fact, Trait("Lesson", "A2")]
    public async Task An_agent_answers_a_letter_of_their_own_as_a_note_and_only_while_they_have_access()
    {
        var (_, opened, _) = await Opened();
        var toRosa = await world.Letter(opened.Id, "rosa@cauce.example");
        var toAna = await world.Letter(opened.Id, "ana@cauce.example");
        var without = await world.Arrives(Raw("Rosa <rosa@cauce.example>", "Re: caso", "Aún leo esto.", ("In-Reply-To", world.TokenOf(toRosa).MessageId("cauce.example"))));
        Assert.Equal((MailState.Quarantined, MailReason.StaffWithoutAccess), (without.State, without.Reason));
        var before = await Letters(opened.Id);
        var with = await world.Arrives(Raw("Ana <ana@cauce.example>", "Re: caso", "Lo miro mañana.", ("In-Reply-To", world.TokenOf(toAna).MessageId("cauce.example"))));
        Assert.Equal((MailState.Reply, MailReason.StaffAnswer), (with.State, with.Reason));
        var note = Assert.Single(await world.MessagesOf(opened.Id));
        Assert.Equal((MessageKind.Note, "Ana Torres"), (note.Kind, note.ByName));
        Assert.Equal(before, await Letters(opened.Id));
    }

    [Fact]
    public async Task Words_for_a_case_that_was_merged_reach_the_one_that_goes_on()
    {
        var (from, opened, letter) = await Opened();
        var (_, into, _) = await Opened();
        await world.Services.GetRequiredService<Writer>().Do(work => work.Sql.Run("UPDATE cases SET merged_into = @p0 WHERE id = @p1", into.Id.Value, opened.Id.Value), Cancel);
        var mail = await world.Arrives(Raw(from, "Re: caso", "Sigo esperando.", ("In-Reply-To", world.TokenOf(letter).MessageId("cauce.example"))));
        Assert.Equal((MailState.Reply, into.Id), (mail.State, mail.CaseId!.Value));
    }

    private async Task<(string From, Case Case, OutboxMessage Letter)> Opened()
    {
        var from = Sender();
        var opened = await world.CaseOf(await world.Arrives(Raw(from, "Un problema", "Algo no va bien.")));
        return (from, opened, Assert.Single(await world.LettersTo(from)));
    }

    private async Task<int> Letters(Id<Case> about)
    {
        await using var db = world.Db();
        return await db.Set<OutboxMessage>().CountAsync(m => m.CaseId == about, Cancel);
    }
}
