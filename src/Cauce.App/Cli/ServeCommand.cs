using System.CommandLine;
using Cauce.App.Identity;

namespace Cauce.App.Cli;

internal static class ServeCommand
{
    public static Command Make()
    {
        var command = new Command("serve", "Migrates the database and serves the portal, the console and the API.");
        command.SetAction(async (_, cancel) =>
        {
            var settings = Settings.FromEnvironment();
            await using var app = await CauceHost.Start(settings, cancel);
            await Welcome(app, settings, cancel);
            await app.WaitForShutdownAsync(cancel);
            return 0;
        });
        return command;
    }

    /// <summary>An empty installation has no administrator: whoever reads this output becomes it.</summary>
    private static async Task Welcome(WebApplication app, Settings settings, CancellationToken cancel)
    {
        if (await app.Services.GetRequiredService<BecomeAdministrator>().Offer(cancel) is not { } token)
            return;
        var address = (settings.PublicUrl ?? app.Urls.First()).TrimEnd('/');
        await global::System.Console.Out.WriteLineAsync($"""
            There is no staff yet. To become the administrator, open within 24 hours, once:
              {address}/console/first-run/{token}
            """);
    }
}
