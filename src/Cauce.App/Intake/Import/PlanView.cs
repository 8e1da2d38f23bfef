using Cauce.App.Data;
using System.Globalization;
using Cauce.App.Deadlines;
using Cauce.Domain.Intake.Import;

namespace Cauce.App.Intake.Import;

/// <summary>How a file would be read by its plan: the evidence, what its first rows become, and what a person should look at.</summary>
public sealed class PlanView
{
    private const int Looked = 1_000;
    private const int Shown = 6;
    private const int MostWords = 12;

    private static readonly ImportField[] Listed = [ImportField.Kind, ImportField.Channel, ImportField.Severity, ImportField.Urgency, ImportField.State];

    private PlanView() { }

    public required EncodingGuess Encoding { get; init; }

    public required IReadOnlyList<SeenColumn> Columns { get; init; }

    /// <summary>The first rows, and the first ones that would be refused.</summary>
    public required IReadOnlyList<SeenRow> Rows { get; init; }

    /// <summary>How many rows were looked at for the numbers below.</summary>
    public required int LookedAt { get; init; }

    public required IReadOnlyDictionary<ImportRemark, int> Remarks { get; init; }

    public required int Refused { get; init; }

    public required IReadOnlyList<UnknownWord> UnknownWords { get; init; }

    /// <summary>Neither state nor closing date: nobody can tell from the file what is finished.</summary>
    public required bool TellsNoState { get; init; }

    /// <summary>Receipt of the newest row looked at.</summary>
    public required DateOnly? Newest { get; init; }

    public static PlanView Of(CaseImport import, byte[] content, Catalogue.Snapshot known)
    {
        var plan = import.ReadPlan();
        var read = RowReader.Read(new MemoryStream(content), plan, done: 0).Take(Looked).ToList();
        var accepted = read.Where(row => row.Row.Accepted).ToList();
        return new PlanView
        {
            Encoding = EncodingGuess.From(content.AsSpan(0, Math.Min(content.Length, 65_536))),
            Columns = [.. plan.Columns.Select((column, at) => SeenColumn.Of(column, [.. read.Select(row => at < row.Cells.Length ? row.Cells[at] : "")]))],
            Rows = [.. accepted.Take(Shown).Concat(read.Where(row => !row.Row.Accepted).Take(Shown)).Select(SeenRow.Of)],
            LookedAt = read.Count,
            Remarks = read.SelectMany(row => row.Row.Notes.Select(note => note.Remark).Distinct()).CountBy(remark => remark).ToDictionary(),
            Refused = read.Count - accepted.Count,
            UnknownWords = WordsIn(read, known),
            TellsNoState = !plan.Columns.Any(column => column.Field is ImportField.State or ImportField.Closed),
            Newest = accepted.Max(row => row.Row.Case!.Received?.Date),
        };
    }

    private static List<UnknownWord> WordsIn(List<ReadRow> read, Catalogue.Snapshot known) =>
    [
        .. read.SelectMany(row => row.Row.Notes)
            .Where(note => note is { Remark: ImportRemark.NotRecognised, Field: { } field, Value: not null } && Listed.Contains(field))
            .CountBy(note => (Field: note.Field!.Value, Word: note.Value!)).OrderByDescending(pair => pair.Value).Take(MostWords)
            .Select(pair => new UnknownWord(pair.Key.Field, pair.Key.Word, pair.Value, MeaningsOf(pair.Key.Field, known))),
    ];

    private static IReadOnlyList<(string, string)> MeaningsOf(ImportField field, Catalogue.Snapshot known)
    {
        var language = CultureInfo.CurrentUICulture.TwoLetterISOLanguageName;
        return field switch
        {
            ImportField.Kind => [.. known.Kinds.Where(k => k.RetiredAt is null).Select(k => (k.Code, k.Name.In(language)))],
            ImportField.Channel => [.. known.Channels.Where(c => c.RetiredAt is null).Select(c => (c.Code, c.Name.In(language)))],
            ImportField.Severity => [("minor", Texts.SeverityMinor), ("serious", Texts.SeveritySerious), ("critical", Texts.SeverityCritical)],
            ImportField.Urgency => [("low", Texts.UrgencyLow), ("normal", Texts.UrgencyNormal), ("high", Texts.UrgencyHigh)],
            _ => [("registered", Texts.StateOpen), ("closed", Texts.StateClosed)],
        };
    }
}

/// <summary>A word of a fixed list that nobody knows, and what it could mean.</summary>
public sealed record UnknownWord(ImportField Field, string Word, int Rows, IReadOnlyList<(string Value, string Text)> Meanings);

/// <summary>A column with some of what stands in it, and what its dates prove.</summary>
public sealed record SeenColumn(ImportColumn Column, IReadOnlyList<string> Examples, DateEvidence? Dates)
{
    internal static SeenColumn Of(ImportColumn column, IReadOnlyList<string> cells) => new(
        column,
        [.. cells.Where(cell => !string.IsNullOrWhiteSpace(cell)).Distinct().Take(3).Select(cell => Text.ToLine(cell, 60))],
        column.Field is ImportField.Received or ImportField.Occurred or ImportField.Closed ? DateEvidence.From(cells) : null);
}

/// <summary>A row as it would be imported.</summary>
public sealed record SeenRow(int Place, ImportedCase? Case, string Error)
{
    internal static SeenRow Of(ReadRow row) => new(row.Place, row.Row.Case, row.TellErrors());
}
