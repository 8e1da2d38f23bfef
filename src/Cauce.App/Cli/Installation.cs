using Cauce.App.Data;

namespace Cauce.App.Cli;

/// <summary>What is there already, for commands that look at an installation and must not make one.</summary>
internal static class Installation
{
    /// <exception cref="NoInstallation">There is none, or its schema is older than this program.</exception>
    public static async Task<WebApplication> Open(CancellationToken cancel)
    {
        var settings = Settings.FromEnvironment();
        var none = new NoInstallation(
            $"There is no Cauce of this version in {(settings.Database is null ? Path.GetFullPath(settings.Data) : "the database of CAUCE_DATABASE")}. " +
            "Check CAUCE_DATA and CAUCE_DATABASE, or run 'cauce migrate'.");
        if (settings.Database is null && !File.Exists(Path.Combine(settings.Data, "cauce.db")))
            throw none;
        var app = CauceHost.Build(settings);
        if (await app.Services.GetRequiredService<Schema>().IsCurrent(cancel))
            return app;
        await app.DisposeAsync();
        throw none;
    }
}

internal sealed class NoInstallation(string message) : Exception(message);
