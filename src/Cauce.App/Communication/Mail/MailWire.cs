using System.Text.Json;
using System.Text.Json.Nodes;

namespace Cauce.App.Communication.Mail;

/// <summary>Messages and outcomes in the companion's words (see <c>companion/src/message.ts</c>).</summary>
internal static class MailWire
{
    /// <summary>The fields that <c>send</c> and <c>compose</c> have in common.</summary>
    public static JsonObject Write(OutgoingMail mail, Correspondent installation) => new()
    {
        ["from"] = Write(mail.From ?? installation),
        ["to"] = new JsonArray([.. mail.To.Select(Write)]),
        ["replyTo"] = mail.ReplyTo is null ? null : Write(mail.ReplyTo),
        ["subject"] = OneLine(mail.Subject),
        ["text"] = mail.Text,
        ["html"] = mail.Html,
        ["headers"] = new JsonObject(mail.Headers.Select(header => KeyValuePair.Create(header.Key, (JsonNode?)header.Value))),
        ["reports"] = new JsonArray([.. mail.Reports.Select(report => (JsonNode)report)]),
        ["messageId"] = mail.MessageId,
        ["date"] = mail.Date.UtcDateTime.ToString("O"),
        ["attachments"] = new JsonArray([.. mail.Attachments.Select(Write)]),
    };

    /// <summary>Asks, and turns every way of not succeeding into an outcome.</summary>
    public static async Task<MailOutcome> Ask(
        CompanionProcess companion, string kind, JsonObject request, TimeSpan deadline,
        Func<JsonElement, MailOutcome> success, CancellationToken cancel)
    {
        try
        {
            var answer = await companion.Ask(kind, request, deadline, cancel);
            return answer.GetProperty("ok").GetBoolean() ? success(answer) : Failure(answer);
        }
        catch (CompanionUnavailable trouble)
        {
            return new MailOutcome.Postponed(trouble.Trouble.ToString(), trouble.Message);
        }
    }

    public static IReadOnlyList<string> Texts(JsonElement list) => [.. list.EnumerateArray().Select(one => one.GetString()!)];

    private static MailOutcome Failure(JsonElement answer)
    {
        var code = answer.GetProperty("code").GetString()!;
        var reason = answer.GetProperty("error").GetString()!;
        return answer.GetProperty("permanent").GetBoolean()
            ? new MailOutcome.Refused(code, reason)
            : new MailOutcome.Postponed(code, reason);
    }

    private static JsonNode Write(Correspondent mailbox) => new JsonObject
    {
        ["address"] = mailbox.Address,
        ["name"] = mailbox.Name is null ? null : OneLine(mailbox.Name),
    };

    private static JsonNode Write(MailAttachment attachment) => new JsonObject
    {
        ["name"] = OneLine(attachment.Name),
        ["path"] = attachment.Path,
        ["type"] = attachment.Type,
    };

    /// <summary>
    /// The companion refuses line breaks where they could forge headers. What people type into a subject or a name must
    /// not stop a letter for that, so they become spaces here.
    /// </summary>
    private static string OneLine(string text) =>
        string.Concat(text.Select(one => char.IsControl(one) || one is '\u2028' or '\u2029' ? ' ' : one)).Trim();
}
