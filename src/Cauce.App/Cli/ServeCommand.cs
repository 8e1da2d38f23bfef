using System.CommandLine;
using Cauce.App.Identity;
using Cauce.App.Shared;

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
            var settling = Task.Run(() => Settle(app, app.Lifetime.ApplicationStopping), CancellationToken.None);
            await app.WaitForShutdownAsync(cancel);
            await settling;
            return 0;
        });
        return command;
    }

    /// <summary>
    /// Once the port is open: the first reader of a page finds it warm, and what the start left behind is given back, a third
    /// of what a quiet node would go on holding.
    /// </summary>
    private static async Task Settle(WebApplication app, CancellationToken stopping)
    {
        try
        {
            if (app.Services.GetRequiredService<Settings>().WarmsUp)
                await WarmUp.Run(app, stopping);
        }
        catch (Exception failure) when (!stopping.IsCancellationRequested)
        {
            app.Logger.LogWarning(failure, "The pages were not warmed up; their first readers wait a little longer");
        }
        catch (Exception)
        {
            return; // it ended before it was warm
        }
        if (!stopping.IsCancellationRequested)
            GC.Collect(GC.MaxGeneration, GCCollectionMode.Aggressive, blocking: true, compacting: true);
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
