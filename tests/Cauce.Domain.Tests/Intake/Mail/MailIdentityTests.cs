using System.Text;
using Cauce.Domain.Common;
using Cauce.Domain.Identity;
using Cauce.Domain.Intake.Mail;
using FsCheck;
using FsCheck.Fluent;

namespace Cauce.Domain.Tests.Intake.Mail;

public sealed class MailIdentityTests
{
    private static readonly byte[] Digest = [.. Enumerable.Range(0, 32).Select(n => (byte)n)];

    [Fact, Trait("Lesson", "3")]
    public void A_mail_is_known_by_its_message_id_and_without_one_by_all_its_bytes()
    {
        Assert.Equal(new MailIdentity("<a@b>", "<a@b>"), MailIdentity.Of("<a@b>", Digest));
        Assert.StartsWith("sha256:000102", MailIdentity.Of("  ", Digest).Value, StringComparison.Ordinal);
        Assert.NotEqual(MailIdentity.Of(null, Digest).Value, MailIdentity.Of(null, [.. Digest.Reverse()]).Value);
    }

    [Theory]
    [InlineData("Subject: x\r\nMessage-ID: <a@b>\r\n\r\nMessage-ID: <c@d>", "<a@b>")]
    [InlineData("message-id:\r\n <folded@b>\r\nX: y\r\n\r\n", "<folded@b>")]
    [InlineData("Message-ID : <space@b> (comment)\n\n", "<space@b>")]
    [InlineData("Message-ID: bare@b\n\n", "bare@b")]
    [InlineData("Subject: x\r\n\r\nMessage-ID: <body@b>", null)]
    [InlineData("", null)]
    public void The_message_id_is_read_from_the_header_alone(string head, string? expected) =>
        Assert.Equal(expected, MailIdentity.FindMessageId(Encoding.Latin1.GetBytes(head)));

    [Fact, Trait("Lesson", "6")]
    public void Whatever_a_header_says_its_identity_can_be_kept() =>
        Prop.ForAll(ArbMap.Default.ArbFor<string>(), Gen.Choose(0, 3000).ToArbitrary(), (text, more) =>
        {
            var made = MailIdentity.Of(text + new string('x', more), Digest);
            return made.Value.Length is > 0 and <= 410 && Text.Storable(made.Value) == made.Value && MailIdentity.Of(text + new string('x', more), Digest) == made;
        }).QuickCheckThrowOnFailure();
}
