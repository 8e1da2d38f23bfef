using System.Globalization;
using System.Net.Http.Headers;
using Cauce.App.Communication;
using Cauce.App.Communication.Mail;
using Cauce.App.Data;

namespace Cauce.App.Intake.Messengers.WhatsApp;

/// <summary>
/// Says a letter by WhatsApp. Within 24 hours of the customer's last message in our words; after that only an approved template
/// may be sent, which leads to the tracking page. Where there is none, the letter goes another way.
/// </summary>
internal sealed class SendLetter(CloudApi api, LetterWriter letters, TimeProvider time)
{
    /// <summary>Characters of one text message.</summary>
    internal const int Longest = 4096;

    /// <summary>The customer service window.</summary>
    private static readonly TimeSpan Window = TimeSpan.FromHours(24);

    private static readonly TimeSpan Busy = TimeSpan.FromSeconds(30);

    /// <summary>Meta's word for a message outside the window.</summary>
    private const int OutsideWindow = 131047;

    public async Task<MailOutcome> Send(AccountAtHand at, LetterAtHand letter, CancellationToken cancel)
    {
        if (time.Now() - letter.To.LastHeardAt >= Window)
            return await SendTemplate(at, letter, cancel);
        var name = "";
        foreach (var part in Parts(letter))
        {
            var answer = await Patiently(() => api.Tell(at, "messages", Message(letter, "text") with { Text = new { Body = part, PreviewUrl = false } }, cancel), name.Length > 0, cancel);
            if (answer.Fault?.Code == OutsideWindow && name.Length == 0)
                return await SendTemplate(at, letter, cancel);
            if (Trouble(answer) is { } trouble)
                return trouble;
            name = NameOf(answer);
        }
        foreach (var file in letter.Files)
            await SendFile(at, letter, file, cancel);
        return new MailOutcome.Sent([letter.To.Peer], [], name);
    }

    private async Task<MailOutcome> SendTemplate(AccountAtHand at, LetterAtHand letter, CancellationToken cancel)
    {
        if (at.Account.Template.Length == 0 || letter.Letter.CaseId is not { } about)
            return new MailOutcome.Refused("window", Texts.OutsideWindow);
        object Blank(string text) => new { Type = "text", Text = text };
        var template = new
        {
            Name = at.Account.Template, Language = new { Code = at.Account.TemplateLanguage.Length > 0 ? at.Account.TemplateLanguage : "es" },
            Components = new[] { new { Type = "body", Parameters = new[] { Blank(letter.Letter.Subject), Blank(letters.LinkOf(about)) } } },
        };
        var answer = await api.Tell(at, "messages", Message(letter, "template") with { Template = template }, cancel);
        return Trouble(answer) ?? new MailOutcome.Sent([letter.To.Peer], [], NameOf(answer));
    }

    /// <summary>A file that does not go stands on the tracking page; the words have gone.</summary>
    private async Task SendFile(AccountAtHand at, LetterAtHand letter, MailAttachment file, CancellationToken cancel)
    {
        await using var bytes = File.OpenRead(file.Path);
        var content = new StreamContent(bytes) { Headers = { ContentType = new MediaTypeHeaderValue(file.Type) } };
        using var form = new MultipartFormDataContent { { new StringContent("whatsapp"), "messaging_product" }, { new StringContent(file.Type), "type" }, { content, "file", file.Name } };
        if (await api.Upload(at, form, cancel) is { IsYes: true } uploaded && uploaded.Text("id") is { } id)
            await api.Tell(at, "messages", Message(letter, "document") with { Document = new { Id = id, Filename = file.Name } }, cancel);
    }

    /// <summary>In the middle of a letter a busy moment is waited for, so that its beginning is not said twice.</summary>
    private static async Task<CloudAnswer> Patiently(Func<Task<CloudAnswer>> ask, bool isBegun, CancellationToken cancel)
    {
        var answer = await ask();
        for (var tries = 1; isBegun && tries <= 5 && Trouble(answer) is MailOutcome.Postponed; tries++)
        {
            await Task.Delay(TimeSpan.FromSeconds(2 * tries), cancel);
            answer = await ask();
        }
        return answer;
    }

    /// <summary>Null where it is a yes.</summary>
    internal static MailOutcome? Trouble(CloudAnswer answer)
    {
        if (answer.IsYes)
            return null;
        var code = (answer.Fault?.Code ?? answer.Status).ToString(CultureInfo.InvariantCulture);
        return answer.Fault?.Code switch
        {
            // So many a second, so many to one person, so many of one account.
            130429 or 131056 or 131048 or 80007 or 4 => new MailOutcome.Postponed("busy", $"{code} {answer.Words}") { After = Busy },
            // Keys, rights and bills are put right by a person, and the letter waits for that; the others are faults over there.
            0 or 3 or 10 or (>= 190 and <= 299) or 1 or 2 or 131000 or 131005 or 131016 or 131031 or 131042 or 131057 or 133000 or 133004 or 133010 => new MailOutcome.Postponed(code, answer.Words),
            null when answer.Status == 429 => new MailOutcome.Postponed("busy", answer.Words) { After = Busy },
            null => new MailOutcome.Postponed(code, answer.Words),
            _ => answer.Status >= 500 ? new MailOutcome.Postponed(code, answer.Words) : new MailOutcome.Refused(code, answer.Words),
        };
    }

    private static IEnumerable<string> Parts(LetterAtHand letter)
    {
        var rest = $"*{letter.Letter.Subject}*\n\n{letter.Letter.Text.Trim()}";
        while (rest.Length > 0)
        {
            var cut = PartsOfText.CutAt(rest, Longest);
            yield return rest[..cut].TrimEnd();
            rest = rest[cut..].TrimStart();
        }
    }

    private static string NameOf(CloudAnswer answer) =>
        answer.Body.TryGetProperty("messages", out var sent) && sent.GetArrayLength() > 0 && sent[0].TryGetProperty("id", out var id) ? id.GetString() ?? "" : "";

    private static Outgoing Message(LetterAtHand letter, string type) => new(letter.To.Peer, type);

    /// <summary>Of its contents there is the one that its type names.</summary>
    private sealed record Outgoing(string To, string Type)
    {
        public string MessagingProduct => "whatsapp";

        public string RecipientType => "individual";

        public object? Text { get; init; }

        public object? Template { get; init; }

        public object? Document { get; init; }
    }
}
