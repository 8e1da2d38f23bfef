using Cauce.App.Cases;
using Cauce.App.Data;
using Cauce.App.Deadlines;
using Microsoft.EntityFrameworkCore;

namespace Cauce.App;

/// <summary>What must be true before the first request: schema current, first catalogue there, secrets and catalogue read.</summary>
public sealed class Startup(Schema schema, Seed seed, Catalogue catalogue, TrackingKeys keys, IDbContextFactory<AppDb> databases)
{
    public async Task Run(CancellationToken cancel = default)
    {
        await schema.Migrate(cancel);
        await using var db = await databases.CreateDbContextAsync(cancel);
        await seed.Catalogue(db, cancel);
        await keys.Load(db, cancel);
        await catalogue.Reload(cancel);
    }
}
