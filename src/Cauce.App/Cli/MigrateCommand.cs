using System.CommandLine;
using Cauce.App.Data;

namespace Cauce.App.Cli;

internal static class MigrateCommand
{
    public static Command Make()
    {
        var command = new Command("migrate", "Brings the database to the version of this program, without serving.");
        command.SetAction(async (_, cancel) =>
        {
            await using var app = CauceHost.Build(Settings.FromEnvironment());
            await app.Services.GetRequiredService<Schema>().Migrate(cancel);
            return 0;
        });
        return command;
    }
}
