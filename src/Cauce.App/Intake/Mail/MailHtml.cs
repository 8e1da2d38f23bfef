using Cauce.App.Cases.Files;
using Cauce.App.Cases.Files.Scanning;
using Cauce.App.Shared.ForeignHtml;

namespace Cauce.App.Intake.Mail;

/// <summary>The HTML of a mail as it may be shown: cleaned, with the pictures that came with it in their places.</summary>
internal static class MailHtml
{
    private const string Frame = "<!doctype html><meta charset=\"utf-8\"><style>body{margin:16px;font:15px/1.5 system-ui,sans-serif;overflow-wrap:anywhere}img{max-width:100%;height:auto}</style>";

    /// <summary>Bytes of all pictures that are put into the page; those beyond are files below it.</summary>
    private const long MostPictures = 6 * 1024 * 1024;

    private static readonly string[] Pictures = ["image/png", "image/jpeg", "image/gif", "image/webp"];

    /// <summary>Null where the mail has none, or it nests too deep to be shown.</summary>
    public static async Task<string?> Of(MailLook look, GuardedFiles files, bool withRemoteImages, CancellationToken cancel)
    {
        var (store, standings) = (files.Store, files.Gate.Of(look.Scans));
        if (look.Content?.HtmlSha256 is not { } sha256 || store.Open(sha256) is not { } stream)
            return null;
        using var reader = new StreamReader(stream);
        var foreign = await reader.ReadToEndAsync(cancel);
        var room = MostPictures;
        var known = new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase);
        foreach (var file in look.Files.Where(f => f is { Cid: not null, Sha256: not null } && Pictures.Contains(f.Type) && standings.Of(f.Sha256).IsFree && (room -= f.Size) >= 0))
            if (store.Open(file.Sha256!) is { } bytes)
                known[file.Cid!] = $"data:{file.Type};base64,{await Base64(bytes, cancel)}";
        return new CleanHtml(known.GetValueOrDefault, withRemoteImages).Write(foreign) is { } clean ? Frame + clean : null;
    }

    private static async Task<string> Base64(Stream bytes, CancellationToken cancel)
    {
        await using (bytes)
        {
            using var all = new MemoryStream();
            await bytes.CopyToAsync(all, cancel);
            return Convert.ToBase64String(all.GetBuffer().AsSpan(0, (int)all.Length));
        }
    }
}
