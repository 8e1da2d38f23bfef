using Cauce.App.Insights.Channels;
using Cauce.App.Insights.Dashboard;

namespace Cauce.App.Insights;

internal static class InsightParts
{
    public static void AddInsights(this IServiceCollection services) =>
        services.AddScoped<ReadMeasures>().AddScoped<ReadQuestion>().AddScoped<ReadDashboard>().AddScoped<ReadChannels>();
}
