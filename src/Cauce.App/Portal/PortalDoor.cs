using Cauce.App.Shared;

namespace Cauce.App.Portal;

/// <summary>The customer's door.</summary>
internal static class PortalDoor
{
    public static void MapPortal(this IEndpointRouteBuilder app)
    {
        var pages = app.MapGroup("").DisableValidation();
        pages.MapGet("/", () => Page.Of<HomePage>());
    }
}
