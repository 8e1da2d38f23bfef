namespace Cauce.App;

/// <summary>What the environment says. Read once at start.</summary>
public sealed record Settings
{
    /// <summary>Directory for the SQLite database, files and keys.</summary>
    public required string Data { get; init; }

    /// <summary>PostgreSQL connection string; null means SQLite in <see cref="Data"/>.</summary>
    public string? Database { get; init; }

    public string Urls { get; init; } = "http://127.0.0.1:8080";

    /// <summary>Address customers reach us at; goes into letters.</summary>
    public string? PublicUrl { get; init; }

    /// <summary><c>smtp://user:pass@host:port</c>; null keeps messages in the outbox folder.</summary>
    public string? SmtpUrl { get; init; }

    public string MailFrom { get; init; } = "Cauce <no-reply@cauce.example>";

    /// <summary>Largest file that is taken, in MB.</summary>
    public int MaxFileMegabytes { get; init; } = 25;

    /// <summary>The first of <see cref="PublicUrl"/> and <see cref="Urls"/>, without a slash at the end.</summary>
    public string BaseUrl => (PublicUrl ?? Urls.Split(';')[0]).TrimEnd('/');

    public static Settings FromEnvironment() => new()
    {
        Data = Path.GetFullPath(Read("CAUCE_DATA") ?? ".data"),
        Database = Read("CAUCE_DATABASE"),
        Urls = Read("CAUCE_URLS") ?? "http://127.0.0.1:8080",
        PublicUrl = Read("CAUCE_PUBLIC_URL"),
        SmtpUrl = Read("CAUCE_SMTP_URL"),
        MailFrom = Read("CAUCE_MAIL_FROM") ?? "Cauce <no-reply@cauce.example>",
        MaxFileMegabytes = int.TryParse(Read("CAUCE_MAX_FILE_MB"), out var megabytes) && megabytes > 0 ? megabytes : 25,
    };

    private static string? Read(string name) =>
        Environment.GetEnvironmentVariable(name) is { Length: > 0 } value ? value : null;
}
