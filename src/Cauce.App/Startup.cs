using Cauce.App.Cases;
using Cauce.App.Communication;
using Cauce.App.Data;
using Microsoft.EntityFrameworkCore;

namespace Cauce.App;

/// <summary>What must be true before the first act: schema current, first catalogue there, secrets and catalogue read.</summary>
public sealed class Startup(Schema schema, Seed seed, Catalogue catalogue, TrackingKeys keys, ThreadKeys threads, IDbContextFactory<AppDb> databases)
{
    private readonly TaskCompletionSource migrated = new(TaskCreationOptions.RunContinuationsAsynchronously);

    /// <summary>The schema is current: the port may open.</summary>
    internal Task Migrated => migrated.Task;

    public async Task Run(CancellationToken cancel = default)
    {
        await schema.Migrate(cancel);
        migrated.TrySetResult();
        await using var db = await databases.CreateDbContextAsync(cancel);
        await seed.Catalogue(db, cancel);
        await keys.Load(db, cancel);
        await threads.Load(db, cancel);
        await catalogue.Reload(cancel);
    }
}

internal static class Patience
{
    /// <summary>In the first moments after the start, whoever asks for more than a sign of life waits until the catalogue is read.</summary>
    public static void UsePatience(this WebApplication app)
    {
        var catalogue = app.Services.GetRequiredService<Catalogue>();
        app.Use((http, next) => catalogue.IsRead.IsCompletedSuccessfully || http.Request.Path.Value is "/healthz" or "/readyz"
            ? next(http) : Wait(http, next));

        async Task Wait(HttpContext http, RequestDelegate next)
        {
            await catalogue.IsRead.WaitAsync(http.RequestAborted);
            await next(http);
        }
    }
}
