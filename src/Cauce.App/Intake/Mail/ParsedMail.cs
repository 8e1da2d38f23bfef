using System.Text.Json;
using Cauce.Domain.Intake.Mail;

namespace Cauce.App.Intake.Mail;

/// <summary>A mail as the parse companion reads it (see <c>companion/src/parse</c>). Paths lead into the directory it was given.</summary>
internal sealed record ParsedMail
{
    public string? MessageId { get; init; }

    public string? InReplyTo { get; init; }

    public IReadOnlyList<string> References { get; init; } = [];

    public DateTimeOffset? Date { get; init; }

    public string Subject { get; init; } = "";

    public IReadOnlyList<MailPerson> From { get; init; } = [];

    public IReadOnlyList<MailPerson> Sender { get; init; } = [];

    public IReadOnlyList<MailPerson> To { get; init; } = [];

    public IReadOnlyList<MailPerson> Cc { get; init; } = [];

    public string Text { get; init; } = "";

    /// <summary>What the person wrote.</summary>
    public string Said { get; init; } = "";

    /// <summary>What follows it: the history, the signature.</summary>
    public string Quoted { get; init; } = "";

    /// <summary>Path of the HTML as it came; null where there is none.</summary>
    public string? Html { get; init; }

    public IReadOnlyList<ParsedAttachment> Attachments { get; init; } = [];

    /// <summary>The few that mean something to us, by lower-case name.</summary>
    public IReadOnlyDictionary<string, List<string>> Headers { get; init; } = new Dictionary<string, List<string>>();

    public ParsedReport? Report { get; init; }

    /// <summary><c>reply</c>, <c>vacation</c>, <c>list</c>, <c>bulk</c>, <c>disposition</c>; null for what a person seems to have written.</summary>
    public string? Automatic { get; init; }

    public string? Protection { get; init; }

    public IReadOnlyList<string> ValuesOf(string header) => Headers.GetValueOrDefault(header) ?? [];

    /// <summary>Whose mail it is: From, or where that names nobody, Sender.</summary>
    public MailPerson? Writer => From.Count > 0 ? From[0] : Sender.Count > 0 ? Sender[0] : null;

    public MailVerdict Verdict(string? trustedServer) => MailVerdict.Read(ValuesOf("authentication-results"), trustedServer);

    public static ParsedMail Read(JsonElement mail) => mail.Deserialize<ParsedMail>(JsonSerializerOptions.Web)
        ?? throw new JsonException("no mail");
}

internal sealed record MailPerson(string? Name, string? Address);

/// <param name="Type">As its sender calls it; what it is, its content tells.</param>
/// <param name="Is"><c>file</c>, <c>message</c>, <c>calendar</c>, <c>signature</c>, <c>encrypted</c>.</param>
internal sealed record ParsedAttachment(string? Name, string? Type, long Size, string Path, string? Cid, bool Inline, string Is);

/// <param name="Is"><c>delivery</c>, <c>abuse</c>, <c>disposition</c>.</param>
internal sealed record ParsedReport(string Is, IReadOnlyList<ReportedRecipient>? Recipients, ReportedOriginal? Original)
{
    public MailReport Kind => Is switch
    {
        "abuse" => MailReport.Complaint,
        "delivery" => IsFailure ? MailReport.Undelivered : MailReport.DeliveryNotice,
        _ => MailReport.DeliveryNotice,
    };

    /// <summary>A report that names no action is taken for the bad news it mostly is.</summary>
    private bool IsFailure => Recipients is not { Count: > 0 } all || all.Any(one => one.Action is null or "" or "failed");

    /// <summary>The receiving server has put it into the mailbox; relayed further or delayed is not that.</summary>
    public bool IsArrival => Is == "delivery" && Recipients is { Count: > 0 } all && all.All(one => one.Action == "delivered");

    public string Because => string.Join(" · ", (Recipients ?? []).Select(one => one.Diagnostic ?? one.Status ?? "").Where(words => words.Length > 0).Distinct(StringComparer.Ordinal));
}

internal sealed record ReportedRecipient(string? Address, string? Action, string? Status, string? Diagnostic);

internal sealed record ReportedOriginal(string? MessageId, string? Subject);
