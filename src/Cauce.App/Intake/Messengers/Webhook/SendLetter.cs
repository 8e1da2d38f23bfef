using System.Globalization;
using System.Net;
using System.Text.Json;
using Cauce.App.Communication.Mail;
using Cauce.App.Data;
using Cauce.Domain.Intake;
using Cauce.Domain.Intake.Messengers;

namespace Cauce.App.Intake.Messengers.Webhook;

/// <summary>Posts a letter to the other system, signed as its own posts are. The same letter always has the same id: whoever gets it twice has it once.</summary>
internal sealed class SendLetter(OutsideHttp http, TimeProvider time)
{
    private static readonly JsonSerializerOptions Writing = new(JsonSerializerDefaults.Web);

    /// <summary>A busy system that names no moment is asked again after this.</summary>
    private static readonly TimeSpan Busy = TimeSpan.FromSeconds(30);

    private static readonly TimeSpan LongestWait = TimeSpan.FromHours(6);

    public async Task<MailOutcome> Send(AccountAtHand at, LetterAtHand letter, CancellationToken cancel)
    {
        if (at.Account.Address.Length == 0)
            return new MailOutcome.Refused("no-address", "Nothing is sent to this system");
        var id = letter.Letter.Id.Value.ToString();
        var body = new
        {
            Type = "message", MessageId = id, Recipient = new { Id = letter.To.Peer, letter.To.Name }, letter.Letter.Subject, Text = letter.Letter.Text.Trim(),
            Kind = letter.Letter.Letter, OccurredAt = letter.Letter.CreatedAt, Attachments = await Task.WhenAll(letter.Files.Select(file => Read(file, cancel))),
        };
        return Outcome(await Post(at, body, cancel), id, time.Now());
    }

    /// <summary>Asks whether anybody is there.</summary>
    public async Task<AccountCheck> Ping(AccountAtHand at, CancellationToken cancel)
    {
        if (at.Account.Address.Length == 0)
            return new AccountCheck(null, Texts.NothingIsSent);
        using var answer = await Post(at, new { Type = "ping" }, cancel);
        return answer.IsSuccessStatusCode ? new AccountCheck(null, "") : new AccountCheck($"HTTP {(int)answer.StatusCode}", "");
    }

    internal static MailOutcome Outcome(HttpResponseMessage answer, string id, DateTimeOffset now)
    {
        using (answer)
        {
            var (status, words) = (answer.StatusCode, $"HTTP {(int)answer.StatusCode}");
            if (answer.IsSuccessStatusCode)
                return new MailOutcome.Sent([], [], id);
            if (status is HttpStatusCode.TooManyRequests or HttpStatusCode.ServiceUnavailable)
                return new MailOutcome.Postponed("busy", words) { After = status is HttpStatusCode.TooManyRequests || answer.Headers.RetryAfter is not null ? WaitOf(answer, now) : null };
            // Redirects are not followed; keys and addresses are put right by a person, and the letter waits for that.
            return (int)status is >= 500 or < 400 or 401 or 403 or 404 or 408 or 425
                ? new MailOutcome.Postponed("http", words)
                : new MailOutcome.Refused("http", words);
        }
    }

    internal static TimeSpan WaitOf(HttpResponseMessage answer, DateTimeOffset now)
    {
        var wait = answer.Headers.RetryAfter?.Delta ?? (answer.Headers.RetryAfter?.Date - now) ?? Busy;
        return wait < TimeSpan.FromSeconds(1) ? TimeSpan.FromSeconds(1) : wait > LongestWait ? LongestWait : wait;
    }

    private async Task<HttpResponseMessage> Post(AccountAtHand at, object body, CancellationToken cancel)
    {
        var bytes = JsonSerializer.SerializeToUtf8Bytes(body, Writing);
        var now = time.Now();
        using var request = new HttpRequestMessage(HttpMethod.Post, at.Account.Address) { Content = new ByteArrayContent(bytes) };
        request.Content.Headers.ContentType = new("application/json");
        request.Headers.Add(HookSignature.TimestampHeader, now.ToUnixTimeSeconds().ToString(CultureInfo.InvariantCulture));
        request.Headers.Add(HookSignature.SignatureHeader, string.Join(", ", at.Secrets.Signing.Select(secret => HookSignature.Sign(secret, now, bytes))));
        return await http.Send(request, cancel);
    }

    private static async Task<object> Read(MailAttachment file, CancellationToken cancel) =>
        new { file.Name, file.Type, Content = await File.ReadAllBytesAsync(file.Path, cancel) };
}
