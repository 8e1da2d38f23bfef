using CsvHelper;
using Cauce.Domain.Intake.Import;

namespace Cauce.App.Intake.Import;

/// <summary>How the bytes become rows.</summary>
internal sealed record CsvShape(string Encoding, char Delimiter, bool SkipFirstLine)
{
    public static CsvShape Of(ImportPlan plan) => new(plan.Encoding, plan.Delimiter, plan.SkipFirstLine);
}

/// <summary>The rows of a file, one after another, the header first; a file of any length takes the memory of one row.</summary>
internal static class CsvRows
{
    /// <summary>Bytes: an opening quote without its end must not swallow the rest of a large file.</summary>
    private const int LongestRow = 16 * 1024 * 1024;

    public static IEnumerable<string[]> Read(Stream file, CsvShape shape)
    {
        using var text = new StreamReader(file, EncodingGuess.EncodingOf(shape.Encoding), detectEncodingFromByteOrderMarks: false, 65_536, leaveOpen: true);
        if (text.Peek() == '\uFEFF')
            _ = text.Read();
        if (shape.SkipFirstLine)
            text.ReadLine();
        using var csv = CsvReader.Create(text, new CsvReaderOptions
        {
            Separator = shape.Delimiter,
            HasHeader = false,
            DetectSeparatorHint = false,
            MalformedData = CsvMalformedDataHandling.Recover,
            FieldCountMismatch = CsvFieldCountHandling.Allow,
            MaxRecordSize = LongestRow,
            PoolStrings = true,
        });
        var corrected = -1;
        for (var row = 0; csv.Read(); row++)
        {
            var cells = new string[csv.FieldCount];
            for (var at = 0; at < cells.Length; at++)
                cells[at] = csv.GetString(at) ?? "";
            if (row == 0)
                corrected = Array.IndexOf(cells, ErrorFile.Column);
            yield return corrected < 0 ? cells : ErrorFile.Corrected(cells, corrected);
        }
    }
}
