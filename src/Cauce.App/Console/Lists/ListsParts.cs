namespace Cauce.App.Console.Lists;

internal static class ListsParts
{
    public static void AddLists(this IServiceCollection services) => services.AddScoped<Colleagues>().AddScoped<NavCounts>();
}
