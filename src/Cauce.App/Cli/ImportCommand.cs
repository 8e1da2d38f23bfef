using System.CommandLine;
using Cauce.Domain.Intake.Import;

namespace Cauce.App.Cli;

/// <summary><c>cauce import cases FILE</c>: shows how a foreign file will be read, then imports it.</summary>
internal static class ImportCommand
{
    private static readonly Argument<FileInfo> File = new("file") { Description = "CSV, or any text with columns and a row of headings" };
    private static readonly Option<bool> Yes = new("--yes") { Description = "Import without asking" };
    private static readonly Option<string?> Encoding = new("--encoding") { Description = "utf-8, utf-16, utf-16BE or windows-1252; guessed if absent" };
    private static readonly Option<string?> Delimiter = new("--delimiter") { Description = "comma, semicolon, tab, bar or the character; guessed if absent" };
    private static readonly Option<string?> DateOrderOption = new("--date-order") { Description = "dmy, mdy or ymd; guessed from the cells if absent" };
    private static readonly Option<string[]> Map = new("--map") { Description = "What a column means, as COLUMN=FIELD; may be repeated", AllowMultipleArgumentsPerToken = true };
    private static readonly Option<string?> Branch = new("--branch") { Description = "Code of the branch of rows that name none" };
    private static readonly Option<string?> Kind = new("--kind") { Description = "Code of the kind of rows that name none" };
    private static readonly Option<string?> Source = new("--source") { Description = "Name of the system of origin: tells equal numbers of two systems apart" };
    private static readonly Option<bool> Closed = new("--closed") { Description = "Rows with neither state nor closing date are closed" };
    private static readonly Option<bool> KeepReasons = new("--no-new-reasons") { Description = "Reasons that the catalogue lacks stay in the observation" };
    private static readonly Option<string?> User = new("--user") { Description = "E-mail of the member of staff it is imported for" };
    private static readonly Option<FileInfo?> Errors = new("--errors") { Description = "Where to write the rows that were not imported, with the reason of each" };

    public static Command Make()
    {
        Map.Description += $". Fields: {string.Join(", ", Enum.GetNames<ImportField>().Select(Cases.Choice.Write))}";
        var cases = new Command("cases", "Imports cases from a file. Importing it again adds nothing.")
        {
            File, Yes, Encoding, Delimiter, DateOrderOption, Map, Branch, Kind, Source, Closed, KeepReasons, User, Errors,
        };
        cases.SetAction((parsed, cancel) => Import(parsed, cancel));
        return new Command("import", "Brings in what other systems hold.") { cases };
    }

    private static async Task<int> Import(ParseResult parsed, CancellationToken cancel)
    {
        var wishes = new ImportRun.Wishes(parsed.GetRequiredValue(File), parsed.GetValue(Yes))
        {
            Encoding = parsed.GetValue(Encoding),
            Delimiter = parsed.GetValue(Delimiter),
            DateOrder = parsed.GetValue(DateOrderOption),
            Map = parsed.GetValue(Map) ?? [],
            Branch = parsed.GetValue(Branch),
            Kind = parsed.GetValue(Kind),
            Source = parsed.GetValue(Source),
            Closed = parsed.GetValue(Closed),
            CreateReasons = !parsed.GetValue(KeepReasons),
            User = parsed.GetValue(User),
            Errors = parsed.GetValue(Errors),
        };
        try
        {
            return await ImportRun.Do(wishes, cancel);
        }
        catch (RefusedException no)
        {
            await global::System.Console.Error.WriteLineAsync(Shared.Refusals.Tell(no.Refusal));
            return 1;
        }
    }
}
