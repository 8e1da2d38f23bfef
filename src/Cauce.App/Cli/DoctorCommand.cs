using System.CommandLine;
using Cauce.App.Cases.Files.Scanning;
using Cauce.App.Data.Doctor;
using Spectre.Console;

namespace Cauce.App.Cli;

internal static class DoctorCommand
{
    private const int MostShown = 100;

    public static Command Make()
    {
        var command = new Command("doctor", "Holds every case against its history: chains, contents, files, numbers and figures. Changes nothing.");
        command.SetAction(async (_, cancel) =>
        {
            await using var app = await Installation.Open(cancel);
            var examination = await Examine(app.Services.GetRequiredService<Doctor>(), cancel);
            foreach (var finding in examination.Findings.Take(MostShown))
                AnsiConsole.MarkupLineInterpolated($"[red]{finding.Where}[/]: {finding.What}");
            if (examination.Findings.Count > MostShown)
                AnsiConsole.WriteLine($"... and {examination.Findings.Count - MostShown} more");
            AnsiConsole.WriteLine(
                $"{examination.Cases} cases, {examination.Entries} history entries: {(examination.IsSound ? "all sound" : $"{examination.Findings.Count} broken")}");
            if (await ScanCounts.Read(app.Services, cancel) is { } counts)
                AnsiConsole.WriteLine($"files: {counts.Waiting} wait for the virus scanner, {counts.Infected} infected in quarantine, {counts.Unscannable} cannot be scanned");
            return examination.IsSound ? 0 : 1;
        });
        return command;
    }

    private static Task<Examination> Examine(Doctor doctor, CancellationToken cancel) => AnsiConsole.Progress()
        .Columns(new TaskDescriptionColumn(), new ProgressBarColumn(), new PercentageColumn(), new RemainingTimeColumn())
        .StartAsync(async context =>
        {
            var task = context.AddTask("Examining cases");
            return await doctor.Examine((seen, all) => task.Value = all == 0 ? 100 : 100.0 * seen / all, cancel);
        });
}
