using System.Globalization;
using System.Net;
using Cauce.App.Communication.Mail;

namespace Cauce.App.Intake.Messengers.Telegram;

/// <summary>Says a letter in a chat: in as many messages as its length needs, its files after it.</summary>
internal sealed class SendLetter(BotApi api)
{
    /// <summary>Characters of one message, after its markup was read (sendMessage, text).</summary>
    internal const int Longest = 4096;

    private static readonly TimeSpan Busy = TimeSpan.FromSeconds(5);

    public async Task<MailOutcome> Send(AccountAtHand at, LetterAtHand letter, CancellationToken cancel)
    {
        var names = new List<string>();
        foreach (var part in Parts(letter.Letter.Subject, letter.Letter.Text))
        {
            var answer = await Patiently(() => api.Ask(at, "sendMessage", new { ChatId = letter.To.Peer, Text = part, ParseMode = "HTML", LinkPreviewOptions = new { IsDisabled = true } }, cancel), names.Count > 0, cancel);
            if (Trouble(answer) is { } trouble)
                return trouble;
            names.Add(answer.Result.GetProperty("message_id").GetInt64().ToString(CultureInfo.InvariantCulture));
        }
        foreach (var file in letter.Files)
        {
            await using var bytes = File.OpenRead(file.Path);
            using var form = new MultipartFormDataContent { { new StringContent(letter.To.Peer), "chat_id" }, { new StreamContent(bytes), "document", file.Name } };
            // A file that Telegram does not take stands on the tracking page; the words have gone.
            if (Trouble(await api.Ask(at, "sendDocument", form, cancel)) is MailOutcome.Postponed busy && names.Count == 0)
                return busy;
        }
        return new MailOutcome.Sent([letter.To.Peer], [], $"{letter.To.Peer}:{names[0]}");
    }

    /// <summary>In the middle of a letter a busy moment is waited for, so that its beginning is not said twice.</summary>
    private static async Task<BotAnswer> Patiently(Func<Task<BotAnswer>> ask, bool isBegun, CancellationToken cancel)
    {
        var answer = await ask();
        for (var tries = 1; isBegun && tries <= 5 && Trouble(answer) is MailOutcome.Postponed later; tries++)
        {
            await Task.Delay(later.After is { TotalSeconds: < 15 } wait ? wait : TimeSpan.FromSeconds(2 * tries), cancel);
            answer = await ask();
        }
        return answer;
    }

    /// <summary>Null where it is a yes.</summary>
    internal static MailOutcome? Trouble(BotAnswer answer)
    {
        if (answer.Ok)
            return null;
        var (code, words) = (answer.ErrorCode ?? answer.Status, answer.Description ?? "");
        return code switch
        {
            (int)HttpStatusCode.TooManyRequests => new MailOutcome.Postponed("busy", words) { After = answer.Parameters?.RetryAfter is { } seconds and > 0 ? TimeSpan.FromSeconds(Math.Min(seconds, 86400)) : Busy },
            // The bot was blocked or the chat is gone: nobody will read it there.
            (int)HttpStatusCode.Forbidden or (int)HttpStatusCode.BadRequest => new MailOutcome.Refused(code.ToString(CultureInfo.InvariantCulture), words),
            _ => new MailOutcome.Postponed(code.ToString(CultureInfo.InvariantCulture), words),
        };
    }

    /// <summary>The subject in bold and the words, cut where a line or a word ends.</summary>
    internal static IEnumerable<string> Parts(string subject, string text)
    {
        var rest = text.Trim();
        var room = Longest - subject.Length - 2;
        for (var first = true; first || rest.Length > 0; first = false)
        {
            var cut = PartsOfText.CutAt(rest, room);
            var part = WebUtility.HtmlEncode(rest[..cut].TrimEnd());
            yield return first ? $"<b>{WebUtility.HtmlEncode(subject)}</b>\n\n{part}" : part;
            rest = rest[cut..].TrimStart();
            room = Longest;
        }
    }
}
