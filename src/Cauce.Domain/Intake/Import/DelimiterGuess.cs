namespace Cauce.Domain.Intake.Import;

/// <summary>What separates the cells of a row.</summary>
/// <param name="Columns">Cells in most rows; 1 when nothing seems to separate anything.</param>
/// <param name="Agreement">Share of the rows with that many cells, 0 to 1.</param>
/// <param name="SkipFirstLine">Excel's <c>sep=;</c> stands before the header.</param>
public sealed record DelimiterGuess(char Delimiter, int Columns, double Agreement, bool SkipFirstLine)
{
    public const char Quote = '"';

    private const int MaxRows = 200;

    // In order of preference where everything else is equal: prose and decimals hold commas.
    private static readonly char[] Candidates = [';', '\t', ',', '|'];

    /// <summary>Judges the decoded beginning of a file. Cells in double quotes may hold delimiters, quotes (doubled) and line breaks.</summary>
    public static DelimiterGuess From(string sample)
    {
        var declared = sample.StartsWith("sep=", StringComparison.OrdinalIgnoreCase) && sample.Length > 4 ? sample[4] : default;
        if (declared != default)
            return Judge(sample[(sample.IndexOf('\n', StringComparison.Ordinal) + 1)..], declared).Guess with { SkipFirstLine = true };
        var best = Candidates.Select(delimiter => Judge(sample, delimiter)).MaxBy(judged => judged.Score);
        return best.Guess.Columns > 1 ? best.Guess : new DelimiterGuess(',', 1, 1, SkipFirstLine: false);
    }

    private static (DelimiterGuess Guess, double Score) Judge(string sample, char delimiter)
    {
        var counts = CountCells(sample, delimiter);
        if (counts.Count == 0)
            return (new DelimiterGuess(delimiter, 1, 1, SkipFirstLine: false), 0);
        var usual = counts.GroupBy(count => count).OrderByDescending(group => group.Count()).ThenByDescending(group => group.Key).First();
        var agreement = (double)usual.Count() / counts.Count;
        var score = usual.Key < 2 ? 0 : agreement * (counts[0] == usual.Key ? 1 : 0.5) * (1 - (0.1 / usual.Key));
        return (new DelimiterGuess(delimiter, usual.Key, agreement, SkipFirstLine: false), score);
    }

    private static List<int> CountCells(string sample, char delimiter)
    {
        var counts = new List<int>();
        var (cells, quoted, atStart, blank) = (1, false, true, true);
        foreach (var c in sample)
        {
            if (c == Quote && (quoted || atStart))
                quoted = !quoted;
            else if (c == '\n' && !quoted)
            {
                if (!blank)
                    counts.Add(cells);
                if (counts.Count == MaxRows)
                    return counts;
                (cells, atStart, blank) = (1, true, true);
                continue;
            }
            else if (c == delimiter && !quoted)
                cells++;
            // A quote that closes may open again: "" inside a quoted cell.
            atStart = !quoted && (c == delimiter || c == Quote || (atStart && c == ' '));
            blank &= char.IsWhiteSpace(c) && c != delimiter;
        }
        // The last row may be cut; it counts only when it is the only one.
        if (!blank && !quoted && counts.Count < 2)
            counts.Add(cells);
        return counts;
    }
}
