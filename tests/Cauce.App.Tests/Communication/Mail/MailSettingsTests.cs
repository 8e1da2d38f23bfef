using Cauce.App.Communication.Mail;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;

namespace Cauce.App.Tests.Communication.Mail;

public sealed class MailSettingsTests
{
    [Fact]
    public void Without_settings_mail_goes_to_the_outbox_folder_of_the_data_directory()
    {
        var settings = Read(null, null);

        Assert.Null(settings.SmtpUrl);
        Assert.Equal("/data/outbox", settings.OutboxDirectory);
    }

    [Fact]
    public void The_sender_may_have_a_shown_name()
    {
        Assert.Equal(new Correspondent("a@cauce.example", "Atención"), Read("smtp://localhost", "Atención <a@cauce.example>").From);
        Assert.Equal(new Correspondent("a@cauce.example"), Read("smtps://u:p@host:465", "a@cauce.example").From);
    }

    [Theory]
    [InlineData("http://host", "a@cauce.example", "CAUCE_SMTP_URL")]
    [InlineData("mail.example", "a@cauce.example", "CAUCE_SMTP_URL")]
    [InlineData("smtp://u:s3cret@host", null, "CAUCE_MAIL_FROM")]
    [InlineData("smtp://host", "nobody", "nobody")]
    public void A_wrong_setting_is_named(string smtp, string? from, string named)
    {
        var wrong = Assert.Throws<FormatException>(() => Read(smtp, from));

        Assert.Contains(named, wrong.Message);
        Assert.DoesNotContain("s3cret", wrong.Message);
    }

    [Fact]
    public void The_password_does_not_show_when_the_settings_are_printed() =>
        Assert.DoesNotContain("s3cret", Read("smtp://u:s3cret@host", "a@cauce.example").ToString());

    [Fact]
    public async Task The_host_can_be_asked_for_mail()
    {
        await using var host = new ServiceCollection().AddLogging().AddMail(Read(null, null)).BuildServiceProvider(validateScopes: true);

        Assert.NotNull(host.GetRequiredService<SendMail>());
        Assert.Null(host.GetRequiredService<CompanionProcess>().ProcessId);
    }

    private static MailSettings Read(string? smtp, string? from) =>
        MailSettings.Read(
            new ConfigurationBuilder()
                .AddInMemoryCollection(new Dictionary<string, string?> { ["CAUCE_SMTP_URL"] = smtp, ["CAUCE_MAIL_FROM"] = from })
                .Build(),
            "/data");
}
