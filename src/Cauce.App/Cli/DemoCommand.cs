using System.CommandLine;
using System.Diagnostics;
using System.Globalization;
using Cauce.App.Data;
using Cauce.App.Data.Demo;
using Cauce.App.Shared;

namespace Cauce.App.Cli;

internal static class DemoCommand
{
    public static Command Make()
    {
        var cases = new Option<int>("--cases") { Description = "How many cases", DefaultValueFactory = _ => 300 };
        var seed = new Option<int>("--seed") { Description = "The same seed gives the same data", DefaultValueFactory = _ => 1 };
        var until = new Option<DateOnly?>("--until") { Description = "Last day (2026-11-21); today, if absent" };
        var command = new Command("demo", "Fills an empty data directory with a believable organisation and its cases.") { cases, seed, until };
        command.SetAction((parsed, cancel) =>
        {
            var day = parsed.GetValue(until) ?? DateOnly.FromDateTime(DateTime.Today);
            return Fill(new FillDemo.Input(parsed.GetValue(cases), parsed.GetValue(seed), day), cancel);
        });
        return command;
    }

    private static async Task<int> Fill(FillDemo.Input input, CancellationToken cancel)
    {
        await using var app = CauceHost.Build(Settings.FromEnvironment());
        await app.Services.GetRequiredService<Startup>().Run(cancel);
        var writer = app.Services.GetRequiredService<Writer>();
        await writer.StartAsync(cancel);
        try
        {
            var fill = app.Services.GetRequiredService<FillDemo>();
            var started = Stopwatch.GetTimestamp();
            await ProgressBar.Show(Organisation.Name, input.Cases, advance => fill.Do(input, advance, cancel));
            await global::System.Console.Error.WriteLineAsync(string.Create(CultureInfo.InvariantCulture,
                $"{Organisation.Name}: {input.Cases} cases in {Stopwatch.GetElapsedTime(started).TotalSeconds:0.0} s"));
            return 0;
        }
        catch (RefusedException no)
        {
            await global::System.Console.Error.WriteLineAsync(Refusals.Tell(no.Refusal));
            return 1;
        }
        finally
        {
            await writer.StopAsync(CancellationToken.None);
        }
    }
}
