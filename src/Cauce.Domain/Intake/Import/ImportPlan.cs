using System.Globalization;
using System.Text.Json;
using Cauce.Domain.Common;

namespace Cauce.Domain.Intake.Import;

/// <summary>One column of the plan.</summary>
/// <param name="Key">Its name among the cells of a row: the header, told apart where two are equal or it is blank.</param>
/// <param name="Order">Of its dates, where it holds dates.</param>
/// <param name="Ambiguous">Nobody has confirmed the order and the cells do not prove it.</param>
public sealed record ImportColumn(string Key, ImportField Field, DateOrder? Order = null, bool Ambiguous = false);

/// <summary>How a foreign file is read: guessed, shown to a person, corrected, stored with the import and used again for the next file.</summary>
/// <param name="Encoding">A name that <see cref="EncodingGuess.EncodingOf"/> reads.</param>
/// <param name="Columns">In the order of the file.</param>
public sealed record ImportPlan(string Encoding, char Delimiter, IReadOnlyList<ImportColumn> Columns)
{
    private const int MaxColumns = 500;

    /// <summary>Argument: the field, twice in the plan.</summary>
    public static readonly Refusal FieldTwice = new("import.field-twice");

    public static readonly Refusal NoContent = new("import.no-content");

    /// <summary>Argument: the key that is not a column.</summary>
    public static readonly Refusal NoSuchColumn = new("import.no-such-column");

    public static readonly Refusal NotAPlan = new("import.not-a-plan");

    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web) { WriteIndented = true };

    /// <summary>The text of the file was damaged by an earlier conversion; each cell is repaired.</summary>
    public bool RepairDoubleEncoding { get; init; }

    /// <summary>Excel's <c>sep=;</c> stands before the header.</summary>
    public bool SkipFirstLine { get; init; }

    /// <summary>Name of the system the file comes from, so that equal numbers of two systems are two cases.</summary>
    public string Source { get; init; } = "";

    /// <summary>Country prefix of telephone numbers without one, digits only.</summary>
    public string PhonePrefix { get; init; } = PhoneNumber.DefaultPrefix;

    /// <summary>What the words of a column mean to this product, where a person said so: channel "10" is <c>phone</c>. Compared folded.</summary>
    public IReadOnlyDictionary<ImportField, IReadOnlyDictionary<string, string>> Meanings { get; init; } =
        new Dictionary<ImportField, IReadOnlyDictionary<string, string>>();

    public static ImportPlan Guess(EncodingGuess encoding, DelimiterGuess delimiter, IReadOnlyList<string> header, IReadOnlyList<string[]> rows, CultureInfo culture)
    {
        if (encoding.DoubleEncoded)
            (header, rows) = ([.. header.Select(Mojibake.Repair)], [.. rows.Select(row => Array.ConvertAll(row, Mojibake.Repair))]);
        var keys = KeysOf(header);
        var columns = ColumnGuess.From(header, rows, culture).Select(guess => new ImportColumn(keys[guess.Index], guess.Field, guess.Dates?.Order, guess.Dates?.Ambiguous ?? false));
        return new ImportPlan(encoding.Name, delimiter.Delimiter, [.. columns])
        {
            RepairDoubleEncoding = encoding.DoubleEncoded,
            SkipFirstLine = delimiter.SkipFirstLine,
        };
    }

    /// <summary>The plan with one column read as a person says. A field that another column had is taken from it.</summary>
    /// <exception cref="RefusedException"><see cref="NoSuchColumn"/>.</exception>
    public ImportPlan With(string key, ImportField field, DateOrder? order = null)
    {
        if (!Columns.Any(column => column.Key == key))
            throw NoSuchColumn.With(key).AsException();
        return this with
        {
            Columns =
            [
                .. Columns.Select(column =>
                    column.Key == key ? new ImportColumn(key, field, order ?? column.Order)
                    : column.Field == field && IsOnce(field) ? column with { Field = ImportField.Observation }
                    : column
                ),
            ],
        };
    }

    /// <summary>The plan in which a word of a fixed list (kind, channel, severity, urgency, state) means one of the product's names.</summary>
    public ImportPlan Meaning(ImportField field, string word, string name)
    {
        var words = Meanings.GetValueOrDefault(field)?.ToDictionary() ?? [];
        words[Fold.Words(word)] = name;
        return this with { Meanings = new Dictionary<ImportField, IReadOnlyDictionary<string, string>>(Meanings) { [field] = words } };
    }

    public Refusal? WhyNotUse()
    {
        var twice = Columns.GroupBy(column => column.Field).FirstOrDefault(group => IsOnce(group.Key) && group.Skip(1).Any());
        if (twice is not null)
            return FieldTwice.With(twice.Key.ToString());
        return Columns.Any(column => column.Field is not (ImportField.Observation or ImportField.Ignored)) ? null : NoContent;
    }

    /// <summary>The cells of a row by the keys of the columns; a short row ends in blanks, cells beyond the header get keys of their own.</summary>
    public IReadOnlyDictionary<string, string?> Cells(IReadOnlyList<string> row)
    {
        var cells = new Dictionary<string, string?>();
        for (var index = 0; index < Math.Max(row.Count, Columns.Count); index++)
            cells[index < Columns.Count ? Columns[index].Key : $"+{index + 1}"] = index < row.Count ? row[index] : null;
        return cells;
    }

    public string ToJson() => JsonSerializer.Serialize(this, Json);

    /// <exception cref="RefusedException"><see cref="NotAPlan"/> for anything that is not a whole plan.</exception>
    public static ImportPlan FromJson(string json)
    {
        try
        {
            var plan = JsonSerializer.Deserialize<ImportPlan>(json, Json);
            if (plan is { Columns.Count: > 0 and <= MaxColumns, Source: not null, PhonePrefix: not null, Meanings: not null } && plan.Columns.All(column => column?.Key is not null))
            {
                _ = EncodingGuess.EncodingOf(plan.Encoding);
                return plan;
            }
        }
        catch (Exception broken) when (broken is JsonException or ArgumentException or NotSupportedException)
        {
            throw NotAPlan.AsException();
        }
        throw NotAPlan.AsException();
    }

    private static bool IsOnce(ImportField field) => field is not (ImportField.Observation or ImportField.Ignored);

    private static List<string> KeysOf(IReadOnlyList<string> header)
    {
        var keys = new List<string>();
        foreach (var name in header)
        {
            var key = Text.ToLine(name, 100) is { Length: > 0 } line ? line : $"#{keys.Count + 1}";
            var number = 2;
            while (keys.Contains(key))
                key = $"{Text.ToLine(name, 90)} ({number++})";
            keys.Add(key);
        }
        return keys;
    }
}
