using System.Net.Http.Headers;
using Cauce.App;
using Cauce.App.Data;
using Cauce.App.Deadlines;
using Cauce.App.Identity;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

[assembly: AssemblyFixture(typeof(Cauce.App.Tests.World))]

namespace Cauce.App.Tests;

/// <summary>
/// A running Cauce on a real database, with a small fixed cast: Ana the agent and Luis the supervisor of the centre, Marta
/// from quality, Rosa the agent of another branch, and the administrator. Shared by all tests; a test that needs a world
/// of its own starts one with <see cref="Fresh"/>.
/// </summary>
public sealed class World : IAsyncLifetime
{
    public const string Password = "demo-cauce-2026";

    private readonly string folder;
    private readonly bool keep;
    private Func<Settings, Settings>? change;
    private TestDatabase? database;
    private WebApplication? app;

    public World() => folder = Directory.CreateTempSubdirectory("cauce-test-").FullName;

    private World(string folder, TestDatabase? database) => (this.folder, this.database, keep) = (folder, database, true);

    /// <summary>Which engine the suite runs on: <c>CAUCE_TEST_DATABASE</c> is <c>sqlite</c> or <c>postgres</c>.</summary>
    public static bool OnPostgres => Environment.GetEnvironmentVariable("CAUCE_TEST_DATABASE") == "postgres";

    /// <summary>For slow tests of what no engine has a part in: they run with the first suite and are skipped in the second.</summary>
    public static void OnOneEngineOnly() => Assert.SkipWhen(OnPostgres, "no engine has a part in it; it runs on SQLite");

    public WebApplication App => app ?? throw new InvalidOperationException("not started");

    public IServiceProvider Services => App.Services;

    public string Folder => folder;

    public string Url { get; private set; } = "";

    public Dictionary<string, string> Keys { get; } = [];

    /// <param name="change">What is different from the ordinary settings.</param>
    public static async Task<World> Fresh(Func<Settings, Settings>? change = null)
    {
        var world = new World { change = change };
        await world.InitializeAsync();
        return world;
    }

    /// <summary>A world on data that outlives it.</summary>
    internal static async Task<World> On(string folder, TestDatabase? database)
    {
        var world = new World(folder, database);
        await world.InitializeAsync();
        return world;
    }

    public async ValueTask InitializeAsync()
    {
        database ??= OnPostgres ? await TestDatabase.Create() : null;
        var settings = new Settings
        {
            Data = folder,
            Database = database?.ConnectionString,
            Urls = "http://127.0.0.1:0",
            RateLimit = "off",
            HooksAllow = "127.0.0.1",
        };
        app = await CauceHost.Start(change?.Invoke(settings) ?? settings);
        Url = app.Urls.First();
        await AddCast();
    }

    /// <summary>A client that signs in with the API key of one of the cast: <c>ana</c>, <c>luis</c>, <c>marta</c>, <c>rosa</c>, <c>admin</c>.</summary>
    public HttpClient Api(string who)
    {
        var client = new HttpClient { BaseAddress = new Uri(Url) };
        client.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", Keys[who]);
        client.DefaultRequestHeaders.AcceptLanguage.ParseAdd("en");
        return client;
    }

    /// <summary>Somebody with no key and no account. Follows no redirects, keeps cookies.</summary>
    public HttpClient Visitor() =>
        new(new HttpClientHandler { AllowAutoRedirect = false }) { BaseAddress = new Uri(Url) };

    public async Task<Guid> IdOf(string who)
    {
        await using var db = Db();
        return await db.Set<Staff>().Where(s => s.Email == $"{who}@cauce.example").Select(s => s.Id).SingleAsync();
    }

    public AppDb Db() => Services.GetRequiredService<IDbContextFactory<AppDb>>().CreateDbContext();

    public async ValueTask DisposeAsync()
    {
        if (app is not null)
        {
            await app.StopAsync();
            await app.DisposeAsync();
        }
        if (keep)
            return;
        if (database is not null)
            await database.Drop();
        Directory.Delete(folder, recursive: true);
    }

    private async Task AddCast()
    {
        await using (var db = Db())
        {
            db.Add(new Branch(2, "norte", "Norte", "Europe/Madrid"));
            await db.SaveChangesAsync();
        }
        await AddStaff("ana", "Ana Torres", Role.Agent, 1);
        await AddStaff("luis", "Luis Ferrer", Role.Supervisor, 1, responsible: true);
        await AddStaff("marta", "Marta Gil", Role.Quality, 1);
        await AddStaff("rosa", "Rosa Prieto", Role.Agent, 2);
        await AddStaff("admin", "Administración", Role.Administrator, 1);
        await Services.GetRequiredService<Catalogue>().Reload();
    }

    private async Task AddStaff(string login, string name, Role role, int branch, bool responsible = false)
    {
        await using var scope = Services.CreateAsyncScope();
        var users = scope.ServiceProvider.GetRequiredService<UserManager<Staff>>();
        var email = $"{login}@cauce.example";
        var staff = new Staff { Id = Guid.CreateVersion7(), UserName = email, Email = email, EmailConfirmed = true, Name = name, Role = role, CreatedAt = DateTimeOffset.UtcNow };
        var made = await users.CreateAsync(staff, Password);
        Assert.True(made.Succeeded, string.Join(", ", made.Errors.Select(e => e.Description)));
        await using var db = Db();
        db.Add(new StaffBranch { StaffId = staff.Id, BranchId = branch, IsResponsible = responsible });
        await db.SaveChangesAsync();
        Keys[login] = (await NewApiKey.For(db, email, "test", DateTimeOffset.UtcNow, default))!;
    }
}
