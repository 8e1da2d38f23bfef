using Cauce.App.Cases.Files.Scanning;
using Cauce.App.Communication.Mail;
using Cauce.App.Data;
using Cauce.App.Shared;
using Cauce.Domain.Cases;
using Cauce.Domain.Communication;
using Microsoft.EntityFrameworkCore;

namespace Cauce.App.Communication;

/// <summary>What does not go with a letter.</summary>
/// <param name="Left">Names of the files that do not go, for what the scanner says or does not say.</param>
/// <param name="AreAwaited">One of them is being scanned, and the letter has time.</param>
internal sealed record HeldFiles(IReadOnlyList<string> Left, bool AreAwaited);

/// <summary>
/// The files that travel with a letter: those that were given to the message it tells, and only what the scanner has passed. A
/// letter waits for those that are being scanned; after a time it goes without them, and its case says so.
/// </summary>
internal sealed class LetterFiles(IDbContextFactory<AppDb> databases, GuardedFiles files)
{
    private static readonly HeldFiles None = new([], false);

    /// <param name="most">Bytes of all together, as far as the way takes them; the others stay on the tracking page.</param>
    public async Task<IReadOnlyList<MailAttachment>> Of(OutboxMessage letter, long most, CancellationToken cancel)
    {
        var (given, standings) = await Given(letter, cancel);
        var room = most;
        return [.. given.Where(f => standings.Of(f.Sha256).IsFree && (room -= f.Size) >= 0 && File.Exists(files.Store.PathOf(f.Sha256)))
            .Select(f => new MailAttachment(f.Name, files.Store.PathOf(f.Sha256), f.Type))];
    }

    public async Task<HeldFiles> Held(OutboxMessage letter, DateTimeOffset now, CancellationToken cancel)
    {
        var (given, standings) = await Given(letter, cancel);
        return given.Count == 0 ? None : new HeldFiles(
            [.. given.Where(f => !standings.Of(f.Sha256).IsFree).Select(f => f.Name)],
            letter.MayAwaitFiles(now) && given.Exists(f => standings.Of(f.Sha256).State == FileState.Held));
    }

    private async Task<(List<Attachment> Files, FileStandings Standings)> Given(OutboxMessage letter, CancellationToken cancel)
    {
        if (letter.About is not { } message)
            return ([], FileStandings.None);
        await using var db = await databases.CreateDbContextAsync(cancel);
        var given = db.Set<Attachment>().Where(f => f.CaseId == letter.CaseId && f.MessageId == message && f.ForCustomer);
        var all = await given.OrderBy(f => f.Id).ToListAsync(cancel);
        return (all, all.Count == 0 ? FileStandings.None : await files.Gate.Of(db, given.Select(f => f.Sha256), cancel));
    }

    /// <summary>Says in the case, as part of the act, what did not go with a letter.</summary>
    public static async Task TellLeft(OutboxMessage letter, IReadOnlyList<string> left, Work work)
    {
        if (left.Count > 0 && letter.CaseId is { } about)
            await SayToOwner.Do(await work.Case(about), language => Phrase.In(language, Cases.Files.Scanning.Texts.ResourceManager, nameof(Cases.Files.Scanning.Texts.LetterWithoutFiles), letter.Subject, string.Join(", ", left)), work);
    }
}
