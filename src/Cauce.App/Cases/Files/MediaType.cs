using System.Buffers;
using System.Text;

namespace Cauce.App.Cases.Files;

/// <summary>Finds what a file is by its first bytes; what it claims to be is never believed.</summary>
public static class MediaType
{
    /// <summary>How many first bytes <see cref="Of"/> wants to see.</summary>
    public const int HeadLength = 8192;

    public const string Unknown = "application/octet-stream";

    private static readonly (string Start, string Type)[] Signatures =
    [
        ("FFD8FF", "image/jpeg"), ("89504E470D0A1A0A", "image/png"), ("474946383761", "image/gif"), ("474946383961", "image/gif"),
        ("49492A00", "image/tiff"), ("4D4D002A", "image/tiff"), ("424D", "image/bmp"), ("255044462D", "application/pdf"),
        ("D0CF11E0A1B11AE1", "application/vnd.ms-office"), ("7B5C727466", "application/rtf"), ("377ABCAF271C", "application/x-7z-compressed"),
        ("526172211A07", "application/vnd.rar"), ("1F8B", "application/gzip"), ("494433", "audio/mpeg"), ("4F676753", "audio/ogg"),
        ("1A45DFA3", "video/webm"), ("4D5A", "application/x-msdownload"), ("7F454C46", "application/x-elf"),
        ("CFFAEDFE", "application/x-mach-binary"), ("CAFEBABE", "application/java-vm"), ("4C00000001140200", "application/x-ms-shortcut"),
    ];

    private static readonly HashSet<string> ProgramTypes =
        ["application/x-msdownload", "application/x-elf", "application/x-mach-binary", "application/java-vm", "application/x-ms-shortcut"];

    private static readonly HashSet<string> ProgramNames =
    [
        "exe", "com", "bat", "cmd", "scr", "pif", "cpl", "dll", "msi", "msp", "msix", "appx", "ps1", "psm1", "vbs", "vbe", "js", "jse", "wsf", "wsh",
        "hta", "lnk", "url", "jar", "reg", "scf", "app", "apk", "dmg", "sh", "desktop", "php", "phtml", "pht", "phar", "jsp", "asp", "aspx",
    ];

    /// <summary>Extensions that promise one kind of content, and what that content then must be.</summary>
    private static readonly Dictionary<string, string> Promised = new()
    {
        ["jpg"] = "image/jpeg", ["jpeg"] = "image/jpeg", ["png"] = "image/png", ["gif"] = "image/gif", ["webp"] = "image/webp",
        ["pdf"] = "application/pdf", ["docx"] = "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
        ["xlsx"] = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    };

    /// <summary>What these first bytes are.</summary>
    public static string Of(ReadOnlySpan<byte> head)
    {
        if (head.Length >= 12 && head[4..8].SequenceEqual("ftyp"u8))
            return OfBrand(head[8..12]);
        if (head.Length >= 12 && head.StartsWith("RIFF"u8))
            return head[8..12].SequenceEqual("WEBP"u8) ? "image/webp" : head[8..12].SequenceEqual("WAVE"u8) ? "audio/wav" : Unknown;
        if (head.StartsWith("PK\u0003\u0004"u8))
            return OfArchive(head);
        foreach (var (start, type) in Signatures)
        {
            if (head.StartsWith(Convert.FromHexString(start)))
                return type;
        }
        return IsText(head) ? "text/plain" : Unknown;
    }

    /// <summary>A picture that browsers show and that can hold no script.</summary>
    public static bool IsPicture(string type) => type is "image/jpeg" or "image/png" or "image/gif" or "image/webp";

    /// <summary>Why a file of this name and content is not taken, or null.</summary>
    public static Refusal? WhyNot(string name, string type)
    {
        var extension = FileName.ExtensionOf(name);
        if (ProgramTypes.Contains(type) || ProgramNames.Contains(extension))
            return FileRefusals.Program.With(name);
        // An Office file whose parts come in an unusual order is still an archive: only a plain contradiction is refused.
        return Promised.TryGetValue(extension, out var promised) && promised != type && !(type == "application/zip" && extension is "docx" or "xlsx")
            ? FileRefusals.NotWhatItSays.With(name, extension) : null;
    }

    private static string OfBrand(ReadOnlySpan<byte> brand) => Encoding.Latin1.GetString(brand) switch
    {
        "heic" or "heix" or "hevc" or "heim" or "heis" or "mif1" or "msf1" => "image/heic",
        "avif" or "avis" => "image/avif",
        "qt  " => "video/quicktime",
        "M4A " => "audio/mp4",
        _ => "video/mp4",
    };

    private static string OfArchive(ReadOnlySpan<byte> head)
    {
        if (head.IndexOf("mimetypeapplication/vnd.oasis.opendocument"u8) is var at and >= 0)
        {
            var type = head[(at + "mimetype".Length)..];
            var end = type.IndexOf("PK"u8);
            return end > 0 ? Encoding.ASCII.GetString(type[..end]) : "application/zip";
        }
        if (head.IndexOf("[Content_Types].xml"u8) < 0)
            return "application/zip";
        return head.IndexOf("word/"u8) >= 0 ? Promised["docx"]
            : head.IndexOf("xl/"u8) >= 0 ? Promised["xlsx"]
            : head.IndexOf("ppt/"u8) >= 0 ? "application/vnd.openxmlformats-officedocument.presentationml.presentation"
            : "application/zip";
    }

    /// <summary>UTF-8 without control characters; the last character may be cut by the end of the head.</summary>
    private static bool IsText(ReadOnlySpan<byte> head)
    {
        while (!head.IsEmpty)
        {
            var status = Rune.DecodeFromUtf8(head, out var rune, out var used);
            if (status != OperationStatus.Done)
                return status == OperationStatus.NeedMoreData;
            if (Rune.IsControl(rune) && rune.Value is not ('\t' or '\n' or '\r' or '\f' or 0x1b))
                return false;
            head = head[used..];
        }
        return true;
    }
}
