using Cauce.App.Data;

namespace Cauce.App.Api;

internal static class Health
{
    public static void MapHealth(this IEndpointRouteBuilder app)
    {
        app.MapGet("/healthz", () => Results.Text("ok")).WithTags("Health").WithSummary("The program is alive").Produces<string>(StatusCodes.Status200OK, "text/plain");
        app.MapGet("/readyz", async (Schema schema, CancellationToken cancel) =>
            await schema.IsCurrent(cancel) ? Results.Text("ready") : Results.Text("schema not current", statusCode: 503))
            .WithTags("Health").WithSummary("The database is reachable and its schema is current")
            .Produces<string>(StatusCodes.Status200OK, "text/plain").Produces<string>(StatusCodes.Status503ServiceUnavailable, "text/plain");
    }
}
