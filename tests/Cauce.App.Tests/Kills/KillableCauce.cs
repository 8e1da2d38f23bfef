using System.Diagnostics;
using System.Net;
using System.Net.Sockets;
using Cauce.App.Data;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Cauce.App.Tests.Kills;

/// <summary>Cauce in a process of its own, on the engine of the suite, that can be killed and started again.</summary>
internal sealed class KillableCauce : IAsyncDisposable
{
    private readonly TestDatabase? database;
    private readonly ServiceProvider services;
    private readonly int port = FreePort();
    private Process? process;

    private KillableCauce(TestDatabase? database, string folder, string key)
    {
        this.database = database;
        Folder = folder;
        Key = key;
        var settings = new Settings { Data = folder, Database = database?.ConnectionString };
        services = new ServiceCollection().AddSingleton(new Database(settings)).BuildServiceProvider();
    }

    public string Folder { get; }

    public string Key { get; }

    /// <summary>What is set beside the usual.</summary>
    public Dictionary<string, string> Environment { get; } = [];

    public string Url => $"http://127.0.0.1:{port}";

    /// <summary>Fills a data directory with the usual cast and takes the administrator's key.</summary>
    public static async Task<KillableCauce> Prepare()
    {
        var folder = Directory.CreateTempSubdirectory("cauce-kill-").FullName;
        var database = World.OnPostgres ? await TestDatabase.Create() : null;
        await using var world = await World.On(folder, database);
        return new KillableCauce(database, folder, world.Keys["luis"]);
    }

    public AppDb Db()
    {
        var options = new DbContextOptionsBuilder<AppDb>();
        services.GetRequiredService<Database>().Configure(options);
        return new AppDb(options.Options);
    }

    /// <summary>Returns when it answers <c>/readyz</c>.</summary>
    public async Task Start()
    {
        var start = CauceProgram.With("serve");
        start.Environment["CAUCE_DATA"] = Folder;
        start.Environment["CAUCE_URLS"] = Url;
        start.Environment["CAUCE_WARM_UP"] = "off";
        foreach (var (name, value) in Environment)
            start.Environment[name] = value;
        start.Environment["CAUCE_HOOKS_ALLOW"] = "127.0.0.1";
        if (database is not null)
            start.Environment["CAUCE_DATABASE"] = database.ConnectionString;
        process = Process.Start(start)!;
        process.OutputDataReceived += (_, _) => { };
        process.ErrorDataReceived += (_, _) => { };
        process.BeginOutputReadLine();
        process.BeginErrorReadLine();
        using var client = new HttpClient { BaseAddress = new Uri(Url) };
        while (!await IsReady(client))
            Assert.False(process.HasExited, "Cauce ended while starting");
    }

    /// <summary>SIGKILL: nothing is told, nothing is flushed.</summary>
    public void Kill()
    {
        process!.Kill();
        process.WaitForExit();
        process.Dispose();
        process = null;
    }

    public async ValueTask DisposeAsync()
    {
        if (process is not null)
            Kill();
        await services.DisposeAsync();
        if (database is not null)
            await database.Drop();
        Directory.Delete(Folder, recursive: true);
    }

    private static async Task<bool> IsReady(HttpClient client)
    {
        try
        {
            return (await client.GetAsync("/readyz")).StatusCode == HttpStatusCode.OK;
        }
        catch (HttpRequestException)
        {
            await Task.Delay(20);
            return false;
        }
    }

    private static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }
}
