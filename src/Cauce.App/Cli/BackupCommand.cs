using System.CommandLine;
using Cauce.App.Data.Backups;

namespace Cauce.App.Cli;

internal static class BackupCommand
{
    public static Command Make()
    {
        var file = new Argument<string>("file") { Description = "Archive to write, e.g. cauce-2026-11-21.tar.gz" };
        var command = new Command("backup", "Copies the database and all files into one archive, while Cauce works.") { file };
        command.SetAction(async (parsed, cancel) =>
        {
            var backup = new Backup(Settings.FromEnvironment());
            var path = Path.GetFullPath(parsed.GetValue(file)!);
            await ProgressBar.Show("Backup", 100, advance => backup.Write(path, (done, all) => advance(100 * done / Math.Max(1, all)), cancel));
            await global::System.Console.Error.WriteLineAsync($"{path}: {new FileInfo(path).Length / 1024} KiB");
        });
        return command;
    }
}
