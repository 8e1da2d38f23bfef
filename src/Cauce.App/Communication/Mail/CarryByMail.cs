using Cauce.App.Communication.Letters;
using Cauce.Domain.Communication;

namespace Cauce.App.Communication.Mail;

/// <summary>
/// Letters by e-mail. The message of a row is the same each time, with its Message-ID and its date, and its file in the outbox
/// folder has the same name: written twice, it is one.
/// </summary>
internal sealed class CarryByMail(SendMail mail, MailSettings settings, LetterMarks marks, LetterFiles files) : ICarrier
{
    /// <summary>Attachments beyond this stay on the tracking page, in bytes.</summary>
    private const long MostAttached = 20 * 1024 * 1024;

    public string Channel => OutboxMessage.ByEmail;

    /// <summary>Kept in the folder, a letter is one file however often it is written.</summary>
    public TimeSpan Lease => settings.SmtpUrl is null ? TimeSpan.FromSeconds(20) : settings.Deadline + TimeSpan.FromSeconds(60);

    public async Task<MailOutcome> Carry(OutboxMessage letter, CancellationToken cancel) => await mail.Send(await Compose(letter, cancel), cancel);

    private async Task<OutgoingMail> Compose(OutboxMessage letter, CancellationToken cancel)
    {
        var headers = new Dictionary<string, string>();
        // Letters of one case stand together in a mail program, though none of them answers a message it has seen.
        if (letter.CaseId is { } about)
            headers["References"] = $"<{about}.case@{marks.Domain}>";
        if (letter.About is not null)
            headers["Auto-Submitted"] = "no";
        if (LetterForms.All.FirstOrDefault(form => form.Name == letter.Letter) is { IsOptional: true })
        {
            // RFC 2369 and RFC 8058: one click in the mail program, without a page to read.
            headers["List-Unsubscribe"] = $"<{marks.UnsubscribeUrlOf(letter)}>";
            headers["List-Unsubscribe-Post"] = "List-Unsubscribe=One-Click";
        }
        return new OutgoingMail
        {
            MessageId = marks.MessageIdOf(letter),
            ReplyTo = await marks.ReplyToOf(letter, cancel),
            Date = letter.CreatedAt,
            To = [new Correspondent(letter.ToAddress, letter.ToName.Length > 0 ? letter.ToName : null)],
            Subject = letter.Subject,
            Text = letter.Text,
            Html = letter.Html,
            Headers = headers,
            Reports = settings.AsksForDeliveryReports ? ["failure", "delay", "success"] : ["failure", "delay"],
            Attachments = await files.Of(letter, MostAttached, cancel),
        };
    }
}
