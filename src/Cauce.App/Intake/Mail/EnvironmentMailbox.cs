using Cauce.App.Data;
using Cauce.Domain.Intake.Mail;
using Microsoft.EntityFrameworkCore;
using MailSettings = Cauce.App.Communication.Mail.MailSettings;

namespace Cauce.App.Intake.Mail;

/// <summary>The mailbox that <c>CAUCE_IMAP_URL</c> names: added, changed and, when the setting is gone, paused at the start.</summary>
internal sealed class EnvironmentMailbox(Settings settings, MailSettings mail, AddMailbox add, ChangeMailbox change, PauseMailbox pause, IDbContextFactory<AppDb> databases)
{
    private const string Name = "CAUCE_IMAP_URL";

    public async Task Settle(CancellationToken cancel)
    {
        await using var db = await databases.CreateDbContextAsync(cancel);
        var known = await db.Set<Mailbox>().FirstOrDefaultAsync(m => m.IsFromEnvironment, cancel);
        if (settings.ImapUrl is { } url)
        {
            var wanted = Read(url, mail.From.Address);
            if (known is null)
                await add.Do(wanted, Actor.System, cancel);
            else
                await Follow(known, wanted, cancel);
        }
        else if (known is { PausedAt: null })
            await pause.Do(known.Id, paused: true, Actor.System, cancel);
    }

    /// <summary>Reads <c>imap://user:pass@host:port/FOLDER</c> (STARTTLS; <c>?security=none</c> on the same machine) or <c>imaps://…</c>.</summary>
    /// <exception cref="FormatException">It is neither; the message names the setting.</exception>
    internal static MailboxInput Read(string url, string from)
    {
        if (!Uri.TryCreate(url, UriKind.Absolute, out var uri) || uri.Scheme is not ("imap" or "imaps") || uri.UserInfo.Split(':', 2) is not [var user, var password])
            throw new FormatException("CAUCE_IMAP_URL must look like imap://user:pass@host:port/INBOX or imaps://user:pass@host:port/INBOX.");
        var account = Uri.UnescapeDataString(user);
        var isPlain = uri.Query.Contains("security=none", StringComparison.Ordinal);
        return new MailboxInput
        {
            Name = Name,
            Address = EmailAddress.TryParse(account, out _) ? account : from,
            Host = uri.Host,
            Port = uri.Port > 0 ? uri.Port : uri.Scheme == "imaps" ? 993 : 143,
            Security = uri.Scheme == "imaps" ? "tls" : isPlain ? "none" : "startTls",
            Account = account,
            Password = Uri.UnescapeDataString(password),
            Folder = uri.AbsolutePath.Trim('/') is { Length: > 0 } folder ? Uri.UnescapeDataString(folder) : "INBOX",
            IsFromEnvironment = true,
        };
    }

    private async Task Follow(Mailbox known, MailboxInput wanted, CancellationToken cancel)
    {
        if (known.PausedAt is not null && known.PausedBy is null)
            await pause.Do(known.Id, paused: false, Actor.System, cancel);
        await change.Do(known.Id, wanted, Actor.System, cancel);
    }
}
