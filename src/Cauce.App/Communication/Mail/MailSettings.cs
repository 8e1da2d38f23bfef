namespace Cauce.App.Communication.Mail;

/// <summary>Where mail goes out and from whom.</summary>
/// <param name="SmtpUrl">
/// <c>smtp://user:pass@host:port</c> (STARTTLS when offered; <c>?requireTLS=true</c> insists) or <c>smtps://…</c>; null:
/// messages are kept in the outbox folder. It holds a password.
/// </param>
/// <param name="From">The sender of every message that names no other.</param>
/// <param name="OutboxDirectory">Absolute path of the outbox folder.</param>
internal sealed record MailSettings(string? SmtpUrl, Correspondent From, string OutboxDirectory)
{
    /// <summary>Longest time for one message, above the sum of what the companion allows a server to take.</summary>
    public TimeSpan Deadline { get; init; } = TimeSpan.FromSeconds(90);

    /// <summary>Receiving servers are asked to report also that a letter has arrived.</summary>
    public bool AsksForDeliveryReports { get; init; }

    /// <summary>Null: as many as there are.</summary>
    public int? MostLettersPerHour { get; init; }

    /// <summary>Reads <c>CAUCE_SMTP_URL</c> and <c>CAUCE_MAIL_FROM</c>.</summary>
    /// <param name="configuration">Where the settings are looked up.</param>
    /// <param name="dataDirectory">What <c>CAUCE_DATA</c> resolved to.</param>
    /// <exception cref="FormatException">A setting is not what it should be; the message names it.</exception>
    public static MailSettings Read(IConfiguration configuration, string dataDirectory)
    {
        var smtpUrl = configuration["CAUCE_SMTP_URL"] is { Length: > 0 } url ? url : null;
        var from = configuration["CAUCE_MAIL_FROM"] is { Length: > 0 } text ? text : null;
        return Check(smtpUrl, from, dataDirectory);
    }

    /// <summary>What the installation's settings say.</summary>
    /// <exception cref="FormatException">A setting is not what it should be; the message names it.</exception>
    public static MailSettings Of(Settings settings) => Check(settings.SmtpUrl, settings.MailFrom, settings.Data) with
    {
        AsksForDeliveryReports = settings.AsksForDeliveryReports,
        MostLettersPerHour = settings.MostLettersPerHour,
    };

    private static MailSettings Check(string? smtpUrl, string? from, string dataDirectory)
    {
        if (smtpUrl is not null && !(Uri.TryCreate(smtpUrl, UriKind.Absolute, out var uri) && uri.Scheme is "smtp" or "smtps"))
            throw new FormatException("CAUCE_SMTP_URL must look like smtp://user:pass@host:port or smtps://user:pass@host:port.");
        if (smtpUrl is not null && from is null)
            throw new FormatException("CAUCE_MAIL_FROM must name the sender when CAUCE_SMTP_URL is set, for example 'Cauce <atencion@example.com>'.");

        var outbox = Path.Combine(Path.GetFullPath(dataDirectory), "outbox");
        return new MailSettings(smtpUrl, Correspondent.Parse(from ?? "Cauce <cauce@localhost.localdomain>"), outbox);
    }

    /// <summary>Without the server's address, which holds a password.</summary>
    public override string ToString() => $"mail from {From.Address} {(SmtpUrl is null ? "to the outbox folder" : "by SMTP")}";
}
