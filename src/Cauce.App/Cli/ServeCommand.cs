using System.CommandLine;

namespace Cauce.App.Cli;

internal static class ServeCommand
{
    public static Command Make()
    {
        var command = new Command("serve", "Migrates the database and serves the portal, the console and the API.");
        command.SetAction(async (_, cancel) =>
        {
            await using var app = await CauceHost.Start(Settings.FromEnvironment(), cancel);
            await app.WaitForShutdownAsync(cancel);
            return 0;
        });
        return command;
    }
}
