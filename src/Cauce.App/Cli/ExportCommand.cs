using System.CommandLine;
using Cauce.App.Cases;
using Cauce.App.Console.Lists;
using Cauce.App.Data;
using Cauce.App.Deadlines;
using Microsoft.EntityFrameworkCore;

namespace Cauce.App.Cli;

internal static class ExportCommand
{
    public static Command Make()
    {
        var file = new Argument<string>("file") { Description = "CSV file to write" };
        var filter = new Option<string>("--filter") { Description = "As in the address of a list: kind=claim&from=2026-01-01; all cases, if absent" };
        var cases = new Command("cases", "Writes the cases into a CSV file.") { file, filter };
        cases.SetAction((parsed, cancel) => Write(parsed.GetValue(file)!, parsed.GetValue(filter) ?? "", cancel));
        return new Command("export", "Takes data out as files for other programs.") { cases };
    }

    private static async Task Write(string file, string query, CancellationToken cancel)
    {
        await using var app = await Installation.Open(cancel);
        await app.Services.GetRequiredService<Startup>().Run(cancel);
        var known = app.Services.GetRequiredService<Catalogue>().Current;
        var databases = app.Services.GetRequiredService<IDbContextFactory<AppDb>>();
        var export = new CasesCsv(CaseFilter.Parse(query, known), Actor.System, separator: ",");
        await using var db = await databases.CreateDbContextAsync(cancel);
        var all = await db.CasesMatching(Actor.System, export.Filter, known).CountAsync(cancel);
        await using (var stream = File.Create(file + ".part"))
            await ProgressBar.Show("Cases", all, advance => export.WriteTo(stream, databases, known, advance, cancel));
        File.Move(file + ".part", file, overwrite: true);
        await global::System.Console.Error.WriteLineAsync($"{file}: {all} cases");
    }
}
