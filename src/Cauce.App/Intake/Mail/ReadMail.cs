using Cauce.App.Cases.Files;
using Cauce.Domain.Intake.Mail;

namespace Cauce.App.Intake.Mail;

/// <summary>A mail that was taken apart, its files kept.</summary>
/// <param name="Html">Digest of the HTML; null where there is none.</param>
internal sealed record OpenedMail(ParsedMail Mail, IReadOnlyList<OpenedFile> Files, byte[]? Html)
{
    public MailWords Words => new(Mail.Said, Mail.Quoted, [.. Files.Select(f => f.Stored).OfType<StoredFile>()], [.. Files.Where(f => f.Stored is null).Select(f => f.Name)]);

    /// <summary>The rows that show it later.</summary>
    public IEnumerable<object> Rows(Id<IncomingMail> id, MailVerdict verdict)
    {
        var content = new MailContent(id, Mail.Said, Mail.Quoted, Html);
        content.Address(Line(Mail.To), Line(Mail.Cc), Mail.Date);
        content.Weigh(verdict, Mail.Protection);
        yield return content;
        for (var i = 0; i < Files.Count; i++)
        {
            var file = new MailFile(id, i + 1, Files[i].Name, Files[i].Type, Files[i].Size);
            if (Files[i].Cid is { Length: > 0 } cid)
                file.PlacedBy(cid);
            if (Files[i].Stored is { } stored)
                file.Kept(stored.Name, stored.Type, stored.Sha256);
            else
                file.Refused(Files[i].Refusal ?? "");
            yield return file;
        }
    }

    private static string Line(IReadOnlyList<MailPerson> people) =>
        string.Join(", ", people.Select(p => string.IsNullOrEmpty(p.Name) ? p.Address : $"{p.Name} <{p.Address}>"));
}

/// <param name="Stored">Null: it stays in the original, for the reason given.</param>
internal sealed record OpenedFile(string Name, string Type, long Size, StoredFile? Stored, string? Refusal)
{
    /// <summary>By which the HTML of the mail places it.</summary>
    public string? Cid { get; init; }
}

/// <summary>Takes a kept mail apart. Its files are kept by the rules for all files, and none is forgotten that those refuse.</summary>
internal sealed class ReadMail(MailParser parser, FileStore files, Settings settings)
{
    private readonly string root = Path.Combine(settings.Data, "mail", "parsing");

    /// <exception cref="MailUnreadable">It cannot be read.</exception>
    /// <exception cref="Communication.Mail.CompanionUnavailable">The parser gave no answer.</exception>
    public async Task<OpenedMail> Do(IncomingMail mail, CancellationToken cancel)
    {
        var directory = Directory.CreateDirectory(Path.Combine(root, Guid.NewGuid().ToString("n"))).FullName;
        try
        {
            var parsed = await parser.Parse(Path.GetFullPath(files.PathOf(mail.Sha256)), directory, mail.Tries > 0, cancel);
            // What a machine sent goes to no case: its files stay in the original.
            var keeps = parsed.Report is null && parsed.Automatic is null;
            var opened = new List<OpenedFile>(parsed.Attachments.Count);
            foreach (var attachment in parsed.Attachments)
                opened.Add(await Keep(attachment, keeps, cancel) with { Cid = attachment.Cid });
            var html = parsed.Html is { } path && File.Exists(path) ? (await files.TakeOver(path, cancel)).Sha256 : null;
            return new OpenedMail(parsed, opened, html);
        }
        finally
        {
            Directory.Delete(directory, recursive: true);
        }
    }

    /// <summary>What a node left that was killed while it read.</summary>
    internal void RemoveLeftovers(DateTimeOffset before)
    {
        var left = new DirectoryInfo(root);
        foreach (var directory in left.Exists ? left.EnumerateDirectories().Where(d => d.LastWriteTimeUtc < before.UtcDateTime) : [])
            directory.Delete(recursive: true);
    }

    private async Task<OpenedFile> Keep(ParsedAttachment attachment, bool keeps, CancellationToken cancel)
    {
        var name = FileName.Neutral(attachment.Name);
        var type = attachment.Type ?? MediaType.Unknown;
        if (!keeps)
            return new OpenedFile(name, type, attachment.Size, null, null);
        try
        {
            await using var content = new FileStream(attachment.Path, FileMode.Open, FileAccess.Read, FileShare.Read, 64 * 1024, useAsync: true);
            var stored = await files.Keep(content, name, cancel);
            return new OpenedFile(stored.Name, stored.Type, stored.Size, stored, null);
        }
        catch (RefusedException no)
        {
            return new OpenedFile(name, type, attachment.Size, null, no.Refusal.Code);
        }
    }
}
