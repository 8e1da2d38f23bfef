using System.Diagnostics;
using Cauce.App.Data;

namespace Cauce.App.Tests.Cli;

/// <summary>The command line as people use it: another process, with a data directory and a database of its own.</summary>
internal sealed class Terminal : IAsyncDisposable
{
    private readonly string root = Directory.CreateTempSubdirectory("cauce-terminal-").FullName;
    private TestDatabase? database;

    private Terminal() { }

    public string Data => Path.Combine(root, "data");

    public string? Database => database?.ConnectionString;

    public static async Task<Terminal> Open() => new() { database = World.OnPostgres ? await TestDatabase.Create() : null };

    /// <summary>A place beside the data directory.</summary>
    public string Beside(string name) => Path.Combine(root, name);

    public async Task<(int Code, string Out, string Err)> Run(params string[] arguments)
    {
        var start = CauceProgram.With(arguments);
        start.Environment["CAUCE_DATA"] = Data;
        start.Environment["CAUCE_DATABASE"] = Database ?? "";
        using var process = Process.Start(start)!;
        var said = process.StandardOutput.ReadToEndAsync();
        var complained = process.StandardError.ReadToEndAsync();
        await process.WaitForExitAsync();
        return (process.ExitCode, await said, await complained);
    }

    /// <summary>As above, when it must go well.</summary>
    public async Task<string> Do(params string[] arguments)
    {
        var (code, said, complained) = await Run(arguments);
        Assert.True(code == 0, $"{string.Join(' ', arguments)}: {code}\n{said}\n{complained}");
        return said + complained;
    }

    public async ValueTask DisposeAsync()
    {
        if (database is not null)
            await database.Drop();
        Directory.Delete(root, recursive: true);
    }
}
