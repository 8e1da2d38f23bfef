using System.Net.Http.Headers;
using Cauce.App;
using Cauce.App.Data;
using Cauce.App.Deadlines;
using Cauce.App.Identity;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

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

    private static readonly string PasswordHash =
        new PasswordHasher<Staff>(Options.Create(new PasswordHasherOptions { IterationCount = 1000 })).HashPassword(new Staff(), Password);

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

    /// <summary>Everybody at once, with a password that is quick to check: what is asked of passwords has tests of its own.</summary>
    private async Task AddCast()
    {
        await using var db = Db();
        db.Add(new Branch(2, "norte", "Norte", "Europe/Madrid"));
        Add("ana", "Ana Torres", Role.Agent, 1);
        Add("luis", "Luis Ferrer", Role.Supervisor, 1, responsible: true);
        Add("marta", "Marta Gil", Role.Quality, 1);
        Add("rosa", "Rosa Prieto", Role.Agent, 2);
        Add("admin", "Administración", Role.Administrator, 1);
        await db.SaveChangesAsync();
        await Services.GetRequiredService<Catalogue>().Reload();

        void Add(string login, string name, Role role, int branch, bool responsible = false)
        {
            var staff = NewStaff(login, name, role);
            Keys[login] = ApiKey.NewSecret();
            db.Add(staff);
            db.Add(new StaffBranch { StaffId = staff.Id, BranchId = branch, IsResponsible = responsible });
            db.Add(ApiKey.Of(Keys[login], "test", staff.Id, scopes: null, DateTimeOffset.UtcNow));
        }
    }

    private static Staff NewStaff(string login, string name, Role role)
    {
        var email = $"{login}@cauce.example";
        return new Staff
        {
            Id = Guid.CreateVersion7(), Name = name, Role = role, CreatedAt = DateTimeOffset.UtcNow,
            UserName = email, NormalizedUserName = email.ToUpperInvariant(),
            Email = email, NormalizedEmail = email.ToUpperInvariant(), EmailConfirmed = true,
            PasswordHash = PasswordHash, SecurityStamp = Guid.NewGuid().ToString("n"), LockoutEnabled = true,
        };
    }
}
