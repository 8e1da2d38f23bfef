using System.Security.Cryptography;
using System.Text;

namespace Cauce.App.Communication.Mail;

/// <summary>
/// Where messages stand as .eml files while no mail server is configured: byte for byte what would have been sent, to be
/// opened with any mail program.
/// </summary>
internal sealed class OutboxFolder(CompanionProcess companion, MailSettings settings)
{
    /// <summary>Writes the message, whole or not at all. The same message always gets the same file.</summary>
    public Task<MailOutcome> Keep(OutgoingMail mail, CancellationToken cancel)
    {
        Directory.CreateDirectory(settings.OutboxDirectory);
        var fileName = FileName(mail);
        var request = MailWire.Write(mail, settings.From);
        request["path"] = Path.Combine(settings.OutboxDirectory, fileName);
        return MailWire.Ask(companion, "compose", request, settings.Deadline, _ => new MailOutcome.Kept(fileName), cancel);
    }

    /// <summary>The newest messages first, by their own date.</summary>
    public IReadOnlyList<KeptMail> Newest(int count) =>
        !Directory.Exists(settings.OutboxDirectory)
            ? []
            : [.. new DirectoryInfo(settings.OutboxDirectory).EnumerateFiles("*.eml")
                .OrderByDescending(file => file.Name, StringComparer.Ordinal)
                .Take(count)
                .Select(file => new KeptMail(file.Name, file.Length))];

    /// <summary>The raw message; null when there is no such file in this folder, whatever the name looks like.</summary>
    public Stream? Open(string fileName)
    {
        var isPlainName = fileName == Path.GetFileName(fileName) && fileName.EndsWith(".eml", StringComparison.Ordinal);
        var path = Path.Combine(settings.OutboxDirectory, fileName);
        return isPlainName && File.Exists(path) ? File.OpenRead(path) : null;
    }

    /// <summary>Sorted by name is sorted by date. The identity is hashed because it may hold what a file name must not.</summary>
    private static string FileName(OutgoingMail mail)
    {
        var identity = Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(mail.MessageId)))[..16];
        return $"{mail.Date.UtcDateTime:yyyyMMdd'T'HHmmssfff'Z'}-{identity}.eml";
    }
}

/// <summary>A message in the outbox folder, with its size in bytes.</summary>
internal sealed record KeptMail(string FileName, long Length);
