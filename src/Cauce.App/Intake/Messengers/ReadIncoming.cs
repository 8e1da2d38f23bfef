using Cauce.App.Cases.Files;
using Cauce.App.Data;
using Cauce.App.Intake.Mail;
using Cauce.Domain.Communication;
using Cauce.Domain.Intake.Messengers;
using Microsoft.EntityFrameworkCore;

namespace Cauce.App.Intake.Messengers;

/// <summary>What a kept message says and brings.</summary>
/// <param name="Heard">Null: it tells nothing that concerns us.</param>
internal sealed record OpenedMessage(Heard? Heard, MailWords Words);

/// <summary>Reads a kept message, and fetches the files it tells of.</summary>
internal sealed class ReadIncoming(FileStore store, MessengerBook book, AccountSeal seal, IDbContextFactory<AppDb> databases)
{
    /// <summary>Files that one message may bring; those beyond are named and left.</summary>
    private const int MostFiles = 20;

    /// <param name="isLastTry">A file that the messenger does not give is left, and the words go on without it.</param>
    /// <exception cref="PostUnreadable">It is not what the messenger documents.</exception>
    /// <exception cref="HttpRequestException">A file cannot be fetched now.</exception>
    public async Task<OpenedMessage> Do(IncomingMessage incoming, bool isLastTry, CancellationToken cancel)
    {
        await using var db = await databases.CreateDbContextAsync(cancel);
        var account = await db.Set<MessengerAccount>().FirstAsync(a => a.Id == incoming.AccountId, cancel);
        var messenger = book.Of(account.Provider);
        var heard = messenger.Read(await Bytes(incoming, cancel)).FirstOrDefault(one => Text.ToLine(one.Identity, 200) == incoming.Identity);
        if (heard is not HeardWords words)
            return new OpenedMessage(heard, new MailWords("", "", [], []));
        var (kept, left) = (new List<StoredFile>(), new List<string>(words.Left));
        foreach (var file in words.Files)
        {
            if (kept.Count < MostFiles && await Fetch(messenger, seal.Open(account), file, isLastTry, cancel) is { } stored)
                kept.Add(stored);
            else
                left.Add(file.Name);
        }
        return new OpenedMessage(words, new MailWords(words.Text, "", kept, left));
    }

    private async Task<StoredFile?> Fetch(IMessenger messenger, AccountAtHand at, HeardFile file, bool isLastTry, CancellationToken cancel)
    {
        try
        {
            return await messenger.Fetch(at, file, store, cancel);
        }
        catch (RefusedException)
        {
            return null;
        }
        catch (Exception trouble) when (isLastTry && OutsideHttp.IsPassing(trouble, cancel))
        {
            return null;
        }
    }

    private async Task<ReadOnlyMemory<byte>> Bytes(IncomingMessage incoming, CancellationToken cancel)
    {
        if (incoming.Size == 0)
            return ReadOnlyMemory<byte>.Empty;
        await using var stream = store.Open(incoming.Sha256) ?? throw new PostUnreadable("Its bytes are not in the file store");
        var bytes = new byte[incoming.Size];
        await stream.ReadExactlyAsync(bytes, cancel);
        return bytes;
    }
}

/// <summary>The messengers there are.</summary>
internal sealed class MessengerBook(IEnumerable<IMessenger> messengers)
{
    private readonly Dictionary<string, IMessenger> known = messengers.ToDictionary(one => one.Code, StringComparer.Ordinal);

    public IEnumerable<string> Codes => known.Keys;

    public bool Has(string? code) => code is not null && known.ContainsKey(code);

    public IMessenger Of(string code) => known[code];
}
