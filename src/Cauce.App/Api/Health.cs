using Cauce.App.Data;

namespace Cauce.App.Api;

internal static class Health
{
    public static void MapHealth(this IEndpointRouteBuilder app)
    {
        app.MapGet("/healthz", () => Results.Text("ok"));
        app.MapGet("/readyz", async (Schema schema, CancellationToken cancel) =>
            await schema.IsCurrent(cancel) ? Results.Text("ready") : Results.Text("schema not current", statusCode: 503));
    }
}
