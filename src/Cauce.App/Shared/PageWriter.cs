using System.Buffers;
using System.Text;
using System.Text.Unicode;

namespace Cauce.App.Shared;

/// <summary>What a page is written into: one buffer of this thread, used again, and turned into UTF-8 when the page is whole.</summary>
internal sealed class PageWriter : TextWriter
{
    private const int LargestKept = 512 * 1024;

    [ThreadStatic]
    private static ArrayBufferWriter<char>? spare;

    private readonly ArrayBufferWriter<char> text = spare ?? new(64 * 1024);

    public PageWriter() => spare = null;

    public override Encoding Encoding => Encoding.UTF8;

    public int ByteCount => Encoding.UTF8.GetByteCount(text.WrittenSpan);

    /// <summary>In pieces of the size that connections lend: a larger one would be allocated anew for each page.</summary>
    public void CopyTo(IBufferWriter<byte> body)
    {
        var rest = text.WrittenSpan;
        while (rest.Length > 0)
        {
            Utf8.FromUtf16(rest, body.GetSpan(1024), out var read, out var written);
            body.Advance(written);
            rest = rest[read..];
        }
    }

    public override void Write(char value)
    {
        text.GetSpan(1)[0] = value;
        text.Advance(1);
    }

    public override void Write(string? value) => text.Write(value);

    public override void Write(char[] buffer, int index, int count) => text.Write(buffer.AsSpan(index, count));

    public override void Write(ReadOnlySpan<char> buffer) => text.Write(buffer);

    protected override void Dispose(bool disposing)
    {
        text.ResetWrittenCount();
        spare = text.Capacity <= LargestKept ? text : null;
        base.Dispose(disposing);
    }
}
