using Cauce.App.Cases.Files;
using Cauce.App.Communication.Mail;
using Cauce.App.Data;
using Cauce.Domain.Cases;
using Cauce.Domain.Communication;
using Microsoft.EntityFrameworkCore;

namespace Cauce.App.Communication;

/// <summary>The files that travel with a letter: those that were given to the message it tells.</summary>
internal sealed class LetterFiles(IDbContextFactory<AppDb> databases, FileStore files)
{
    /// <param name="most">Bytes of all together, as far as the way takes them; the others stay on the tracking page.</param>
    public async Task<IReadOnlyList<MailAttachment>> Of(OutboxMessage letter, long most, CancellationToken cancel)
    {
        if (letter.About is not { } message)
            return [];
        await using var db = await databases.CreateDbContextAsync(cancel);
        var given = await db.Set<Attachment>().Where(f => f.CaseId == letter.CaseId && f.MessageId == message && f.ForCustomer)
            .OrderBy(f => f.Id).ToListAsync(cancel);
        var room = most;
        return [.. given.Where(f => (room -= f.Size) >= 0 && File.Exists(files.PathOf(f.Sha256)))
            .Select(f => new MailAttachment(f.Name, files.PathOf(f.Sha256), f.Type))];
    }
}
