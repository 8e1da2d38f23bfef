using System.Security.Claims;
using Cauce.App.Data;
using Cauce.App.Intake.Chats;
using Microsoft.AspNetCore.Authentication.Cookies;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;

namespace Cauce.App.Console.Live;

internal static class LiveParts
{
    public static void AddLive(this IServiceCollection services)
    {
        services.AddSingleton<LiveFeed>().AddSingleton<ICommitListener, LiveCommits>().AddSingleton<IChatNews, LiveChats>().AddHostedService<LiveWire>();
        services.PostConfigure<CookieAuthenticationOptions>(IdentityConstants.ApplicationScheme, cookie =>
        {
            var before = cookie.Events.OnSigningOut;
            cookie.Events.OnSigningOut = async signingOut =>
            {
                await before(signingOut);
                await EndStreams(signingOut.HttpContext);
            };
        });
    }

    /// <summary>Other tabs of the browser hold streams that were opened with the sign-in that ends now.</summary>
    private static async Task EndStreams(HttpContext http)
    {
        if (!Guid.TryParse(http.User.FindFirstValue("sub"), out var staff))
            return;
        var services = http.RequestServices;
        if (services.GetRequiredService<Database>().IsSqlite)
            services.GetRequiredService<LiveFeed>().EndFor(staff);
        else
            await services.GetRequiredService<AppDb>().Database.ExecuteSqlAsync(
                $"SELECT pg_notify({LiveWire.Channel}, {LiveWire.SignedOut + staff})");
    }
}
