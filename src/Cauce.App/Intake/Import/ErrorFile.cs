using System.Text.Json;
using CsvHelper;

namespace Cauce.App.Intake.Import;

/// <summary>
/// The rows that were refused, with the columns they had and one more that says why: to be corrected and imported again.
/// </summary>
/// <remarks>
/// A spreadsheet runs a cell that begins like a formula (<c>=</c>, <c>+</c>, <c>-</c>, <c>@</c>): such a cell gets an apostrophe
/// in front, which is taken away when the file comes back.
/// </remarks>
internal static class ErrorFile
{
    public const string Column = "Cauce: error";

    private const string Dangerous = "=+-@\t\r'";

    /// <summary>In UTF-8 with its mark, which Excel needs to believe it.</summary>
    public static async Task Write(Stream to, char delimiter, IReadOnlyList<string> header, IAsyncEnumerable<RefusedRow> rows, CancellationToken cancel)
    {
        await using var csv = CsvWriter.Create(to, new CsvWriterOptions
        {
            Separator = delimiter,
            WriteByteOrderMark = true,
            ValidateFieldCount = false,
        }, leaveOpen: true);
        await csv.WriteRecordAsync([.. header.Select(Guarded), Column], cancel);
        await foreach (var row in rows.WithCancellation(cancel))
        {
            var cells = JsonSerializer.Deserialize<string[]>(row.Cells)!;
            var missing = Math.Max(0, header.Count - cells.Length);
            await csv.WriteRecordAsync([.. cells.Select(Guarded), .. Enumerable.Repeat("", missing), Guarded(row.Error)], cancel);
        }
        await csv.FlushAsync(cancel);
    }

    /// <summary>The row without the column of the error, as its file had it.</summary>
    public static string[] Corrected(string[] cells, int column) =>
        [.. cells.Where((_, index) => index != column).Select(cell => cell.Length > 1 && cell[0] == '\'' && Dangerous.Contains(cell[1]) ? cell[1..] : cell)];

    private static string Guarded(string cell) => cell.Length > 0 && Dangerous.Contains(cell[0]) ? "'" + cell : cell;
}
