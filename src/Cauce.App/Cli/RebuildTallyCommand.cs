using System.CommandLine;
using Cauce.App.Data;
using Cauce.App.Insights;

namespace Cauce.App.Cli;

internal static class RebuildTallyCommand
{
    public static Command Make()
    {
        var command = new Command("rebuild-tally", "Counts every case again and replaces the stored figures. Needed only where doctor finds them wrong.");
        command.SetAction(async (_, cancel) =>
        {
            await using var app = CauceHost.Build(Settings.FromEnvironment());
            await app.Services.GetRequiredService<Startup>().Run(cancel);
            var writer = app.Services.GetRequiredService<Writer>();
            await writer.StartAsync(cancel);
            var rebuild = app.Services.GetRequiredService<RebuildTally>();
            var counted = 0L;
            await ProgressBar.Show("Counting", 100, async advance =>
                counted = await rebuild.Do(Actor.System, (done, all) => advance((int)(100 * done / Math.Max(1, all))), cancel));
            await writer.StopAsync(CancellationToken.None);
            await global::System.Console.Error.WriteLineAsync($"{counted} cases counted");
            return 0;
        });
        return command;
    }
}
