using System.CommandLine;
using Cauce.App.Data;
using Microsoft.EntityFrameworkCore;

namespace Cauce.App.Cli;

/// <summary>For developers: prints the SQL that the model asks of an engine.</summary>
internal static class SchemaCommand
{
    public static Command Make()
    {
        var engine = new Argument<string>("engine") { Description = "sqlite or postgres" };
        var command = new Command("schema", "Prints the first migration as the model wants it.") { engine };
        command.Hidden = true;
        command.SetAction(parsed =>
        {
            var options = new DbContextOptionsBuilder<AppDb>();
            if (parsed.GetValue(engine) == "postgres")
                options.UseNpgsql("Host=127.0.0.1");
            else
                options.UseSqlite("Data Source=:memory:");
            using var db = new AppDb(options.Options);
            global::System.Console.Out.Write(Schema.Script(db));
        });
        return command;
    }
}
