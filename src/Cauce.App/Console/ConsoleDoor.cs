using Cauce.App.Cases.Catalogues;
using Cauce.App.Cases.Files;
using Cauce.App.Cases.Files.Scanning;
using Cauce.App.Communication.Incidents;
using Cauce.App.Communication.Macros;
using Cauce.App.Communication.Outbox;
using Cauce.App.Communication.Wording;
using Cauce.App.Console.Admin;
using Cauce.App.Console.Customers;
using Cauce.App.Console.Lists;
using Cauce.App.Console.Desk;
using Cauce.App.Identity;
using Cauce.App.Insights.Channels;
using Cauce.App.Insights.Dashboard;
using Cauce.App.Intake.Calls;
using Cauce.App.Intake.Chats;
using Cauce.App.Intake.Import;
using Cauce.App.Intake.Mail;
using Cauce.App.Intake.Messengers;
using Cauce.App.Intake.Web;
using Cauce.App.Shared;

namespace Cauce.App.Console;

/// <summary>The staff's door: every page of it needs a signed-in member of staff.</summary>
internal static class ConsoleDoor
{
    public static void MapConsole(this IEndpointRouteBuilder app)
    {
        app.MapSignIn();
        app.MapWelcome();
        var pages = app.MapPages("/console").RequireAuthorization(PeopleParts.StaffOnly);
        pages.MapCaseFiles();
        pages.MapDesk(app.ServiceProvider.GetRequiredService<Settings>());
        pages.MapIncidents();
        pages.MapMacros();
        pages.MapOutbox();
        pages.MapAccount();
        pages.MapDashboard();
        pages.MapChannels();
        pages.MapAdmin();
        pages.MapImports();
        pages.MapMails();
        pages.MapBlocked();
        pages.MapMailboxes();
        pages.MapScanner();
        pages.MapCalls();
        pages.MapChats();
        pages.MapSites();
        pages.MapIncoming();
        pages.MapAccounts();
        pages.MapCatalogues();
        pages.MapWording();
        pages.MapCustomers();
        pages.MapLists();
    }
}
