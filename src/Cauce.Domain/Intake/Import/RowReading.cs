using Cauce.Domain.Common;

namespace Cauce.Domain.Intake.Import;

/// <summary>One row while it is read: gives its cells by field and remembers what was odd.</summary>
internal sealed class RowReading
{
    private readonly Dictionary<ImportField, (string Value, ImportColumn Column)> _cells = [];
    private readonly Dictionary<string, string> _observations = [];
    private readonly List<ImportNote> _notes = [];
    private readonly List<ImportError> _errors = [];

    public RowReading(IReadOnlyDictionary<string, string?> cells, ImportPlan plan)
    {
        Plan = plan;
        var columns = plan.Columns.ToDictionary(column => column.Key);
        foreach (var (key, raw) in cells)
        {
            var column = columns.GetValueOrDefault(key) ?? new ImportColumn(key, ImportField.Observation);
            if (!string.IsNullOrWhiteSpace(raw))
                Take(column, plan.RepairDoubleEncoding ? Mojibake.Repair(raw) : raw);
        }
    }

    public ImportPlan Plan { get; }

    public bool IsBlank => _cells.Count == 0 && _observations.Count == 0;

    public IReadOnlyList<ImportNote> Notes => _notes;

    public IReadOnlyList<ImportError> Errors => _errors;

    public IReadOnlyDictionary<string, string> Observations => _observations;

    public void Note(ImportRemark remark, ImportField? field = null, string? value = null) => _notes.Add(new ImportNote(remark, field, value));

    public void Refuse(ImportField field, Refusal refusal) =>
        _errors.Add(new ImportError(field, _cells.TryGetValue(field, out var cell) ? cell.Column.Key : "", refusal with { Field = field.ToString() }));

    public string? Line(ImportField field, int max = Text.MaxLine)
    {
        if (!_cells.TryGetValue(field, out var cell))
            return null;
        if (cell.Value.Trim().Length > max)
        {
            Note(ImportRemark.Shortened, field);
            _observations[cell.Column.Key] = cell.Value;
        }
        return Text.ToLine(cell.Value, max);
    }

    public string? Body(ImportField field)
    {
        if (!_cells.TryGetValue(field, out var cell))
            return null;
        if (Text.WhyNotBody(cell.Value, field.ToString()) is { } refusal)
            Refuse(field, refusal);
        return cell.Value;
    }

    public CellDate? Date(ImportField field)
    {
        if (!_cells.TryGetValue(field, out var cell))
            return null;
        var order = cell.Column.Order ?? DateOrder.DayMonthYear;
        var date = CellDate.Read(cell.Value, order);
        if (date is null)
            Refuse(field, ImportRow.DateNotUnderstood.With(Text.ToLine(cell.Value, 60)));
        else if (cell.Column.Ambiguous && CellDate.Read(cell.Value, Other(order)) is { } other && other != date)
            Note(ImportRemark.AmbiguousDate, field, cell.Value.Trim());
        return date;
    }

    /// <summary>The product's own name for what the cell says.</summary>
    public string? Name(ImportField field) =>
        Parsed(field, cell => Plan.Meanings.GetValueOrDefault(field)?.GetValueOrDefault(Fold.Words(cell)) ?? ImportWords.Recognise(field, cell));

    public string? Parsed(ImportField field, Func<string, string?> parse)
    {
        if (!_cells.TryGetValue(field, out var cell))
            return null;
        var parsed = parse(cell.Value);
        if (parsed is not null)
            return parsed;
        Note(ImportRemark.NotRecognised, field, Text.ToLine(cell.Value, 100));
        _observations[cell.Column.Key] = cell.Value;
        return null;
    }

    private static DateOrder Other(DateOrder order) => order == DateOrder.MonthDayYear ? DateOrder.DayMonthYear : DateOrder.MonthDayYear;

    private void Take(ImportColumn column, string raw)
    {
        var value = Text.Storable(raw);
        if (value != raw && column.Field != ImportField.Ignored)
            Note(ImportRemark.Unstorable, column.Field);
        if (column.Field == ImportField.Observation)
            _observations[column.Key] = value;
        else if (column.Field != ImportField.Ignored)
            _cells[column.Field] = (value, column);
    }
}
