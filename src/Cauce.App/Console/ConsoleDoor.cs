using Cauce.App.Cases.Files;
using Cauce.App.Identity;
using Cauce.App.Insights.Dashboard;
using Cauce.App.Shared;

namespace Cauce.App.Console;

/// <summary>The staff's door: every page of it needs a signed-in member of staff.</summary>
internal static class ConsoleDoor
{
    public static void MapConsole(this IEndpointRouteBuilder app)
    {
        app.MapSignIn();
        app.MapWelcome();
        var pages = app.MapGroup("/console").DisableValidation().RequireAuthorization(PeopleParts.StaffOnly);
        pages.MapGet("", () => Page.Of<MyWorkPage>());
        pages.MapCaseFiles();
        pages.MapAccount();
        pages.MapDashboard();
    }
}
