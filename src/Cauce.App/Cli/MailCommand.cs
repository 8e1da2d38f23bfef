using System.CommandLine;
using Cauce.App.Data;
using Cauce.App.Intake.Mail;
using Cauce.Domain.Common;
using Cauce.Domain.Intake.Mail;
using Microsoft.EntityFrameworkCore;

namespace Cauce.App.Cli;

/// <summary><c>cauce mail take FILE</c>: takes in a raw mail as if it had arrived in a mailbox. It is sorted by a node that serves.</summary>
internal static class MailCommand
{
    private static readonly Argument<FileInfo> File = new("file") { Description = "A whole message, as .eml" };
    private static readonly Option<string> Box = new("--mailbox") { Description = "Name of the mailbox it belongs to", Required = true };

    public static Command Make()
    {
        var take = new Command("take", "Takes in a raw mail, as if it had arrived in a mailbox. The same one again is known.") { File, Box };
        take.SetAction((parsed, cancel) => Take(parsed.GetRequiredValue(File), parsed.GetRequiredValue(Box), cancel));
        return new Command("mail", "Brings in mails by hand.") { take };
    }

    private static async Task<int> Take(FileInfo file, string name, CancellationToken cancel)
    {
        if (!file.Exists)
            return await Tell($"{file.FullName}: no such file");
        await using var app = await Installation.Open(cancel);
        await app.Services.GetRequiredService<Startup>().Run(cancel);
        var writer = app.Services.GetRequiredService<Writer>();
        await writer.StartAsync(cancel);
        try
        {
            await using var db = await app.Services.GetRequiredService<IDbContextFactory<AppDb>>().CreateDbContextAsync(cancel);
            var found = await db.Set<Mailbox>().Where(m => m.Name == name).Select(m => (Id<Mailbox>?)m.Id).FirstOrDefaultAsync(cancel);
            return found is { } box ? await Keep(file, box, app.Services, cancel) : await Tell($"There is no mailbox called '{name}'.");
        }
        finally
        {
            await writer.StopAsync(CancellationToken.None);
        }
    }

    /// <summary>The file is copied first: what is kept is taken over, and this one is not ours.</summary>
    private static async Task<int> Keep(FileInfo file, Id<Mailbox> box, IServiceProvider services, CancellationToken cancel)
    {
        var folder = Directory.CreateDirectory(Path.Combine(services.GetRequiredService<Settings>().Data, "mail", "incoming")).FullName;
        var copy = Path.Combine(folder, Guid.NewGuid().ToString("n") + ".eml");
        file.CopyTo(copy);
        var kept = await services.GetRequiredService<KeepMail>().Do(box, [new FetchedMail(copy, TimeProvider.System.GetUtcNow())], cancel);
        await global::System.Console.Out.WriteLineAsync(kept[0].Value.ToString());
        return 0;
    }

    private static async Task<int> Tell(string trouble)
    {
        await global::System.Console.Error.WriteLineAsync(trouble);
        return 1;
    }
}
