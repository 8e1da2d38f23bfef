using System.Security.Cryptography;
using System.Text;
using Cauce.App.Cases.Files;

namespace Cauce.App.Tests.Cases.Files;

public sealed class FileStoreTests : IDisposable
{
    private readonly string folder = Directory.CreateTempSubdirectory("cauce-files-").FullName;

    public void Dispose() => Directory.Delete(folder, recursive: true);

    [Fact, Trait("Req", "A13")]
    public async Task The_same_bytes_stand_once_under_their_digest_whatever_their_names()
    {
        var store = Store(1);
        var bytes = "Faltan dos cajas"u8.ToArray();
        var first = await store.Keep(new MemoryStream(bytes), "a.txt", Cancel);
        var second = await store.Keep(new MemoryStream(bytes), "b.txt", Cancel);
        Assert.Equal(SHA256.HashData(bytes), first.Sha256);
        Assert.Equal(("a.txt", "b.txt"), (first.Name, second.Name));
        Assert.Single(Files());
        await using var read = store.Open(first.Sha256)!;
        Assert.Equal("Faltan dos cajas", await new StreamReader(read, Encoding.UTF8).ReadToEndAsync(Cancel));
    }

    [Fact, Trait("Req", "A13")]
    public async Task A_file_that_is_refused_or_breaks_off_leaves_nothing_behind()
    {
        var store = Store(1);
        var tooLarge = await Assert.ThrowsAsync<RefusedException>(() => store.Keep(new MemoryStream(new byte[1024 * 1024 + 1]), "grande.bin", Cancel));
        var empty = await Assert.ThrowsAsync<RefusedException>(() => store.Keep(Stream.Null, "vacío.txt", Cancel));
        await Assert.ThrowsAsync<IOException>(() => store.Keep(new BrokenStream(), "a medias.bin", Cancel));
        Assert.Equal(("file.too-large", "file.empty"), (tooLarge.Refusal.Code, empty.Refusal.Code));
        Assert.Empty(Files());
    }

    [Fact, Trait("Req", "A13")]
    public async Task A_file_of_exactly_the_largest_size_is_taken()
    {
        var kept = await Store(1).Keep(new MemoryStream(new byte[1024 * 1024]), "justo.bin", Cancel);
        Assert.Equal(1024 * 1024, kept.Size);
    }

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    private FileStore Store(int megabytes) => new(new Settings { Data = folder, MaxFileMegabytes = megabytes });

    private string[] Files() => Directory.GetFiles(folder, "*", SearchOption.AllDirectories);

    /// <summary>Gives some bytes and then fails, as a line that drops.</summary>
    private sealed class BrokenStream() : MemoryStream(new byte[100])
    {
        public override async ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
        {
            var read = await base.ReadAsync(buffer, cancellationToken);
            return read > 0 ? read : throw new IOException("The line dropped");
        }
    }
}
