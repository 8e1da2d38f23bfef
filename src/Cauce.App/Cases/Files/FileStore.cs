using System.Buffers;
using System.Security.Cryptography;

namespace Cauce.App.Cases.Files;

/// <summary>
/// The bytes of all files, each once, under their SHA-256: <c>files/ab/cdef…</c> in the data directory, which several
/// nodes share. A file is there whole or not at all, and is never changed.
/// </summary>
public sealed class FileStore(Settings settings)
{
    private readonly string root = Path.Combine(settings.Data, "files");

    /// <summary>Largest file, in bytes.</summary>
    public long Largest { get; } = settings.MaxFileMegabytes * 1024L * 1024;

    /// <summary>Takes a file in, through a temporary one beside the store, so that no file ever stands in memory.</summary>
    /// <param name="claimedName">As its sender named it.</param>
    /// <exception cref="RefusedException">It is empty, too large, a program, or not what its name says.</exception>
    public async Task<StoredFile> Keep(Stream content, string? claimedName, CancellationToken cancel = default)
    {
        var name = FileName.Neutral(claimedName);
        var temporary = Path.Combine(Directory.CreateDirectory(Path.Combine(root, "incoming")).FullName, Guid.NewGuid().ToString("n"));
        try
        {
            var (type, size, digest) = await Copy(content, temporary, name, cancel);
            MediaType.WhyNot(name, type).Enforce();
            Place(temporary, PathOf(digest));
            return new StoredFile(name, type, size, digest);
        }
        finally
        {
            File.Delete(temporary);
        }
    }

    /// <summary>
    /// Takes over a file that is whole and stands on the disk: any bytes, no rule of names or types. For what must be kept
    /// as it came, such as a raw mail. The file is gone from where it stood.
    /// </summary>
    public async Task<(byte[] Sha256, long Size)> TakeOver(string path, CancellationToken cancel = default)
    {
        byte[] digest;
        long size;
        await using (var file = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.Read, 64 * 1024, useAsync: true))
            (digest, size) = (await SHA256.HashDataAsync(file, cancel), file.Length);
        Place(path, PathOf(digest));
        File.Delete(path);
        return (digest, size);
    }

    /// <summary>The bytes of a stored file; null when the store has lost them.</summary>
    public Stream? Open(byte[] sha256)
    {
        var path = PathOf(sha256);
        return File.Exists(path) ? new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.Read, 64 * 1024, useAsync: true) : null;
    }

    /// <summary>Where the bytes stand on this node: for what must be handed a path, such as a mail's attachments.</summary>
    public string PathOf(byte[] sha256)
    {
        var hex = Convert.ToHexStringLower(sha256);
        return Path.Combine(root, hex[..2], hex[2..]);
    }

    private async Task<(string Type, long Size, byte[] Digest)> Copy(Stream content, string path, string name, CancellationToken cancel)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        var buffer = ArrayPool<byte>.Shared.Rent(64 * 1024);
        var head = new MemoryStream(MediaType.HeadLength);
        var size = 0L;
        try
        {
            await using var file = new FileStream(path, FileMode.CreateNew, FileAccess.Write, FileShare.None, 1, useAsync: true);
            for (int read; (read = await content.ReadAsync(buffer, cancel)) > 0;)
            {
                size += read;
                if (size > Largest)
                    FileRefusals.TooLarge.With(name, settings.MaxFileMegabytes).Enforce();
                head.Write(buffer, 0, (int)Math.Min(read, MediaType.HeadLength - head.Length));
                hash.AppendData(buffer, 0, read);
                await file.WriteAsync(buffer.AsMemory(0, read), cancel);
            }
            file.Flush(flushToDisk: true);
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(buffer);
        }
        if (size == 0)
            FileRefusals.Empty.With(name).Enforce();
        return (MediaType.Of(head.GetBuffer().AsSpan(0, (int)head.Length)), size, hash.GetHashAndReset());
    }

    /// <summary>Notes that these bytes have been sent again. False: they are not there.</summary>
    internal bool SendAgain(byte[] sha256) => Touch(PathOf(sha256));

    /// <summary>Digests of the files that were last sent before then.</summary>
    internal IEnumerable<byte[]> LastSentBefore(DateTimeOffset then) =>
        !Directory.Exists(root) ? [] : new DirectoryInfo(root).EnumerateDirectories("??")
            .SelectMany(folder => folder.EnumerateFiles().Where(file => file.Name.Length == 62 && file.LastWriteTimeUtc < then.UtcDateTime)
                .Select(file => Convert.FromHexString(folder.Name + file.Name)));

    /// <summary>
    /// Removes a file that no case names. It is first taken away and then looked at: whoever sends it again either did so before,
    /// and it is put back, or no longer finds it, and places their own.
    /// </summary>
    internal bool Remove(byte[] sha256, DateTimeOffset lastSentBefore)
    {
        var path = PathOf(sha256);
        var aside = Path.Combine(Directory.CreateDirectory(Path.Combine(root, "incoming")).FullName, Guid.NewGuid().ToString("n"));
        if (!File.Exists(path))
            return false;
        File.Move(path, aside);
        var removed = File.GetLastWriteTimeUtc(aside) < lastSentBefore.UtcDateTime;
        if (!removed)
            Place(aside, path);
        File.Delete(aside);
        return removed;
    }

    /// <summary>What a process left that was killed while a file came in.</summary>
    internal void RemoveHalfSent(DateTimeOffset before)
    {
        var incoming = new DirectoryInfo(Path.Combine(root, "incoming"));
        foreach (var file in incoming.Exists ? incoming.EnumerateFiles().Where(file => file.LastWriteTimeUtc < before.UtcDateTime) : [])
            file.Delete();
    }

    private static bool Touch(string path)
    {
        try
        {
            File.SetLastWriteTimeUtc(path, DateTime.UtcNow);
            return true;
        }
        catch (IOException)
        {
            return false;
        }
    }

    /// <summary>The same bytes may be placed twice at once: whoever comes second finds them there.</summary>
    private static void Place(string temporary, string path)
    {
        if (Touch(path))
            return;
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        try
        {
            File.Move(temporary, path);
        }
        catch (IOException) when (File.Exists(path))
        {
        }
    }
}
