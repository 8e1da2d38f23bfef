namespace Cauce.App.Intake.Import;

/// <summary>Every "no" about a file that is to be imported, by name; those about its rows stand with <see cref="Domain.Intake.Import.ImportRow"/>.</summary>
public static class ImportRefusals
{
    public static readonly Refusal FileMissing = new("import.file-missing") { Field = "File" };

    /// <summary>Nothing in it, or nothing below the header.</summary>
    public static readonly Refusal FileEmpty = new("import.file-empty") { Field = "File" };

    /// <summary>A workbook: it has to be saved as CSV.</summary>
    public static readonly Refusal Workbook = new("import.workbook") { Field = "File" };

    /// <summary>Argument: the most megabytes.</summary>
    public static readonly Refusal FileTooLarge = new("import.file-too-large") { Field = "File" };

    public static readonly Refusal AlreadyStarted = new("import.already-started");

    public static readonly Refusal ClosedInFuture = new("import.closed-in-future") { Field = "Closed" };

    /// <summary>The database refused the row.</summary>
    public static readonly Refusal RowFailed = new("import.row-failed");
}
