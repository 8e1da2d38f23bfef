using System.Diagnostics;
using Cauce.App.Data;

namespace Cauce.App.Tests.Intake.Import;

/// <summary>The command as people run it: another process, on a database of its own.</summary>
public sealed class ImportCommandTests : IAsyncLifetime
{
    private readonly string folder = Directory.CreateTempSubdirectory("cauce-cli-").FullName;
    private TestDatabase? database;

    public async ValueTask InitializeAsync() => database = World.OnPostgres ? await TestDatabase.Create() : null;

    public async ValueTask DisposeAsync()
    {
        if (database is not null)
            await database.Drop();
        Directory.Delete(folder, recursive: true);
    }

    [Fact]
    public async Task The_command_shows_the_file_imports_it_once_and_writes_the_errors()
    {
        var file = Path.Combine(folder, "casos.csv");
        var errors = Path.Combine(folder, "errores.csv");
        await File.WriteAllTextAsync(file, "Cosa;Cuándo\nUna gotera;1/2/2025\nOtra;99/2/2025\n");
        var looked = await Run("import", "cases", file, "--map", "Cosa=subject", "--map", "Cuándo=received", "--date-order", "dmy");
        Assert.True(looked.Code == 2, looked.Said);
        Assert.Contains("2 rows, 2 columns, utf-8", looked.Said);
        var done = await Run("import", "cases", file, "--yes", "--map", "Cosa=subject", "--map", "Cuándo=received", "--date-order", "dmy", "--errors", errors);
        Assert.True(done.Code == 1, done.Said);
        Assert.Contains("1 imported", done.Said);
        Assert.Contains("1 with errors", done.Said);
        Assert.Contains("99/2/2025", await File.ReadAllTextAsync(errors));
        var again = await Run("import", "cases", file, "--yes", "--map", "Cosa=subject", "--map", "Cuándo=received", "--date-order", "dmy");
        Assert.Contains("1 already there", again.Said);
    }

    [Theory]
    [InlineData("--map", "Nada=subject")]
    [InlineData("--map", "Asunto=nonsense")]
    [InlineData("--branch", "nowhere")]
    [InlineData("--encoding", "ebcdic")]
    public async Task What_the_command_does_not_understand_fails_in_words(string option, string value)
    {
        World.OnOneEngineOnly();
        var file = Path.Combine(folder, "casos.csv");
        await File.WriteAllTextAsync(file, "Asunto\nUno\n");
        var (code, said) = await Run("import", "cases", file, "--yes", option, value);
        Assert.True(code == 1, said);
        Assert.DoesNotContain("   at ", said);
    }

    private async Task<(int Code, string Said)> Run(params string[] arguments)
    {
        var start = CauceProgram.With(arguments);
        start.Environment["CAUCE_DATA"] = folder;
        start.Environment["CAUCE_DATABASE"] = database?.ConnectionString ?? "";
        using var process = Process.Start(start)!;
        var said = process.StandardOutput.ReadToEndAsync();
        var complained = process.StandardError.ReadToEndAsync();
        await process.WaitForExitAsync();
        return (process.ExitCode, await said + await complained);
    }
}
