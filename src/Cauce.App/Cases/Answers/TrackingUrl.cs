using Cauce.App.Data;
using Microsoft.EntityFrameworkCore;

namespace Cauce.App.Cases.Answers;

/// <summary>The address by which a customer follows a case without an account.</summary>
public static class TrackingUrl
{
    internal static async Task<string> Of(AppDb db, Actor actor, string number, IServiceProvider services)
    {
        var id = await db.CasesVisibleTo(actor).Where(c => c.Number == number).Select(c => c.Id).FirstAsync();
        return $"{services.GetRequiredService<Settings>().BaseUrl}/track/{services.GetRequiredService<TrackingKeys>().Of(id)}";
    }
}
