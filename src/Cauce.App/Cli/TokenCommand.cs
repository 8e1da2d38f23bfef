using System.CommandLine;
using Cauce.App.Data;
using Cauce.App.Identity;
using Microsoft.EntityFrameworkCore;

namespace Cauce.App.Cli;

internal static class TokenCommand
{
    public static Command Make()
    {
        var user = new Option<string>("--user") { Description = "E-mail of the member of staff it acts for", Required = true };
        var name = new Option<string>("--name") { Description = "What it is for", Required = true };
        var create = new Command("create", "Makes an API key and prints it, alone, on standard output. It is not shown again.") { user, name };
        create.SetAction(async (parsed, cancel) =>
        {
            await using var app = CauceHost.Build(Settings.FromEnvironment());
            await app.Services.GetRequiredService<Startup>().Run(cancel);
            await using var db = await app.Services.GetRequiredService<IDbContextFactory<AppDb>>().CreateDbContextAsync(cancel);
            var key = await NewApiKey.For(db, parsed.GetValue(user)!, parsed.GetValue(name)!, DateTimeOffset.UtcNow, cancel);
            if (key is null)
            {
                await global::System.Console.Error.WriteLineAsync($"No member of staff signs in as {parsed.GetValue(user)}");
                return 1;
            }
            await global::System.Console.Out.WriteLineAsync(key);
            return 0;
        });
        return new Command("token", "API keys.") { create };
    }
}
