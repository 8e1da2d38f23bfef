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

    /// <summary><c>imap://user:pass@host:port/FOLDER</c> or <c>imaps://…</c>: a mailbox beside those of the console; null for none.</summary>
    public string? ImapUrl { get; init; }

    /// <summary>Where the companion's script stands; null: beside the application.</summary>
    public string? Companion { get; init; }

    /// <summary>Receiving servers are asked to report also that a letter has arrived.</summary>
    public bool AsksForDeliveryReports { get; init; }

    /// <summary>Letters that leave within an hour at most, as the mail server allows; null: as many as there are.</summary>
    public int? MostLettersPerHour { get; init; }

    public string MailFrom { get; init; } = "Cauce <no-reply@cauce.example>";

    /// <summary>What the organisation counts its costs in.</summary>
    public Currency Currency { get; init; } = Currency.Euro;

    /// <summary>Largest file that is taken, in MB.</summary>
    public int MaxFileMegabytes { get; init; } = 25;

    /// <summary><c>tcp://host:port</c> or <c>unix:/path</c> of a clamd that judges files; null: files go out unjudged.</summary>
    public string? Clamd { get; init; }

    /// <summary>For the scanner to judge one file.</summary>
    public TimeSpan ClamdDeadline { get; init; } = TimeSpan.FromSeconds(60);

    /// <summary>Hosts of our own network, by commas, that messengers' addresses may name all the same; others inside it are never asked.</summary>
    public string? HooksAllow { get; init; }

    /// <summary>How long a reply from the console can be taken back before it goes; zero: it goes at once.</summary>
    public TimeSpan UndoTime { get; init; }

    /// <summary>Addresses or networks (10.0.0.0/8) of the proxies in front, by commas; loopback is always one of them. Others' forwarded headers are ignored.</summary>
    public string? Proxies { get; init; }

    /// <summary><c>off</c>, or requests a minute and address that anonymous visitors may make: reading/writing, <c>1200/120</c>.</summary>
    public string? RateLimit { get; init; }

    /// <summary>Pages are drawn once at the start, so that their first readers find them warm; it takes some 40 MB.</summary>
    public bool WarmsUp { get; init; } = true;

    /// <summary>People reach us by https: cookies never travel without it.</summary>
    public bool IsSecure => BaseUrl.StartsWith("https://", StringComparison.OrdinalIgnoreCase);

    /// <summary>The first of <see cref="PublicUrl"/> and <see cref="Urls"/>, without a slash at the end.</summary>
    public string BaseUrl => (PublicUrl ?? Urls.Split(';')[0]).TrimEnd('/');

    public static Settings FromEnvironment() => new()
    {
        Data = Path.GetFullPath(Read("CAUCE_DATA") ?? ".data"),
        Database = Read("CAUCE_DATABASE"),
        Urls = Read("CAUCE_URLS") ?? "http://127.0.0.1:8080",
        PublicUrl = Read("CAUCE_PUBLIC_URL"),
        SmtpUrl = Read("CAUCE_SMTP_URL"),
        ImapUrl = Read("CAUCE_IMAP_URL"),
        Clamd = Read("CAUCE_CLAMD"),
        HooksAllow = Read("CAUCE_HOOKS_ALLOW"),
        AsksForDeliveryReports = Read("CAUCE_DELIVERY_REPORTS") is "on",
        MostLettersPerHour = int.TryParse(Read("CAUCE_LETTERS_PER_HOUR"), out var letters) && letters > 0 ? letters : null,
        WarmsUp = Read("CAUCE_WARM_UP") is not "off",
        Proxies = Read("CAUCE_PROXIES"),
        RateLimit = Read("CAUCE_RATE_LIMIT"),
        MailFrom = Read("CAUCE_MAIL_FROM") ?? "Cauce <no-reply@cauce.example>",
        Currency = ReadCurrency(),
        UndoTime = TimeSpan.FromSeconds(int.TryParse(Read("CAUCE_UNDO_SECONDS"), out var seconds) && seconds >= 0 ? Math.Min(seconds, 3600) : 15),
        MaxFileMegabytes = int.TryParse(Read("CAUCE_MAX_FILE_MB"), out var megabytes) && megabytes > 0 ? megabytes : 25,
    };

    private static Currency ReadCurrency()
    {
        if (Read("CAUCE_CURRENCY") is not { } code)
            return Currency.Euro;
        return code is [_, _, _] && code.All(char.IsAsciiLetter)
            ? Currency.Of(code) : throw new InvalidOperationException($"CAUCE_CURRENCY is three letters of ISO 4217, not \"{code}\"");
    }

    private static string? Read(string name) =>
        Environment.GetEnvironmentVariable(name) is { Length: > 0 } value ? value : null;
}
