using System.Text;

namespace Cauce.Domain.Intake.Import;

/// <summary>How the bytes of a file become characters.</summary>
/// <param name="Name">utf-8, utf-16, utf-16BE or windows-1252 (which reads ISO-8859-1 too, as browsers do).</param>
/// <param name="Preamble">Bytes of the byte order mark, to be skipped.</param>
/// <param name="Certain">The bytes can hardly be anything else; otherwise every file "is" windows-1252 and a person should look.</param>
/// <param name="DoubleEncoded">The text itself went through a wrong conversion before ("reclamaciÃ³n"); <see cref="Mojibake"/> undoes it.</param>
public sealed record EncodingGuess(string Name, int Preamble, bool Certain, bool DoubleEncoded)
{
    public const string Utf8 = "utf-8";
    public const string Utf16 = "utf-16";
    public const string Utf16BigEndian = "utf-16BE";
    public const string Windows1252 = "windows-1252";

    /// <summary>Judges the beginning of a file (some 64 KB are plenty); a character cut at the end does no harm.</summary>
    public static EncodingGuess From(ReadOnlySpan<byte> sample)
    {
        var guess = ByMark(sample) ?? ByZeros(sample) ?? ByUtf8(sample) ?? new EncodingGuess(Windows1252, 0, Certain: false, DoubleEncoded: false);
        return guess with { DoubleEncoded = Mojibake.IsIn(guess.Decode(sample)) };
    }

    /// <exception cref="ArgumentException">A name this product does not read.</exception>
    public static Encoding EncodingOf(string name) =>
        name switch
        {
            Utf8 => new UTF8Encoding(encoderShouldEmitUTF8Identifier: false),
            Utf16 => Encoding.Unicode,
            Utf16BigEndian => Encoding.BigEndianUnicode,
            Windows1252 => Mojibake.Windows1252,
            _ => throw new ArgumentException($"Unknown encoding '{name}'.", nameof(name)),
        };

    public string Decode(ReadOnlySpan<byte> bytes) => EncodingOf(Name).GetString(bytes[Math.Min(Preamble, bytes.Length)..]);

    private static EncodingGuess? ByMark(ReadOnlySpan<byte> sample) =>
        sample switch
        {
            [0xEF, 0xBB, 0xBF, ..] => new(Utf8, 3, Certain: true, DoubleEncoded: false),
            [0xFF, 0xFE, ..] => new(Utf16, 2, Certain: true, DoubleEncoded: false),
            [0xFE, 0xFF, ..] => new(Utf16BigEndian, 2, Certain: true, DoubleEncoded: false),
            _ => null,
        };

    // Western text in UTF-16 has a zero in nearly every second byte.
    private static EncodingGuess? ByZeros(ReadOnlySpan<byte> sample)
    {
        var (even, odd) = (0, 0);
        for (var at = 0; at < sample.Length; at++)
        {
            if (sample[at] == 0)
                _ = at % 2 == 0 ? even++ : odd++;
        }
        var enough = sample.Length / 5;
        if (sample.Length < 4 || Math.Max(even, odd) <= enough || Math.Min(even, odd) > enough / 4)
            return null;
        return new EncodingGuess(odd > even ? Utf16 : Utf16BigEndian, 0, Certain: false, DoubleEncoded: false);
    }

    private static EncodingGuess? ByUtf8(ReadOnlySpan<byte> sample)
    {
        var rest = sample;
        while (!rest.IsEmpty)
        {
            var status = Rune.DecodeFromUtf8(rest, out _, out var length);
            if (status == System.Buffers.OperationStatus.NeedMoreData && rest.Length < 4)
                break;
            if (status != System.Buffers.OperationStatus.Done)
                return null;
            rest = rest[length..];
        }
        return new EncodingGuess(Utf8, 0, Certain: true, DoubleEncoded: false);
    }
}
