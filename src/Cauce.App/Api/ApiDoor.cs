using Cauce.App.Cases;
using Cauce.App.Communication;
using Cauce.App.Communication.Incidents;
using Cauce.App.Communication.Macros;
using Cauce.App.Communication.Wording;
using Cauce.App.Customers;
using Cauce.App.Identity;
using Cauce.App.Insights;
using Cauce.App.Insights.Channels;
using Cauce.App.Intake.Chats;
using Cauce.App.Intake.Mail;
using Cauce.App.Intake.Messengers;

namespace Cauce.App.Api;

/// <summary>The other programs' door: version, keys, and the routes of each module.</summary>
internal static class ApiDoor
{
    public static void MapApi(this IEndpointRouteBuilder app)
    {
        app.MapOpenApi("/openapi/{documentName}.json");
        var api = app.MapGroup("/api/v1").RequireAuthorization(PeopleParts.KeyOnly);
        api.MapCases();
        api.MapCustomers();
        api.MapMessages();
        api.MapMeasures();
        api.MapChannelFigures();
        api.MapMailsApi();
        api.MapIncomingApi();
        api.MapChatsApi();
        api.MapWordingApi();
        api.MapIncidents();
        api.MapMacros();
    }
}
