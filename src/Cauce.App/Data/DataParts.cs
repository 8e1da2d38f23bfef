using Cauce.App.Cases;
using Cauce.App.Cases.Files;
using Cauce.App.Cases.Files.Scanning;
using Cauce.App.Deadlines;
using Microsoft.EntityFrameworkCore;

namespace Cauce.App.Data;

internal static class DataParts
{
    public static void AddData(this IServiceCollection services)
    {
        services.AddSingleton<Database>();
        services.AddPooledDbContextFactory<AppDb>((provider, options) => provider.GetRequiredService<Database>().Configure(options));
        services.AddScoped(provider => provider.GetRequiredService<IDbContextFactory<AppDb>>().CreateDbContext());
        services.AddSingleton<Recollections>().AddScoped<Recollection>();
        services.AddSingleton<Schema>().AddSingleton<Seed>().AddSingleton<Startup>().AddSingleton<Doctor.Doctor>();
        services.AddSingleton<FileStore>().AddSingleton<SentFiles>();
        services.AddSingleton<FileGate>().AddSingleton<GuardedFiles>().AddSingleton<ScanBell>().AddSingleton<ICommitListener>(provider => provider.GetRequiredService<ScanBell>());
        services.AddSingleton<Catalogue>().AddSingleton<TrackingKeys>().AddScoped<BranchLook>();
        services.AddSingleton<Writer>().AddHostedService(provider => provider.GetRequiredService<Writer>());
    }

    /// <summary>Finds the acts: they have no state, so one of each serves all.</summary>
    public static void AddActs(this IServiceCollection services)
    {
        foreach (var act in typeof(IAct).Assembly.GetTypes().Where(t => t is { IsClass: true, IsAbstract: false } && t.IsAssignableTo(typeof(IAct))))
            services.AddSingleton(act);
    }
}
