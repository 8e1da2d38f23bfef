using Cauce.App.Data;
using System.Globalization;
using Cauce.App.Deadlines;
using Cauce.Domain.Cases;
using Cauce.Domain.Intake.Import;

namespace Cauce.App.Intake.Import;

/// <summary>How a file is to be read, as the form has it.</summary>
public sealed class PlanInput
{
    public string? Encoding { get; set; }

    public string? Delimiter { get; set; }

    public bool Repair { get; set; }

    public string? Source { get; set; }

    public string? Kind { get; set; }

    public string? Branch { get; set; }

    public bool CreateReasons { get; set; }

    public bool StatelessAreClosed { get; set; }

    public List<Column>? Columns { get; set; }

    /// <summary>Null where the file holds no unknown word.</summary>
    public List<Word>? Words { get; set; }

    /// <summary><c>start</c> or <c>look</c>.</summary>
    public string? Act { get; set; }

    public static PlanInput Of(CaseImport import)
    {
        var plan = import.ReadPlan();
        return new PlanInput
        {
            Encoding = plan.Encoding,
            Delimiter = Name(plan.Delimiter),
            Repair = plan.RepairDoubleEncoding,
            Source = plan.Source,
            Kind = import.Kind,
            Branch = import.Branch.ToString(CultureInfo.InvariantCulture),
            CreateReasons = import.CreateReasons,
            StatelessAreClosed = import.StatelessAreClosed,
            Columns = [.. plan.Columns.Select(column => new Column { Field = column.Field.ToString(), Order = column.Order?.ToString() })],
        };
    }

    public ImportChoices Choices(Catalogue.Snapshot known)
    {
        if (known.Kinds[Kind] is not { RetiredAt: null } kind)
            throw CaseRefusals.UnknownKind.With(Kind ?? "").AsException();
        var branch = known.Branches.FirstOrDefault(b => b.Id.ToString(CultureInfo.InvariantCulture) == Branch && b.RetiredAt is null);
        return new ImportChoices(kind.Code, branch?.Id ?? throw CaseRefusals.UnknownBranch.With(Branch ?? "").AsException(), CreateReasons, StatelessAreClosed);
    }

    /// <summary>The plan as the person wants it, and how many rows it finds. Another encoding or delimiter makes other columns: those are guessed anew.</summary>
    public (ImportPlan Plan, int Rows) Apply(CaseImport import, byte[] content)
    {
        var plan = import.ReadPlan();
        var rows = import.Rows;
        var delimiter = Read(Delimiter) ?? plan.Delimiter;
        var encoding = Detection.Encodings.Contains(Encoding) ? Encoding! : plan.Encoding;
        if (encoding != plan.Encoding || delimiter != plan.Delimiter)
        {
            var detection = Detection.Of(content, CultureInfo.CurrentCulture, encoding, delimiter);
            return (detection.Plan with { Source = Source?.Trim() ?? "" }, detection.Rows);
        }
        foreach (var (column, chosen) in plan.Columns.Zip(Columns ?? []))
            plan = Take(plan, column, chosen);
        foreach (var word in (Words ?? []).Where(word => word is { Name.Length: > 0, Is.Length: > 0 }))
        {
            if (Enum.TryParse<ImportField>(word.Field, out var field))
                plan = plan.Meaning(field, word.Name!, word.Is!);
        }
        return (plan with { RepairDoubleEncoding = Repair, Source = Text.ToLine(Source, 100) }, rows);
    }

    /// <summary>A field that two columns were given stays with both, so that starting is refused by its name.</summary>
    private static ImportPlan Take(ImportPlan plan, ImportColumn column, Column chosen)
    {
        var field = Enum.TryParse<ImportField>(chosen.Field, out var named) && Enum.IsDefined(named) ? named : column.Field;
        var order = Enum.TryParse<DateOrder>(chosen.Order, out var said) && Enum.IsDefined(said) ? said : column.Order;
        if (field == column.Field && order == column.Order)
            return plan;
        var dated = field is ImportField.Received or ImportField.Occurred or ImportField.Closed;
        var changed = new ImportColumn(column.Key, field, dated ? order ?? DateOrder.DayMonthYear : null);
        return plan with { Columns = [.. plan.Columns.Select(other => other.Key == column.Key ? changed : other)] };
    }

    internal static string Name(char delimiter) => delimiter switch { ';' => "semicolon", ',' => "comma", '\t' => "tab", '|' => "bar", _ => delimiter.ToString() };

    internal static char? Read(string? name) => name switch { "semicolon" => ';', "comma" => ',', "tab" => '\t', "bar" => '|', { Length: 1 } => name[0], _ => null };

    public sealed class Column
    {
        public string? Field { get; set; }

        public string? Order { get; set; }
    }

    /// <summary>What a word of the file means.</summary>
    public sealed class Word
    {
        public string? Field { get; set; }

        public string? Name { get; set; }

        public string? Is { get; set; }
    }
}
