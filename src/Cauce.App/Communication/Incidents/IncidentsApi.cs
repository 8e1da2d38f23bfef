using Cauce.App.Cases;
using Cauce.App.Cases.Answers;
using Cauce.App.Data;
using Cauce.App.Deadlines;
using Cauce.App.Identity;
using Cauce.Domain.Communication;

namespace Cauce.App.Communication.Incidents;

/// <summary>One incident, many customers: cases under it, one act for all, and whom else it touches.</summary>
internal static class IncidentsApi
{
    public static void MapIncidents(this IEndpointRouteBuilder api)
    {
        var one = api.MapGroup("/cases/{number}").WithTags("Incidents");
        one.MapGet("children", async (string number, HttpContext http, AppDb db, CancellationToken cancel) =>
            await IncidentLook.ChildrenOf(db, http.Actor(), (await IncidentLook.Find(db, http.Actor(), number, cancel)).Id, cancel))
            .WithSummary("The cases under the incident that the caller sees").Produces<IReadOnlyList<ChildCase>>();
        one.MapPost("children", async (string number, JoinIncident.Input input, JoinIncident act, HttpContext http) =>
            Results.Ok((await act.DoAll(number, input.Numbers, http.Actor(), http.RequestAborted)).Select(JoinView.Of)))
            .WithSummary("Puts cases under the incident, each for itself").Produces<IReadOnlyList<JoinView>>();
        one.MapDelete("parent", async (string number, LeaveIncident act, HttpContext http) =>
        {
            await act.Do(number, http.Actor(), http.RequestAborted);
            return await http.TellCase(number);
        }).WithSummary("Takes the case out of its incident").Produces<CaseView>();
        MapCirculars(api, one);
        MapParties(one);
    }

    private static void MapCirculars(IEndpointRouteBuilder api, IEndpointRouteBuilder one)
    {
        one.MapPost("circulars", Start).WithSummary("One act for all the cases of the incident; with dryRun it only says what would be done")
            .Produces<CircularView>(StatusCodes.Status201Created).Produces<CircularPlanView>();
        var circulars = api.MapGroup("/circulars").WithTags("Incidents");
        circulars.MapGet("{id:guid}", async (Guid id, HttpContext http, AppDb db, CancellationToken cancel) =>
            CircularView.Of(await Circulars.Read(db, http.Actor(), new Id<Circular>(id), cancel)))
            .WithSummary("How far it has come, and what became of each").Produces<CircularView>();
        circulars.MapPost("{id:guid}/retry", async (Guid id, RetryCircular act, HttpContext http, AppDb db) =>
        {
            await act.Do(new Id<Circular>(id), http.Actor(), http.RequestAborted);
            return CircularView.Of(await Circulars.Read(db, http.Actor(), new Id<Circular>(id), http.RequestAborted));
        }).WithSummary("Tries those once more that failed").Produces<CircularView>();
    }

    private static void MapParties(IEndpointRouteBuilder one)
    {
        one.MapGet("parties", async (string number, HttpContext http, AppDb db, CancellationToken cancel) =>
            (await IncidentLook.Read(db, http.Actor(), await IncidentLook.Find(db, http.Actor(), number, cancel), cancel)).Parties.Select(PartyView.Of))
            .WithSummary("Other affected parties").Produces<IReadOnlyList<PartyView>>();
        one.MapPost("parties", async (string number, AddParty.Input input, AddParty act, HttpContext http, AppDb db) =>
        {
            var id = await act.Do(number, input, http.Actor(), http.RequestAborted);
            var made = await db.Set<AffectedParty>().FindAsync([id], http.RequestAborted);
            return Results.Created($"/api/v1/cases/{number}/parties/{id.Value}", PartyView.Of(made!));
        }).WithSummary("Lists somebody else whom the case touches").Produces<PartyView>(StatusCodes.Status201Created);
        one.MapDelete("parties/{id:guid}", async (string number, Guid id, RetireParty act, HttpContext http) =>
        {
            await act.Do(number, id, http.Actor(), http.RequestAborted);
            return Results.NoContent();
        }).WithSummary("Takes them off the list").Produces(StatusCodes.Status204NoContent);
        one.MapPost("parties/{id:guid}/notices", async (string number, Guid id, InformParty.Input input, InformParty act, HttpContext http, AppDb db) =>
        {
            var notice = await act.Do(number, id, input, http.Actor(), http.RequestAborted);
            var made = await db.Set<Notice>().FindAsync([notice], http.RequestAborted);
            return Results.Created($"/api/v1/cases/{number}/notices", NoticeView.Of(new NoticeSeen(made!, null)));
        }).WithSummary("Informs them by a letter, or writes down that somebody did otherwise").Produces<NoticeView>(StatusCodes.Status201Created);
        one.MapGet("notices", async (string number, HttpContext http, AppDb db, CancellationToken cancel) =>
            (await IncidentLook.NoticesOf(db, (await IncidentLook.Find(db, http.Actor(), number, cancel)).Id, cancel)).Select(NoticeView.Of))
            .WithSummary("What others than the customer were told, newest first, with the evidence").Produces<IReadOnlyList<NoticeView>>();
    }

    private static async Task<IResult> Start(string number, CircularInput input, HttpContext http, StartCircular act, AppDb db, Catalogue catalogue, CancellationToken cancel)
    {
        if (input.DryRun)
        {
            var parent = await IncidentLook.Find(db, http.Actor(), number, cancel);
            return Results.Ok(CircularPlanView.Of(await CircularPlan.Make(db, http.Actor(), parent, input, catalogue.Current, cancel)));
        }
        var id = await act.Do(number, input, http.Actor(), cancel);
        return Results.Created($"/api/v1/circulars/{id.Value}", CircularView.Of(await Circulars.Read(db, http.Actor(), id, cancel)));
    }
}
