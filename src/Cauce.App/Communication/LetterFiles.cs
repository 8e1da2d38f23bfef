using Cauce.App.Cases.Files.Scanning;
using Cauce.App.Communication.Mail;
using Cauce.App.Data;
using Cauce.App.Shared;
using Cauce.Domain.Cases;
using Cauce.Domain.Communication;
using Microsoft.EntityFrameworkCore;

namespace Cauce.App.Communication;

/// <summary>What goes with a letter.</summary>
/// <param name="Left">Names of the files that do not go, for what the scanner says or does not say.</param>
/// <param name="AreAwaited">One of them is being scanned, and the letter has time.</param>
internal sealed record GivenFiles(IReadOnlyList<MailAttachment> Attached, IReadOnlyList<string> Left, bool AreAwaited);

/// <summary>
/// The files that were given to the message a letter tells, as far as mail servers take them. A letter waits for those that are
/// being scanned; after a time it goes without them, and its case says so.
/// </summary>
internal sealed class LetterFiles(GuardedFiles files, IDbContextFactory<AppDb> databases)
{
    /// <summary>Attachments beyond this stay on the tracking page, in bytes.</summary>
    private const long MostAttached = 20 * 1024 * 1024;

    public async Task<GivenFiles> Of(OutboxMessage letter, DateTimeOffset now, CancellationToken cancel)
    {
        if (letter.About is not { } message)
            return new GivenFiles([], [], false);
        await using var db = await databases.CreateDbContextAsync(cancel);
        var given = await db.Set<Attachment>().Where(f => f.CaseId == letter.CaseId && f.MessageId == message && f.ForCustomer).OrderBy(f => f.Id).ToListAsync(cancel);
        if (given.Count == 0)
            return new GivenFiles([], [], false);
        var standings = await files.Gate.Of(db, db.Set<Attachment>().Where(f => f.CaseId == letter.CaseId && f.MessageId == message).Select(f => f.Sha256), cancel);
        var room = MostAttached;
        var free = given.Where(f => standings.Of(f.Sha256).IsFree && (room -= f.Size) >= 0 && File.Exists(files.Store.PathOf(f.Sha256)));
        return new GivenFiles(
            [.. free.Select(f => new MailAttachment(f.Name, files.Store.PathOf(f.Sha256), f.Type))],
            [.. given.Where(f => !standings.Of(f.Sha256).IsFree).Select(f => f.Name)],
            letter.MayAwaitFiles(now) && given.Exists(f => standings.Of(f.Sha256).State == FileState.Held));
    }

    /// <summary>Says in the case, as part of the act, what did not go with a letter.</summary>
    public static async Task TellLeft(OutboxMessage letter, IReadOnlyList<string> left, Work work)
    {
        if (left.Count > 0 && letter.CaseId is { } about)
            await SayToOwner.Do(await work.Case(about), language => Phrase.In(language, Cases.Files.Scanning.Texts.ResourceManager, nameof(Cases.Files.Scanning.Texts.LetterWithoutFiles), letter.Subject, string.Join(", ", left)), work);
    }
}
