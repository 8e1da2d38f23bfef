using System.Globalization;
using Cauce.Domain.Intake.Import;

namespace Cauce.App.Intake.Import;

/// <summary>What a file seems to be, with the evidence: shown to a person before anything is written.</summary>
/// <param name="Columns">What each column probably is, in the order of the file.</param>
/// <param name="Sample">Its first rows, without the header.</param>
/// <param name="Rows">How many it has in all, without the header.</param>
internal sealed record Detection(ImportPlan Plan, EncodingGuess Encoding, DelimiterGuess Delimiter, IReadOnlyList<ColumnGuess> Columns, IReadOnlyList<string[]> Sample, int Rows)
{
    private const int JudgedBytes = 65_536;

    /// <summary>The order of dates is proved by rows: many are looked at, since the telling one may come late.</summary>
    private const int JudgedRows = 5_000;

    /// <summary>The names a person may choose from.</summary>
    public static readonly string[] Encodings = [EncodingGuess.Utf8, EncodingGuess.Windows1252, EncodingGuess.Utf16, EncodingGuess.Utf16BigEndian];

    /// <param name="encoding">Where a person says so; otherwise it is guessed.</param>
    /// <param name="delimiter">Likewise.</param>
    /// <exception cref="RefusedException">It is a workbook, or there is nothing in it.</exception>
    public static Detection Of(byte[] content, CultureInfo culture, string? encoding = null, char? delimiter = null)
    {
        if (content.AsSpan().StartsWith("PK\u0003\u0004"u8) || content.AsSpan().StartsWith((ReadOnlySpan<byte>)[0xD0, 0xCF, 0x11, 0xE0]))
            ImportRefusals.Workbook.Enforce();
        if (encoding is not null && !Encodings.Contains(encoding))
            throw (Cases.Choice.Unknown.With(encoding, string.Join(", ", Encodings)) with { Field = "Encoding" }).AsException();
        var sample = content.AsSpan(0, Math.Min(content.Length, JudgedBytes));
        var encodingGuess = EncodingGuess.From(sample);
        if (encoding is not null && encoding != encodingGuess.Name)
            encodingGuess = new EncodingGuess(encoding, 0, Certain: true, DoubleEncoded: false);
        var delimiterGuess = DelimiterGuess.From(encodingGuess.Decode(sample).TrimStart('\uFEFF'));
        if (delimiter is { } chosen && chosen != delimiterGuess.Delimiter)
            delimiterGuess = delimiterGuess with { Delimiter = chosen };
        return Of(content, culture, encodingGuess, delimiterGuess);
    }

    private static Detection Of(byte[] content, CultureInfo culture, EncodingGuess encoding, DelimiterGuess delimiter)
    {
        string[]? header = null;
        var sample = new List<string[]>();
        var rows = 0;
        foreach (var row in CsvRows.Read(new MemoryStream(content), new CsvShape(encoding.Name, delimiter.Delimiter, delimiter.SkipFirstLine)))
        {
            if (header is null)
                header = row;
            else if (rows++ < JudgedRows)
                sample.Add(row);
        }
        if (header is null || rows == 0)
            throw ImportRefusals.FileEmpty.AsException();
        var plan = ImportPlan.Guess(encoding, delimiter, header, sample, culture);
        return new Detection(plan, encoding, delimiter, ColumnGuess.From(header, sample, culture), sample, rows);
    }
}
