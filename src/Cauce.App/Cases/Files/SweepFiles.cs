using System.Buffers.Binary;
using Cauce.App.Background;
using Cauce.App.Data;
using Cauce.Domain.Cases;
using Microsoft.EntityFrameworkCore;

namespace Cauce.App.Cases.Files;

/// <summary>A module whose rows name stored files beside those of the cases.</summary>
internal interface INamesFiles
{
    /// <summary>Digests of all of them.</summary>
    IAsyncEnumerable<byte[]> Named(AppDb db);
}

/// <summary>Removes the files that came with a form nobody finished: those no case has named a day after they were last sent.</summary>
/// <remarks>Every node may do it. A file that is sent again at that very moment is kept: see <see cref="FileStore.Remove"/>.</remarks>
internal sealed class SweepFiles(
    FileStore store, IDbContextFactory<AppDb> databases, IEnumerable<INamesFiles> others, TimeProvider time, ILogger<SweepFiles> log)
    : Recurring(Pace, time, log)
{
    private static readonly TimeSpan Pace = TimeSpan.FromHours(6);

    /// <summary>As long as the note of a file is good for, and an hour for the act that names it.</summary>
    internal static readonly TimeSpan Kept = SentFiles.NoteIsGoodFor + TimeSpan.FromHours(1);

    /// <returns>How many files were removed.</returns>
    public async Task<int> Sweep(CancellationToken cancel = default)
    {
        var before = Time.GetUtcNow() - Kept;
        store.RemoveHalfSent(before);
        // Sent before the look at the cases: what they name by then is among what is read.
        var old = store.LastSentBefore(before).ToList();
        if (old.Count == 0)
            return 0;
        var named = new HashSet<UInt128>();
        await using var db = await databases.CreateDbContextAsync(cancel);
        await foreach (var digest in db.Set<Attachment>().Select(f => f.Sha256).AsAsyncEnumerable().WithCancellation(cancel))
            named.Add(BinaryPrimitives.ReadUInt128BigEndian(digest));
        foreach (var other in others)
            await foreach (var digest in other.Named(db).WithCancellation(cancel))
                named.Add(BinaryPrimitives.ReadUInt128BigEndian(digest));
        return old.Count(digest => !named.Contains(BinaryPrimitives.ReadUInt128BigEndian(digest)) && store.Remove(digest, before));
    }

    protected override async Task Round(CancellationToken stopping)
    {
        if (await Sweep(stopping) is > 0 and var removed)
            Log.LogInformation("Removed {Count} files that no case names", removed);
    }
}
