using Cauce.Domain.Common;
using Cauce.Domain.Identity;
using Cauce.Domain.Intake.Mail;

namespace Cauce.Domain.Tests.Intake.Mail;

public sealed class IncomingMailTests
{
    private static readonly DateTimeOffset Now = new(2026, 3, 2, 10, 0, 0, TimeSpan.Zero);

    [Fact, Trait("Lesson", "6"), Trait("Lesson", "A10")]
    public void A_mail_that_fails_twice_waits_for_a_person_and_a_person_may_try_it_again()
    {
        var mail = Some(Now);
        mail.Failed(MailReason.HungParser, "", Now);
        Assert.Equal((MailState.Stored, 1), (mail.State, mail.Tries));
        mail.Failed(MailReason.HungParser, "", Now);
        Assert.Equal((MailState.Quarantined, MailReason.HungParser), (mail.State, mail.Reason));
        Assert.Null(mail.NextTryAt);
        mail.Retry(Actor.System, Now);
        Assert.Equal((MailState.Stored, 0, Now), (mail.State, mail.Tries, mail.NextTryAt!.Value));
        Assert.Throws<RefusedException>(() => mail.Retry(Actor.System, Now));
    }

    [Fact]
    public void What_was_never_fetched_can_be_put_aside_and_nothing_else()
    {
        var mail = new IncomingMail(Id<IncomingMail>.New(Now), Box(), MailIdentity.OfUnfetched(7, 12), Now, Now);
        mail.Settle(MailState.Quarantined, MailReason.TooLarge, "", Now);
        Assert.Equal(MailRefusals.NotKept, mail.WhyNotTake());
        Assert.Equal(MailRefusals.NotKept, mail.WhyNotRetry());
        Assert.Null(mail.WhyNotIgnore());
    }

    [Fact]
    public void A_mail_from_the_future_was_received_now() => Assert.Equal(Now, Some(Now.AddDays(3)).ReceivedAt);

    [Fact]
    public void A_folder_made_anew_counts_from_its_own_beginning()
    {
        var box = Box();
        box.Reach(7, 12);
        box.Reach(7, 4);
        Assert.Equal((7L, 12L), (box.UidValidity!.Value, box.LastUid));
        box.Reach(8, 1);
        Assert.Equal((8L, 1L), (box.UidValidity!.Value, box.LastUid));
    }

    [Fact]
    public void Trouble_stands_since_its_first_moment_until_it_is_over()
    {
        var box = Box();
        box.Failed("EAUTH", Now);
        box.Failed("ECONNECTION", Now.AddHours(1));
        Assert.Equal((MailboxState.Troubled, Now), (box.StateAt(Now), box.TroubleSince!.Value));
        box.Connected(Now.AddHours(2));
        Assert.Null(box.TroubleSince);
    }

    [Fact]
    public void A_sender_is_kept_out_by_address_by_domain_and_by_the_domain_above() =>
        Assert.Equal(["spam@ventas.malo.example", "@ventas.malo.example", "@malo.example"], BlockedSender.RulesFor(EmailAddress.Parse("Spam@ventas.malo.example")));

    private static Mailbox Box() => new(Id<Mailbox>.New(Now), Now);

    private static IncomingMail Some(DateTimeOffset received)
    {
        var mail = new IncomingMail(Id<IncomingMail>.New(Now), Box(), MailIdentity.Of("<a@b>", new byte[32]), received, Now);
        mail.Keep(1, new byte[32], 10);
        return mail;
    }
}
