using Cauce.App.Cases.Files;
using Cauce.App.Data;
using Cauce.Domain.Cases;
using Cauce.Domain.Communication;
using Microsoft.EntityFrameworkCore;

namespace Cauce.App.Communication.Waiting;

/// <summary>Lets a reply wait, as part of an act.</summary>
internal static class WaitWith
{
    /// <exception cref="RefusedException">It cannot be said, or a reply of somebody else is about to go in this case.</exception>
    public static async Task<WaitingMessage> Wait(this Work work, WaitingMessage reply, IReadOnlyList<StoredFile> files)
    {
        var other = await work.Db.Set<WaitingMessage>().AsNoTracking()
            .Where(w => w.CaseId == reply.CaseId && w.FailedAt == null).Select(w => w.AuthorName).FirstOrDefaultAsync();
        if (other is not null)
            WaitingRefusals.AnotherWaits.With(other).Enforce();
        work.Insert(reply);
        for (var i = 0; i < files.Count; i++)
            work.Insert(new WaitingFile(reply.Id, i, files[i].Name, files[i].Type, files[i].Size, files[i].Sha256));
        await DiscardDraft.Remove(reply.CaseId, reply.Author, "reply", work);
        return reply;
    }

    public static async Task<IReadOnlyList<StoredFile>> FilesOf(this Work work, Id<WaitingMessage> reply) =>
        await work.Db.Set<WaitingFile>().AsNoTracking().Where(f => f.MessageId == reply).OrderBy(f => f.Position)
            .Select(f => new StoredFile(f.Name, f.Type, f.Size, f.Sha256)).ToListAsync();

    /// <returns>False when it is gone already: said, or taken back.</returns>
    public static async Task<bool> Take(this Work work, Id<WaitingMessage> reply)
    {
        await work.Sql.Run("DELETE FROM waiting_files WHERE message_id = @p0", reply.Value);
        return await work.Sql.Run("DELETE FROM waiting_messages WHERE id = @p0", reply.Value) == 1;
    }

    /// <summary>The waiting reply of a case the actor works on.</summary>
    /// <exception cref="MissingException">It is gone, or the actor may not see the case.</exception>
    public static async Task<(WaitingMessage Reply, Case Case)> Waiting(this Work work, Actor actor, string number, Id<WaitingMessage> id)
    {
        var found = await work.Case(actor, number);
        var reply = await work.Db.Set<WaitingMessage>().AsNoTracking().FirstOrDefaultAsync(w => w.Id == id && w.CaseId == found.Id);
        return (reply ?? throw new MissingException("message"), found);
    }
}

/// <summary>The files of waiting replies stay in the file store.</summary>
internal sealed class FilesOfWaiting : INamesFiles
{
    public IAsyncEnumerable<byte[]> Named(AppDb db) => db.Set<WaitingFile>().Select(f => f.Sha256).AsAsyncEnumerable();
}
