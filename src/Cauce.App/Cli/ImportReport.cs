using Cauce.App.Intake.Import;
using Cauce.Domain.Intake.Import;
using Spectre.Console;
using Cell = Spectre.Console.Text;

namespace Cauce.App.Cli;

/// <summary>What the command line says of an import: before, how the file is read; after, what came of it.</summary>
internal static class ImportReport
{
    private const int Shown = 3;

    public static void Show(IAnsiConsole console, string name, Detection detection, ImportPlan plan)
    {
        var certain = detection.Encoding.Certain ? "" : " (a guess: look at the accents)";
        console.WriteLine($"{name}: {detection.Rows} rows, {plan.Columns.Count} columns, {plan.Encoding}{certain}, separated by {PlanInput.Name(plan.Delimiter)}");
        var table = new Table().Border(TableBorder.Simple).AddColumns("Column", "Means", "Dates", "Example");
        for (var at = 0; at < plan.Columns.Count; at++)
        {
            var column = plan.Columns[at];
            var example = detection.Sample.Select(row => at < row.Length ? row[at] : "").FirstOrDefault(cell => cell.Trim().Length > 0) ?? "";
            table.AddRow(new Cell(column.Key), new Cell(Cases.Choice.Write(column.Field)), new Cell(DatesOf(column, detection.Columns[at])), new Cell(Cauce.Domain.Common.Text.ToLine(example, 40)));
        }
        console.Write(table);
        foreach (var row in detection.Sample.Take(Shown).Select(row => ImportRow.Read(plan.Cells(row), plan)))
            console.WriteLine(row.Case is { } read ? $"  {read.Received?.Date:yyyy-MM-dd}  {read.Subject}" : "  (not imported)");
    }

    public static void Show(IAnsiConsole console, CaseImport import)
    {
        (string What, int Rows)[] lines =
        [
            ("imported", import.Imported), ("already there", import.AlreadyThere), ("without description (takes its subject)", import.WithoutDescription),
            ("without subject", import.WithoutSubject), ("without customer", import.WithoutCustomer), ("with errors", import.Refused),
        ];
        foreach (var (what, rows) in lines)
            console.WriteLine($"{rows,8} {what}");
    }

    private static string DatesOf(ImportColumn column, ColumnGuess guess)
    {
        if (column.Order is not { } order)
            return "";
        var evidence = guess.Dates?.Evidence;
        var proof = evidence is null ? "" : $": {evidence.OnlyDayFirst} only day first, {evidence.OnlyMonthFirst} only month first, {evidence.Either} either";
        return Cases.Choice.Write(order) + (column.Ambiguous ? " (not certain)" : "") + proof;
    }
}
