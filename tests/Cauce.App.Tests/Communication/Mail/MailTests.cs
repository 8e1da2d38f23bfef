using Cauce.App.Communication.Mail;
using Cauce.App.Tests.Fakes;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;

namespace Cauce.App.Tests.Communication.Mail;

public sealed class MailTests : IAsyncLifetime
{
    private readonly FakeMailServer server = new();
    private readonly string data = Directory.CreateTempSubdirectory("cauce-mail-").FullName;
    private readonly CompanionProcess companion =
        new(new CompanionSettings(), TimeProvider.System, NullLogger<CompanionProcess>.Instance);

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    public ValueTask InitializeAsync() => ValueTask.CompletedTask;

    public async ValueTask DisposeAsync()
    {
        await companion.DisposeAsync();
        await server.DisposeAsync();
        Directory.Delete(data, recursive: true);
    }

    [Fact]
    public async Task A_message_reaches_the_mail_server_under_its_own_identity()
    {
        var outcome = await Post().Send(Letter(), Cancel);

        var sent = Assert.IsType<MailOutcome.Sent>(outcome);
        Assert.Equal(["carmen@customer.example"], sent.Accepted);
        Assert.Empty(sent.Rejected);
        Assert.Equal("250 queued as 42", sent.Response);
        var message = Assert.Single(server.Messages);
        Assert.Contains("Message-ID: <1@cauce.example>", message);
        Assert.Contains("Auto-Submitted: auto-generated", message);
        Assert.Contains("Date: Fri, 20 Nov 2026 09:30:00 +0000", message);
        Assert.Contains("From: =?UTF-8?Q?Atenci=C3=B3n?= <atencion@cauce.example>", message);
        Assert.Contains("reclamaci=C3=B3n", message);
    }

    [Fact]
    public async Task A_hundred_messages_at_once_all_arrive_once()
    {
        var post = Post();
        var outcomes = await Task.WhenAll(Enumerable.Range(0, 100).Select(index =>
            post.Send(Letter() with { MessageId = $"<{index}@cauce.example>" }, Cancel)));

        Assert.All(outcomes, outcome => Assert.IsType<MailOutcome.Sent>(outcome));
        Assert.Equal(100, server.Messages.Count);
        Assert.Equal(100, server.Messages.Select(one => one.Split("Message-ID: ")[1].Split('>')[0]).Distinct().Count());
    }

    [Fact]
    public async Task A_recipient_the_server_does_not_know_is_refused_for_good()
    {
        var outcome = await Post().Send(Letter("unknown@customer.example"), Cancel);

        Assert.Contains("550 no such user", Assert.IsType<MailOutcome.Refused>(outcome).Reason);
    }

    [Fact]
    public async Task A_message_for_a_busy_server_stays_queued()
    {
        var outcome = await Post().Send(Letter("busy@customer.example"), Cancel);

        Assert.Equal("EENVELOPE", Assert.IsType<MailOutcome.Postponed>(outcome).Code);
    }

    [Fact]
    public async Task A_line_break_in_a_subject_or_name_becomes_a_space_and_no_header()
    {
        var letter = Letter() with
        {
            Subject = "Rotura\r\nBcc: thief@evil.example",
            To = [new Correspondent("carmen@customer.example", "Carmen\nBcc: thief@evil.example")],
        };

        Assert.IsType<MailOutcome.Sent>(await Post().Send(letter, Cancel));

        var message = Assert.Single(server.Messages);
        Assert.Contains("Subject: Rotura  Bcc: thief@evil.example", message);
        Assert.DoesNotContain("\nBcc:", message);
    }

    [Fact]
    public async Task A_line_break_in_an_address_is_refused_for_good()
    {
        var outcome = await Post().Send(Letter("carmen@customer.example\r\nBcc: thief@evil.example"), Cancel);

        Assert.Equal("EREFUSED", Assert.IsType<MailOutcome.Refused>(outcome).Code);
        Assert.Empty(server.Messages);
    }

    [Fact]
    public async Task Without_a_mail_server_the_message_stands_in_the_outbox_folder()
    {
        var settings = Settings(smtp: null);
        var outbox = new OutboxFolder(companion, settings);
        var post = new SendMail(companion, outbox, settings, NullLogger<SendMail>.Instance);
        var attached = Path.Combine(data, "attached");
        await File.WriteAllTextAsync(attached, "línea", Cancel);
        var letter = Letter() with { Attachments = [new MailAttachment("nota.txt", attached, "text/plain")] };

        var kept = Assert.IsType<MailOutcome.Kept>(await post.Send(letter, Cancel));
        await post.Send(letter, Cancel);
        await post.Send(Letter() with { MessageId = "<2@cauce.example>", Date = letter.Date.AddDays(1) }, Cancel);

        Assert.Equal(2, outbox.Newest(10).Count);
        Assert.Equal(kept.FileName, outbox.Newest(10)[1].FileName);
        using var reader = new StreamReader(outbox.Open(kept.FileName)!);
        var message = await reader.ReadToEndAsync(Cancel);
        Assert.Contains("Message-ID: <1@cauce.example>", message);
        Assert.Contains("nota.txt", message);
    }

    [Theory]
    [InlineData("../secret.eml")]
    [InlineData("/etc/hostname")]
    [InlineData("attached")]
    [InlineData("missing.eml")]
    public async Task Nothing_outside_the_outbox_folder_can_be_opened(string name)
    {
        await File.WriteAllTextAsync(Path.Combine(data, "secret.eml"), "secret", Cancel);
        Directory.CreateDirectory(Settings(null).OutboxDirectory);

        Assert.Null(new OutboxFolder(companion, Settings(null)).Open(name));
    }

    [Fact]
    public async Task The_log_tells_the_code_of_a_failure_and_nothing_of_the_message()
    {
        var log = new StringLogger();
        var settings = Settings(server.Url);
        var post = new SendMail(companion, new OutboxFolder(companion, settings), settings, log);

        await post.Send(Letter("unknown@customer.example"), Cancel);

        Assert.Equal("Message <1@cauce.example> was refused for good: EENVELOPE", Assert.Single(log.Lines));
    }

    private SendMail Post()
    {
        var settings = Settings(server.Url);
        return new SendMail(companion, new OutboxFolder(companion, settings), settings, NullLogger<SendMail>.Instance);
    }

    private MailSettings Settings(string? smtp) =>
        new(smtp, new Correspondent("atencion@cauce.example", "Atención"), Path.Combine(data, "outbox"));

    private static OutgoingMail Letter(string to = "carmen@customer.example") => new()
    {
        MessageId = "<1@cauce.example>",
        To = [new Correspondent(to, "Carmen Núñez")],
        Subject = "Hemos recibido su reclamación",
        Text = "Hemos registrado su reclamación.",
        Date = new DateTimeOffset(2026, 11, 20, 9, 30, 0, TimeSpan.Zero),
    };

    private sealed class StringLogger : ILogger<SendMail>
    {
        public List<string> Lines { get; } = [];

        public IDisposable? BeginScope<TState>(TState state) where TState : notnull => null;

        public bool IsEnabled(LogLevel logLevel) => true;

        public void Log<TState>(
            LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter) =>
            Lines.Add(formatter(state, exception));
    }
}
