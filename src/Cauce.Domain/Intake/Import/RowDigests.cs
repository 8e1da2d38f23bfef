using System.Security.Cryptography;
using System.Text;
using Cauce.Domain.Common;

namespace Cauce.Domain.Intake.Import;

/// <summary>The identity of a row across imports.</summary>
/// <param name="Value">SHA-256 in lower-case hexadecimal: the key that must be unique among imported cases.</param>
/// <param name="Repeated">The file already held a row with this reference: the second one is not another case.</param>
public sealed record RowDigest(string Value, bool Repeated);

/// <summary>
/// Gives each row of one file its digest, in the order of the file. With a mapped reference, that is the row's identity and its cells may
/// change; without one, the cells are, and equal rows are told apart by counting, so that the same file a second time adds nothing.
/// </summary>
public sealed class RowDigests(ImportPlan plan)
{
    private readonly Dictionary<string, int> _seen = [];

    public RowDigest Next(IReadOnlyDictionary<string, string?> cells)
    {
        var number = Cell(cells, ImportField.Reference);
        return number is null ? OfCells(cells) : OfReference(ImportRow.Joined(Cell(cells, ImportField.ReferenceYear), number)!);
    }

    private RowDigest OfReference(string reference)
    {
        var digest = Hash(["reference", plan.Source, reference]);
        return new RowDigest(digest, Repeated: Count(digest) > 1);
    }

    private RowDigest OfCells(IReadOnlyDictionary<string, string?> cells)
    {
        string[] own = [plan.Source, .. cells.Select(cell => (cell.Value ?? "").Trim())];
        var occurrence = Count(Hash(["row", .. own]));
        return new RowDigest(Hash(["row", .. own, $"{occurrence}"]), Repeated: false);
    }

    private string? Cell(IReadOnlyDictionary<string, string?> cells, ImportField field)
    {
        var column = plan.Columns.FirstOrDefault(column => column.Field == field);
        var value = column is null ? null : cells.GetValueOrDefault(column.Key);
        return string.IsNullOrWhiteSpace(value) ? null : value.Trim();
    }

    private int Count(string digest) => _seen[digest] = _seen.GetValueOrDefault(digest) + 1;

    // Each part with its length in front, so that moving a character from one cell to the next is another row.
    private static string Hash(ReadOnlySpan<string> parts)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        foreach (var part in parts)
        {
            var bytes = Encoding.UTF8.GetBytes(part);
            hash.AppendData(Encoding.ASCII.GetBytes($"{bytes.Length}:"));
            hash.AppendData(bytes);
        }
        return Convert.ToHexStringLower(hash.GetHashAndReset());
    }
}
