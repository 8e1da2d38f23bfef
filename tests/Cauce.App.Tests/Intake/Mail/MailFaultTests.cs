using System.Text;
using Cauce.App.Data;
using Cauce.App.Intake.Mail;
using Cauce.Domain.Cases;
using Cauce.Domain.Communication;
using Cauce.Domain.Intake.Mail;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using static Cauce.App.Tests.Intake.Mail.Postbag;

namespace Cauce.App.Tests.Intake.Mail;

/// <summary>What goes wrong while mails are sorted: nothing is lost, nothing is doubled, the next one goes on.</summary>
public sealed class MailFaultTests
{
    [Theory, Trait("Lesson", "5"), Trait("Lesson", "6"), Trait("Lesson", "A10")]
    [InlineData("CUELGA", MailReason.StoppedParser)]
    [InlineData("REVIENTA", MailReason.StoppedParser)]
    public async Task A_mail_that_brings_its_reader_down_waits_for_a_person_after_two_tries_and_the_others_go_on(string poison, string reason)
    {
        World.OnOneEngineOnly();
        using var companion = new FakeCompanion();
        await using var own = await World.Fresh(s => s with { Companion = companion.Script });
        await own.Mailbox();
        var good = new List<Id<IncomingMail>>();
        for (var i = 0; i < 5; i++)
            good.Add(await own.Kept(Encoding.UTF8.GetBytes(Raw(Sender(), $"Antes {i}", "Hola."))));
        var bad = await own.Kept(Encoding.UTF8.GetBytes(Raw(Sender(), "Veneno", poison)));
        for (var i = 0; i < 5; i++)
            good.Add(await own.Kept(Encoding.UTF8.GetBytes(Raw(Sender(), $"Después {i}", "Hola."))));
        foreach (var id in good)
            Assert.Equal(MailState.OpenedCase, (await own.Settled(id)).State);
        var quarantined = await own.Settled(bad);
        Assert.Equal((MailState.Quarantined, reason, IncomingMail.MostTries), (quarantined.State, quarantined.Reason, quarantined.Tries));
        await using var db = own.Db();
        Assert.Equal(10, await db.Set<Case>().CountAsync(Cancel));
        Assert.Equal(10, await db.Set<OutboxMessage>().CountAsync(Cancel));
    }

    [Fact, Trait("Lesson", "A7")]
    public async Task A_mail_beyond_a_limit_waits_with_the_name_of_the_limit_and_may_be_made_a_case_by_hand()
    {
        using var companion = new FakeCompanion();
        await using var own = await World.Fresh(s => s with { Companion = companion.Script });
        var mail = await own.Arrives(Raw(Sender(), "Mil partes", "LIMITE"));
        Assert.Equal((MailState.Quarantined, MailReason.Limit, "parts"), (mail.State, mail.Reason, mail.ReasonDetail));
        await using var db = own.Db();
        var number = (await own.CaseOf(await own.Arrives(Raw(Sender(), "Otro asunto", "Hola.")))).Number;
        var luis = new Actor(ActorKind.Staff, await own.IdOf("luis"), "Luis Ferrer", Roles.PermissionsOf(Role.Supervisor), [1]) { Role = Role.Supervisor };
        await own.Services.GetRequiredService<AttachMailToCase>().Do(mail.Id, new AttachMailToCase.Input { Case = number }, luis, Cancel);
        var settled = await own.Settled(mail.Id);
        Assert.Equal((MailState.Reply, MailReason.ByHand, "Luis Ferrer"), (settled.State, settled.Reason, settled.ByName));
        Assert.Equal("original.eml", (await db.Set<Attachment>().SingleAsync(Cancel)).Name);
    }

    [Fact, Trait("Lesson", "5"), Trait("Lesson", "10")]
    public async Task Arrivals_are_kept_in_order_and_only_then_said_to_be_and_known_when_they_come_again()
    {
        using var companion = new FakeCompanion();
        for (var uid = 1; uid <= 40; uid++)
            companion.Receives(uid, Raw(Sender(), $"Llegada {uid:00}", "Hola.", uid == 3 ? ("Message-ID", null) : ("X-N", "1")));
        companion.Flag("large", true);
        await using var own = await World.Fresh(s => s with { Companion = companion.Script, ImapUrl = "imap://atencion:x@127.0.0.1:1/INBOX?security=none" });
        await Eventually(() => Task.FromResult(companion.Stored.Count == 40));
        Assert.Equal(Enumerable.Range(1, 40), companion.Stored);
        await Eventually(async () => await Count(own, m => m.State == MailState.OpenedCase) == 40);
        Assert.Equal(1, await Count(own, m => m.State == MailState.Quarantined && m.Reason == MailReason.TooLarge));
        await using var db = own.Db();
        Assert.Equal(Enumerable.Range(1, 40).Select(n => $"Llegada {n:00}"), await db.Set<IncomingMail>().Where(m => m.State == MailState.OpenedCase).OrderBy(m => m.Seq).Select(m => m.Subject).ToListAsync(Cancel));
        await Eventually(async () => (await Box(own))!.LastUid == 40);
        var box = await db.Set<Mailbox>().SingleAsync(Cancel);
        Assert.Equal((7L, 40L, MailboxState.Connected), (box.UidValidity!.Value, box.LastUid, box.StateAt(DateTimeOffset.UtcNow)));
        Assert.DoesNotContain("\"x\"", box.Sealed, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Trouble_with_a_server_is_shown_since_its_beginning_and_pausing_gives_the_mailbox_back()
    {
        using var companion = new FakeCompanion();
        companion.Flag("lost", true);
        await using var own = await World.Fresh(s => s with { Companion = companion.Script, ImapUrl = "imap://atencion:x@127.0.0.1:1/INBOX?security=none" });
        await Eventually(async () => (await Box(own))?.Trouble == "ECONNECTION");
        var box = await Box(own);
        Assert.Equal(MailboxState.Troubled, box!.StateAt(DateTimeOffset.UtcNow));
        Assert.NotNull(box.TroubleSince);
        companion.Flag("lost", false);
        var change = own.Services.GetRequiredService<PauseMailbox>();
        await change.Do(box.Id, true, Actor.System, Cancel);
        await change.Do(box.Id, false, Actor.System, Cancel);
        await Eventually(async () => (await Box(own))!.Trouble is null);
    }

    [Fact, Trait("Lesson", "10")]
    public async Task One_node_at_a_time_has_a_mailbox_and_another_takes_it_when_that_one_is_gone()
    {
        await using var own = await World.Fresh();
        var box = await own.Mailbox();
        await own.Services.GetRequiredService<PauseMailbox>().Do(box.Id, false, Actor.System, Cancel);
        var writer = own.Services.GetRequiredService<Writer>();
        var databases = own.Services.GetRequiredService<IDbContextFactory<AppDb>>();
        var host = own.Services.GetRequiredService<MailboxLeases>();
        var other = new MailboxLeases(writer, databases, TimeProvider.System);
        await Eventually(async () => (await Box(own))!.LeaseHolder is not null);
        Assert.Single(await host.Hold(Cancel));
        Assert.Empty(await other.Hold(Cancel));
        // As if its node had been killed some time ago, and this one looked before it could look again.
        await writer.Do(work => work.Sql.Run("UPDATE mailboxes SET lease_holder = @p0, lease_until = @p1", Guid.NewGuid(), work.Now.AddSeconds(-1)), Cancel);
        var takers = (await Task.WhenAll(other.Hold(Cancel), host.Hold(Cancel))).Sum(held => held.Count);
        Assert.Equal(1, takers);
    }

    private static async Task Eventually(Func<Task<bool>> holds)
    {
        for (var tries = 0; tries < 600; tries++)
        {
            if (await holds())
                return;
            await Task.Delay(100, Cancel);
        }
        Assert.Fail("it did not come to that within a minute");
    }

    private static async Task<int> Count(World own, System.Linq.Expressions.Expression<Func<IncomingMail, bool>> which)
    {
        await using var db = own.Db();
        return await db.Set<IncomingMail>().CountAsync(which, Cancel);
    }

    private static async Task<Mailbox?> Box(World own)
    {
        await using var db = own.Db();
        return await db.Set<Mailbox>().FirstOrDefaultAsync(Cancel);
    }
}
