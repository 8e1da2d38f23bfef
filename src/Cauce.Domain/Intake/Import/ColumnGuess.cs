using System.Globalization;
using Cauce.Domain.Common;

namespace Cauce.Domain.Intake.Import;

/// <summary>What one column probably is, from its header and what stands in it.</summary>
/// <param name="Index">Its place in the row, from 0.</param>
/// <param name="Header">As the file writes it.</param>
/// <param name="Confidence">0 to 100; an observation has none.</param>
/// <param name="Dates">The evidence for the order of its dates, where it holds dates.</param>
public sealed record ColumnGuess(int Index, string Header, ImportField Field, int Confidence, DateOrderGuess? Dates)
{
    private const int ByContent = 40;

    private static readonly ImportField[] DateFields = [ImportField.Received, ImportField.Occurred, ImportField.Closed];

    /// <summary>Each field is given to the column that fits it best, once; a header that its cells contradict does not count.</summary>
    /// <param name="rows">Some rows of the file; the more, the surer the order of dates.</param>
    /// <param name="culture">Decides the order of dates that the cells leave open.</param>
    public static IReadOnlyList<ColumnGuess> From(IReadOnlyList<string> header, IReadOnlyList<string[]> rows, CultureInfo culture)
    {
        var columns = header.Select((name, index) => new Column(name, [.. rows.Where(row => index < row.Length && !string.IsNullOrWhiteSpace(row[index])).Select(row => row[index])])).ToList();
        var dates = columns.ConvertAll(column => DateOrderGuess.From(column.Cells, culture));
        var fits =
            from index in Enumerable.Range(0, columns.Count)
            from field in HeaderWords.Fields
            let fit = Fit(columns[index], dates[index], field)
            where fit > 0
            orderby fit descending, index
            select (index, field, fit);
        var taken = new Dictionary<int, (ImportField Field, int Fit)>();
        foreach (var (index, field, fit) in fits)
        {
            if (!taken.ContainsKey(index) && !taken.Values.Any(other => other.Field == field))
                taken[index] = (field, fit);
        }
        return [.. header.Select((name, index) => Of(index, name, taken.GetValueOrDefault(index), dates[index]))];
    }

    private static ColumnGuess Of(int index, string header, (ImportField Field, int Fit) taken, DateOrderGuess dates) =>
        new(index, header, taken.Field, taken.Fit, DateFields.Contains(taken.Field) ? dates : null);

    private static int Fit(Column column, DateOrderGuess dates, ImportField field)
    {
        var byHeader = HeaderWords.Fit(column.Header, field);
        var content = ContentOf(column, dates);
        if (byHeader == 0)
            return content == field ? ByContent : 0;
        return field switch
        {
            _ when column.Cells.Count == 0 => byHeader,
            ImportField.Received or ImportField.Occurred or ImportField.Closed => dates.Evidence.Dates >= dates.Evidence.Neither ? byHeader : 0,
            ImportField.CustomerEmail => column.Share(cell => EmailAddress.WhyNot(cell) is null) >= 0.5 ? byHeader : 0,
            ImportField.CustomerPhone => column.Share(cell => PhoneNumber.WhyNot(cell) is null) >= 0.5 ? byHeader : 0,
            // A date, an address or a whole letter is nobody's number, kind or state.
            ImportField.Subject or ImportField.Description => content == ImportField.Received ? 0 : byHeader,
            _ => content is ImportField.Received or ImportField.CustomerEmail ? 0 : byHeader,
        };
    }

    private static ImportField ContentOf(Column column, DateOrderGuess dates)
    {
        if (column.Cells.Count == 0)
            return ImportField.Observation;
        if (column.Share(cell => EmailAddress.WhyNot(cell) is null) >= 0.7)
            return ImportField.CustomerEmail;
        // Bare numbers may be a spreadsheet's days, but only where the header says that they are dates.
        if (dates.IsDateColumn && column.Share(cell => cell.Any(c => !char.IsAsciiDigit(c))) >= 0.7)
            return ImportField.Received;
        return column.Share(cell => cell.Length >= 80) >= 0.5 ? ImportField.Description : ImportField.Observation;
    }

    private sealed record Column(string Header, List<string> Cells)
    {
        public double Share(Func<string, bool> has) => Cells.Count == 0 ? 0 : (double)Cells.Count(has) / Cells.Count;
    }
}
