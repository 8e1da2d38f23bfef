using Spectre.Console;

namespace Cauce.App.Cli;

/// <summary>Long work shows how far it is, on standard error so that standard output stays clean for other programs.</summary>
internal static class ProgressBar
{
    /// <param name="what">What is being done.</param>
    /// <param name="total">How much there is to do.</param>
    /// <param name="work">Does it; told a function that takes how much is done.</param>
    public static Task Show(string what, long total, Func<Action<int>, Task> work)
    {
        var console = AnsiConsole.Create(new AnsiConsoleSettings { Out = new AnsiConsoleOutput(global::System.Console.Error) });
        if (!console.Profile.Out.IsTerminal)
            return work(_ => { });
        return console.Progress()
            .Columns(new TaskDescriptionColumn(), new ProgressBarColumn(), new PercentageColumn(), new RemainingTimeColumn())
            .StartAsync(async context =>
            {
                var task = context.AddTask(Markup.Escape(what), maxValue: Math.Max(1, total));
                await work(done => task.Value = done);
                task.Value = task.MaxValue;
            });
    }
}
