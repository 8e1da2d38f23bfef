using System.CommandLine;

namespace Cauce.App.Cli;

/// <summary>The commands of <c>bin/cauce</c>. Exit code 0 only when all went well.</summary>
internal static class CommandLine
{
    public static Task<int> Run(string[] args)
    {
        var root = new RootCommand("Cauce: incidents, complaints and claims, from the first word to the last.")
        {
            ServeCommand.Make(),
            MigrateCommand.Make(),
            TokenCommand.Make(),
            DemoCommand.Make(),
            DoctorCommand.Make(),
            ImportCommand.Make(),
            SchemaCommand.Make(),
        };
        return root.Parse(args).InvokeAsync();
    }
}
