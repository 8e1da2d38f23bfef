namespace Cauce.App.Communication.Mail;

/// <summary>
/// Makes one attempt to send one message. Retrying, and remembering that a message has gone, belong to whoever keeps the
/// queue: between the server's yes and that memory there is always a moment, so a crash there repeats the message, under
/// the same <see cref="OutgoingMail.MessageId"/>.
/// </summary>
internal sealed class SendMail(CompanionProcess companion, OutboxFolder outbox, MailSettings settings, ILogger<SendMail> logger)
{
    /// <summary>Sends by SMTP, or keeps the message in the outbox folder where no server is configured.</summary>
    /// <exception cref="OperationCanceledException">It was cancelled; the message may nevertheless have gone.</exception>
    public async Task<MailOutcome> Send(OutgoingMail mail, CancellationToken cancel)
    {
        var outcome = settings.SmtpUrl is null ? await outbox.Keep(mail, cancel) : await SendBySmtp(mail, settings.SmtpUrl, cancel);

        if (outcome is MailOutcome.Refused refused)
            logger.LogWarning("Message {MessageId} was refused for good: {Code}", mail.MessageId, refused.Code);
        else if (outcome is MailOutcome.Postponed postponed)
            logger.LogWarning("Message {MessageId} stays queued: {Code}", mail.MessageId, postponed.Code);
        return outcome;
    }

    private Task<MailOutcome> SendBySmtp(OutgoingMail mail, string smtpUrl, CancellationToken cancel)
    {
        var request = MailWire.Write(mail, settings.From);
        request["smtpUrl"] = smtpUrl;
        return MailWire.Ask(
            companion, "send", request, settings.Deadline,
            answer => new MailOutcome.Sent(
                MailWire.Texts(answer.GetProperty("accepted")),
                MailWire.Texts(answer.GetProperty("rejected")),
                answer.GetProperty("response").GetString()!),
            cancel);
    }
}
