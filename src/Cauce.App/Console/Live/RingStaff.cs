using Cauce.App.Data;
using Microsoft.EntityFrameworkCore;

namespace Cauce.App.Console.Live;

/// <summary>Tells the open pages of one person, on whichever node they are, that a call rings for them or has ended.</summary>
internal static class RingStaff
{
    public static async Task Ring(this IServiceProvider services, Guid staff)
    {
        if (services.GetRequiredService<Database>().IsSqlite)
            services.GetRequiredService<LiveFeed>().RingFor(staff);
        else
            await services.GetRequiredService<AppDb>().Database.ExecuteSqlAsync($"SELECT pg_notify({LiveWire.Channel}, {LiveWire.Rings + staff})");
    }
}
