using System.Security.Cryptography;
using Cauce.App.Cases.Files;
using Cauce.App.Data;
using Cauce.Domain.Communication;
using Cauce.Domain.Intake.Messengers;

namespace Cauce.App.Intake.Messengers;

/// <summary>
/// Keeps what a messenger posts whole before anything else is done with it: the bytes in the file store, a row for each thing
/// it tells. Who has kept it may tell the messenger so. Posted again, it is what it was.
/// </summary>
internal sealed class KeepPost(Writer writer, FileStore files, Settings settings, IncomingBell bell) : IAct
{
    private static readonly string[] Nothing = [""];

    /// <returns>For each thing it tells the row it has, and whether that was there before.</returns>
    public async Task<IReadOnlyList<Kept>> Do(MessengerAccount account, IMessenger messenger, ReadOnlyMemory<byte> post, CancellationToken cancel = default)
    {
        var raw = await Take(post, cancel);
        var told = Told(messenger, post, raw.Sha256);
        var kept = await writer.Do(async work =>
        {
            await work.Sql.Run("UPDATE messenger_accounts SET last_heard_at = @p0 WHERE id = @p1", work.Now, account.Id.Value);
            var rows = new List<Kept>(told.Count);
            foreach (var (identity, peer) in told)
                rows.Add(await Keep(account, identity, peer, raw, work));
            return rows;
        }, CancellationToken.None);
        bell.Ring();
        return kept;
    }

    /// <summary>What cannot be read is known by its bytes, and so is what tells nothing: all of it is kept.</summary>
    private static List<(string Identity, string Peer)> Told(IMessenger messenger, ReadOnlyMemory<byte> post, byte[] sha256)
    {
        try
        {
            if (messenger.Read(post) is { Count: > 0 } told)
                return [.. told.Select(one => (Text.ToLine(one.Identity, 200), Text.ToLine(one.Peer, 200))).DistinctBy(one => one.Item1)];
        }
        catch (PostUnreadable)
        {
            // It waits for a person as soon as it is sorted.
        }
        return [.. Nothing.Select(peer => (IdentityOf(sha256), peer))];
    }

    internal static string IdentityOf(byte[] sha256) => "sha256:" + Convert.ToHexStringLower(sha256);

    private static async Task<Kept> Keep(MessengerAccount account, string identity, string peer, (byte[] Sha256, long Size) raw, Work work)
    {
        if (work.Inserts.OfType<IncomingMessage>().FirstOrDefault(m => m.AccountId == account.Id && m.Identity == identity) is { } twin)
            return new Kept(twin.Id, Repeated: true);
        var known = await work.Sql.Scalar("SELECT id FROM incoming_messages WHERE account_id = @p0 AND identity = @p1", account.Id.Value, identity);
        if (WriterSql.ReadId(known) is { } id)
            return new Kept(new Id<IncomingMessage>(id), Repeated: true);
        var incoming = new IncomingMessage(Id<IncomingMessage>.New(work.Now), account, identity, peer, work.Now);
        incoming.Keep(await work.Next("incoming"), raw.Sha256, raw.Size);
        work.Insert(incoming);
        return new Kept(incoming.Id, Repeated: false);
    }

    private async Task<(byte[] Sha256, long Size)> Take(ReadOnlyMemory<byte> post, CancellationToken cancel)
    {
        if (post.IsEmpty)
            return (SHA256.HashData([]), 0);
        var path = Path.Combine(Directory.CreateDirectory(Path.Combine(settings.Data, "files", "incoming")).FullName, Guid.NewGuid().ToString("n"));
        await using (var file = new FileStream(path, FileMode.CreateNew, FileAccess.Write, FileShare.None, 1, useAsync: true))
        {
            await file.WriteAsync(post, cancel);
            file.Flush(flushToDisk: true);
        }
        return await files.TakeOver(path, cancel);
    }
}

/// <summary>A row that holds what was posted.</summary>
internal sealed record Kept(Id<IncomingMessage> Id, bool Repeated);
