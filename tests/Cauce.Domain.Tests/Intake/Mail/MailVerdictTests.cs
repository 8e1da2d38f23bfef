using Cauce.Domain.Intake.Mail;

namespace Cauce.Domain.Tests.Intake.Mail;

public sealed class MailVerdictTests
{
    [Fact, Trait("Lesson", "11")]
    public void Only_the_topmost_header_of_the_trusted_server_is_believed()
    {
        string[] headers =
        [
            "forger.example; dmarc=pass",
            "mx.empresa.example 1; spf=pass (sender (nested) is ok) smtp.mailfrom=a@b; dkim=fail; dkim=pass header.d=b; dmarc=fail header.from=b",
            "mx.empresa.example; dmarc=pass",
        ];
        Assert.Equal(new MailVerdict("pass", "pass", "fail"), MailVerdict.Read(headers, "MX.empresa.example"));
        Assert.Equal(MailVerdict.Unknown, MailVerdict.Read(headers, null));
        Assert.Equal(MailVerdict.Unknown, MailVerdict.Read(headers, "mx.otra.example"));
    }

    [Theory]
    [InlineData("pass", "none", "fail", true)]
    [InlineData("fail", "none", "", true)]
    [InlineData("fail", "pass", "none", false)]
    [InlineData("softfail", "", "", false)]
    [InlineData("", "", "", false)]
    public void A_sender_is_refuted_by_their_policy_or_without_one_by_spf_alone(string spf, string dkim, string dmarc, bool failed) =>
        Assert.Equal(failed, new MailVerdict(spf, dkim, dmarc).IsFailed);
}
