using Cauce.App.Identity;
using Cauce.App.Shared;

namespace Cauce.App.Insights.Channels;

/// <summary>The channels side by side, and a page for each.</summary>
public static class ChannelsDoor
{
    internal static void MapChannels(this Pages pages)
    {
        pages.MapGet("/channels", async (HttpContext http, ReadChannels channels, CancellationToken cancel) =>
        {
            http.Actor().Must(Permission.ViewMeasures);
            return Page.Of<ChannelsPage>(new { View = await channels.All(http.Actor(), http.Request.Query, cancel), MayPrice = MayPrice(http) });
        });
        pages.MapGet("/channels/{code}", async (string code, HttpContext http, ReadChannels channels, CancellationToken cancel) =>
        {
            http.Actor().Must(Permission.ViewMeasures);
            return Page.Of<ChannelPage>(new { View = await channels.One(http.Actor(), http.Request.Query, code, cancel), MayPrice = MayPrice(http) });
        });
    }

    /// <summary>Whether the reader is the one to say what a channel costs.</summary>
    private static bool MayPrice(HttpContext http) => http.Actor().May(Permission.ManageCatalogues);
}
