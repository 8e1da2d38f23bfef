using System.Globalization;
using System.Text.Json;
using Cauce.Domain.Intake.Import;

namespace Cauce.App.Intake.Import;

/// <summary>A row of the file with its identity and what was understood of it.</summary>
/// <param name="Place">In the file; the first row after the header is 1.</param>
internal sealed record ReadRow(int Place, string[] Cells, RowDigest Digest, ImportRow Row)
{
    public RefusedRow Refused(Id<CaseImport> import, string error) =>
        new() { ImportId = import, Row = Place, Cells = JsonSerializer.Serialize(Array.ConvertAll(Cells, Text.Storable)), Error = error };

    /// <summary>Why the row was not understood, for the person who corrects it.</summary>
    public string TellErrors() =>
        string.Join("; ", Row.Errors.Select(error => error.Column.Length == 0 ? Shared.Refusals.Tell(error.Refusal) : $"{error.Column}: {Shared.Refusals.Tell(error.Refusal)}"));
}

/// <summary>Reads a file by its plan, row after row.</summary>
internal static class RowReader
{
    /// <param name="done">Rows that need not be read again; they are counted, so that equal rows stay told apart.</param>
    public static IEnumerable<ReadRow> Read(Stream file, ImportPlan plan, int done)
    {
        var digests = new RowDigests(plan);
        var place = 0;
        foreach (var row in CsvRows.Read(file, CsvShape.Of(plan)).Skip(1))
        {
            var cells = plan.Cells(row);
            var digest = digests.Next(cells);
            if (++place > done)
                yield return new ReadRow(place, row, digest, ImportRow.Read(cells, plan));
        }
    }
}
