using Cauce.Domain.Common;

namespace Cauce.Domain.Cases;

/// <summary>What a virus scanner said of some bytes.</summary>
public enum FileVerdict
{
    Clean = 1,

    /// <summary>They are kept and never given to anybody again.</summary>
    Infected = 2,

    /// <summary>The scanner does not take them, or failed over them again and again; they are tried once a day.</summary>
    Unscannable = 3,
}

/// <summary>
/// What is known of the bytes under one digest, however many files of however many cases they are. It begins to wait when a case
/// or a mail first names them, whether or not there is a scanner.
/// </summary>
public sealed class FileScan
{
    private static readonly TimeSpan[] Waits = [.. new[] { 10, 60, 300, 900 }.Select(seconds => TimeSpan.FromSeconds(seconds))];

    private FileScan() { }

    public FileScan(byte[] sha256, long size, DateTimeOffset now)
    {
        Sha256 = sha256;
        Size = size;
        WaitingSince = now;
        NextTryAt = now;
    }

    public byte[] Sha256 { get; private set; } = [];

    /// <summary>Bytes.</summary>
    public long Size { get; private set; }

    public DateTimeOffset WaitingSince { get; private set; }

    /// <summary>Null while they wait.</summary>
    public FileVerdict? Verdict { get; private set; }

    /// <summary>What was found, by the scanner's name for it, or why they cannot be scanned.</summary>
    public string? Finding { get; private set; }

    /// <summary>The scanner and the signatures that judged, in its own words.</summary>
    public string? Engine { get; private set; }

    public DateTimeOffset? JudgedAt { get; private set; }

    /// <summary>When to look next: at bytes that wait, or for cases that do not know yet that theirs are infected. Null for never.</summary>
    public DateTimeOffset? NextTryAt { get; private set; }

    /// <summary>How often the scanner failed over them.</summary>
    public int Tries { get; private set; }

    public void Judge(FileVerdict verdict, string? finding, string engine, DateTimeOffset now)
    {
        Verdict = verdict;
        Finding = Text(finding);
        Engine = Text(engine);
        JudgedAt = now;
        NextTryAt = verdict == FileVerdict.Unscannable ? now + TimeSpan.FromDays(1) : null;
        Tries = 0;
    }

    /// <summary>The scanner failed over these bytes: they are tried later and later, and in the end only once a day.</summary>
    public void Fail(string because, string engine, DateTimeOffset now)
    {
        Tries++;
        if (Tries > Waits.Length)
            Judge(FileVerdict.Unscannable, because, engine, now);
        else
            NextTryAt = now + Waits[Tries - 1];
    }

    /// <summary>It is no fault of theirs: the scanner was not there.</summary>
    public void PutOff(DateTimeOffset until) => NextTryAt = until;

    private static string? Text(string? words) => words is null ? null : Common.Text.Shorten(Common.Text.Storable(words), 200);
}

/// <summary>What may be done with a file now.</summary>
public enum FileState
{
    /// <summary>It goes to whoever may see it.</summary>
    Free = 1,

    /// <summary>It waits for the scanner and goes to nobody.</summary>
    Held = 2,

    /// <summary>The scanner cannot tell: only staff who are warned may have it.</summary>
    Unscannable = 3,

    /// <summary>It goes to nobody, for ever.</summary>
    Infected = 4,
}

/// <summary>A file as it stands, and what there is to say about it.</summary>
/// <param name="Finding">See <see cref="FileScan.Finding"/>.</param>
/// <param name="Since">Since when it waits.</param>
public readonly record struct FileStanding(FileState State, string? Finding = null, DateTimeOffset? Since = null)
{
    public bool IsFree => State == FileState.Free;

    /// <summary>Staff may have it, be it with a warning.</summary>
    public bool IsForStaff => State is FileState.Free or FileState.Unscannable;

    /// <param name="scan">Null where nothing has been noted of these bytes.</param>
    /// <param name="isScanned">There is a scanner. Where there is none, only what one has found before is held back.</param>
    public static FileStanding Of(FileScan? scan, bool isScanned) => scan?.Verdict switch
    {
        FileVerdict.Infected => new(FileState.Infected, scan.Finding),
        FileVerdict.Clean => new(FileState.Free),
        FileVerdict.Unscannable when isScanned => new(FileState.Unscannable, scan.Finding, scan.WaitingSince),
        _ => isScanned ? new(FileState.Held, null, scan?.WaitingSince) : new(FileState.Free),
    };
}

/// <summary>The scanner as it was last heard of; one row for each address.</summary>
public sealed class Scanner
{
    private Scanner() { }

    public Scanner(string address) => Address = address;

    public string Address { get; private set; } = "";

    /// <summary>Program and signatures, in its own words.</summary>
    public string? Engine { get; private set; }

    public DateTimeOffset? AnsweredAt { get; private set; }

    /// <summary>What is wrong; null where nothing is.</summary>
    public string? Trouble { get; private set; }

    public DateTimeOffset? TroubleSince { get; private set; }

    public void Answered(string engine, DateTimeOffset now) =>
        (Engine, AnsweredAt, Trouble, TroubleSince) = (Text.Shorten(Text.Storable(engine), 200), now, null, null);

    public void Failed(string trouble, DateTimeOffset now) =>
        (Trouble, TroubleSince) = (trouble, TroubleSince ?? now);
}
