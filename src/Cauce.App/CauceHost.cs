using Cauce.App.Api;
using Cauce.App.Background;
using Cauce.App.Cases;
using Cauce.App.Communication;
using Cauce.App.Console;
using Cauce.App.Console.Lists;
using Cauce.App.Console.Live;
using Cauce.App.Console.Desk;
using Cauce.App.Data;
using Cauce.App.Deadlines;
using Cauce.App.Identity;
using Cauce.App.Insights;
using Cauce.App.Intake.Calls;
using Cauce.App.Intake.Chats;
using Cauce.App.Intake.Mail;
using Cauce.App.Intake.Messengers;
using Cauce.App.Portal;
using Cauce.App.Shared;
using Microsoft.EntityFrameworkCore;

namespace Cauce.App;

/// <summary>The whole program as one page: what it is made of, and in which order a request meets it.</summary>
public static class CauceHost
{
    /// <summary>Migrates, reads the catalogue, and answers requests when it returns.</summary>
    /// <remarks>
    /// The database's side is read on one processor while the routes are made on another. The port opens as soon as the
    /// schema is current; who asks before the catalogue is there waits for it.
    /// </remarks>
    public static async Task<WebApplication> Start(Settings settings, CancellationToken cancel = default)
    {
        var app = Make(settings);
        var startup = app.Services.GetRequiredService<Startup>();
        var run = Task.Run(() => startup.Run(cancel), cancel);
        Arrange(app);
        await Task.WhenAny(startup.Migrated, run);
        if (!run.IsFaulted)
            await app.StartAsync(cancel);
        await run;
        return app;
    }

    public static WebApplication Build(Settings settings)
    {
        var app = Make(settings);
        Arrange(app);
        return app;
    }

    private static WebApplication Make(Settings settings)
    {
        var builder = WebApplication.CreateSlimBuilder(new WebApplicationOptions
        {
            ContentRootPath = AppContext.BaseDirectory,
            ApplicationName = typeof(CauceHost).Assembly.GetName().Name,
        });
        builder.WebHost.UseKestrelHttpsConfiguration().UseUrls(settings.Urls);
        builder.WebHost.ConfigureKestrel(kestrel => kestrel.AddServerHeader = false);
        builder.Logging.ClearProviders().AddSimpleConsole(console => console.SingleLine = true)
            .SetMinimumLevel(LogLevel.Warning).AddFilter("Cauce", LogLevel.Information)
            .AddFilter("Microsoft.AspNetCore.DataProtection", LogLevel.Error);
        AddParts(builder.Services, settings);
        return builder.Build();
    }

    private static void Arrange(WebApplication app)
    {
        Use(app);
        Map(app);
    }

    private static void AddParts(IServiceCollection services, Settings settings)
    {
        services.AddSingleton(settings).AddSingleton(TimeProvider.System);
        services.AddData();
        services.AddPeople();
        services.AddActs();
        services.AddReactions();
        services.AddCommunication(settings);
        services.AddMailIn();
        services.AddMessengers();
        services.AddChats();
        services.AddInsights();
        services.AddDoors();
        services.AddDesk();
        services.AddGuards(settings);
        services.AddLive();
        services.AddLists();
        services.AddPortal();
    }

    private static void Use(WebApplication app)
    {
        app.UsePatience();
        app.UseForwardedHeaders();
        app.UseReadersLanguage();
        app.UseTroubleReports();
        app.UseSecurityHeaders();
        app.UseAssets();
        app.UseCookiePolicy();
        app.UseRouting();
        app.UseRateLimiter();
        app.UseAuthentication();
        app.UseAuthorization();
        app.UseIdempotencyKeys();
        app.UseAntiforgery();
        app.UseFormGuard();
        app.UseRequestMarks();
    }

    private static void Map(WebApplication app)
    {
        app.MapHealth();
        app.MapLanguage();
        app.MapApi();
        app.MapHooks();
        app.MapPortal();
        app.MapConsole();
        app.MapCallHook();
        app.MapLive();
    }
}
