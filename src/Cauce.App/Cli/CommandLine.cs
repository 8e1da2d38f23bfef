using System.CommandLine;
using System.Data.Common;
using Cauce.App.Data.Backups;

namespace Cauce.App.Cli;

/// <summary>The commands of <c>bin/cauce</c>. Exit code 0 only when all went well.</summary>
internal static class CommandLine
{
    public static async Task<int> Run(string[] args)
    {
        var root = new RootCommand("Cauce: incidents, complaints and claims, from the first word to the last.")
        {
            ServeCommand.Make(),
            MigrateCommand.Make(),
            TokenCommand.Make(),
            DemoCommand.Make(),
            DoctorCommand.Make(),
            ImportCommand.Make(),
            MailCommand.Make(),
            ExportCommand.Make(),
            BackupCommand.Make(),
            RestoreCommand.Make(),
            RebuildTallyCommand.Make(),
            SchemaCommand.Make(),
        };
        try
        {
            return await root.Parse(args).InvokeAsync(new InvocationConfiguration { EnableDefaultExceptionHandler = false });
        }
        catch (Exception trouble) when (trouble is NoInstallation or BackupTrouble or RefusedException or DbException or IOException or UnauthorizedAccessException)
        {
            await global::System.Console.Error.WriteLineAsync(trouble is RefusedException no ? Shared.Refusals.Tell(no.Refusal) : trouble.Message);
            return 1;
        }
    }
}
