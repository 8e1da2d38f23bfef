using System.CommandLine;
using Cauce.App.Data.Backups;

namespace Cauce.App.Cli;

internal static class RestoreCommand
{
    public static Command Make()
    {
        var file = new Argument<string>("file") { Description = "Archive that backup wrote" };
        var command = new Command("restore", "Puts an archive into an empty data directory. Refuses one that holds anything.") { file };
        command.SetAction(async (parsed, cancel) =>
        {
            var settings = Settings.FromEnvironment();
            await new Backup(settings).Restore(Path.GetFullPath(parsed.GetValue(file)!), cancel);
            await global::System.Console.Error.WriteLineAsync($"Restored into {settings.Data}. Run doctor to hold it against its histories.");
        });
        return command;
    }
}
