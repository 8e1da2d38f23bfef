using Cauce.App.Data;
using Cauce.App.Cases;
using Cauce.App.Identity;
using Cauce.App.Shared;
using Microsoft.EntityFrameworkCore;

namespace Cauce.App.Console;

/// <summary>The staff's door.</summary>
internal static class ConsoleDoor
{
    public static void MapConsole(this IEndpointRouteBuilder app)
    {
        var pages = app.MapGroup("/console").DisableValidation().RequireAuthorization(PeopleParts.StaffOnly);
        _ = pages;
    }
}
