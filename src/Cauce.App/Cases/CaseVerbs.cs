using Cauce.App.Cases.Answers;
using Cauce.App.Identity;

namespace Cauce.App.Cases;

/// <summary>The verbs of a case as nouns: <c>POST /api/v1/cases/{number}/NOUN</c>. Each answers with the case as it then stands.</summary>
internal static class CaseVerbs
{
    public static void Map(IEndpointRouteBuilder one)
    {
        MapWeighing(one);
        MapIntervening(one);
        MapEnding(one);
        MapPlacing(one);
    }

    private static void MapWeighing(IEndpointRouteBuilder one)
    {
        one.MapPost("classification", async (string number, ClassifyCase.Input input, ClassifyCase act, HttpContext http) =>
        {
            var done = await act.Do(number, input, http.Actor(), http.RequestAborted);
            return await http.TellCase(number, done.PassedTo is { } name ? string.Format(Texts.PassedOnSerious, name) : null);
        }).Tells("Says what the case is about and how much it weighs");
        one.MapPost("assignment", async (string number, AssignCase.Input? input, AssignCase act, HttpContext http) =>
        {
            await act.Do(number, input ?? new(), http.Actor(), http.RequestAborted);
            return await http.TellCase(number);
        }).Tells("Gives the case to the one person who answers for it; without a name, to oneself");
        one.MapPost("restatement", async (string number, RestateCase.Input input, RestateCase act, HttpContext http) =>
        {
            await act.Do(number, input, http.Actor(), http.RequestAborted);
            return await http.TellCase(number);
        }).Tells("Writes down in our words what we understood");
        one.MapPost("circumstances", async (string number, DescribeCase.Input input, DescribeCase act, HttpContext http) =>
        {
            await act.Do(number, input, http.Actor(), http.RequestAborted);
            return await http.TellCase(number);
        }).Tells("Adds how, where and to whom it happened, the customer on record and their contact");
    }

    private static void MapIntervening(IEndpointRouteBuilder one)
    {
        one.MapPost("analysis", async (string number, RecordAnalysis.Input input, RecordAnalysis act, HttpContext http) =>
        {
            await act.Do(number, input, http.Actor(), http.RequestAborted);
            return await http.TellCase(number);
        }).Tells("Keeps cause, consequences and impacts; what is not given stays");
        one.MapPost("risk", async (string number, RateRisk.Input input, RateRisk act, HttpContext http) =>
        {
            await act.Do(number, input, http.Actor(), http.RequestAborted);
            return await http.TellCase(number);
        }).Tells("Rates the harm to the customer and to the company, 1 to 5");
        one.MapPost("override", async (string number, OverrideGate.Input input, OverrideGate act, HttpContext http) =>
        {
            await act.Do(number, input, http.Actor(), http.RequestAborted);
            return await http.TellCase(number);
        }).Tells("Lets the case pass the gate of the analysis, with a reason");
        one.MapPost("start", async (string number, StartCase.Input? input, StartCase act, HttpContext http) =>
        {
            await act.Do(number, input ?? new(), http.Actor(), http.RequestAborted);
            return await http.TellCase(number);
        }).Tells("Somebody begins to put it right");
        one.MapPost("actions", async (string number, AddAction.Input input, AddAction act, HttpContext http) =>
        {
            var id = await act.Do(number, input, http.Actor(), http.RequestAborted);
            http.Response.Headers.Location = $"/api/v1/cases/{number}/actions/{id.Value}";
            return await http.TellCase(number, status: StatusCodes.Status201Created);
        }).Tells("Adds a step to the plan; Location names it", StatusCodes.Status201Created);
        one.MapPost("actions/{id:guid}/completion", async (string number, Guid id, FinishAction act, HttpContext http) =>
        {
            await act.Do(number, id, http.Actor(), http.RequestAborted);
            return await http.TellCase(number);
        }).Tells("A step of the plan is done");
    }

    private static void MapEnding(IEndpointRouteBuilder one)
    {
        one.MapPost("solution", async (string number, ProposeSolution.Input input, ProposeSolution act, HttpContext http) =>
        {
            await act.Do(number, input, http.Actor(), http.RequestAborted);
            return await http.TellCase(number, status: StatusCodes.Status201Created);
        }).Tells("Tells the customer the solution; after a rejection, an alternative", StatusCodes.Status201Created);
        one.MapPost("acceptance", async (string number, AnswerSolutionForCustomer.Input input, AnswerSolutionForCustomer act, HttpContext http) =>
        {
            await act.Do(number, input, http.Actor(), http.RequestAborted);
            return await http.TellCase(number);
        }).Tells("Writes down what the customer answered to the solution, with the evidence");
        one.MapPost("silence", async (string number, RecordSilence.Input input, RecordSilence act, HttpContext http) =>
        {
            await act.Do(number, input, http.Actor(), http.RequestAborted);
            return await http.TellCase(number);
        }).Tells("Writes down that the customer does not answer, and what was tried");
        one.MapPost("closure", async (string number, CloseCase.Input? input, CloseCase act, HttpContext http) =>
        {
            await act.Do(number, input ?? new(), http.Actor(), http.RequestAborted);
            return await http.TellCase(number);
        }).Tells("Ends the case");
        one.MapPost("reopening", async (string number, ReopenCase.Input input, ReopenCase act, HttpContext http) =>
        {
            await act.Do(number, input, http.Actor(), http.RequestAborted);
            return await http.TellCase(number);
        }).Tells("Opens a closed case again, with a reason");
    }

    private static void MapPlacing(IEndpointRouteBuilder one)
    {
        one.MapPost("links", async (string number, LinkCases.Input input, LinkCases act, HttpContext http) =>
        {
            await act.Do(number, input, http.Actor(), http.RequestAborted);
            return await http.TellCase(number);
        }).Tells("Two cases know of each other: related, or one repeats the other");
        one.MapPost("people", async (string number, NamePerson.Input input, NamePerson act, HttpContext http) =>
        {
            await act.Do(number, input, http.Actor(), http.RequestAborted);
            return await http.TellCase(number);
        }).Tells("Lets a member of staff see a confidential case");
        one.MapPost("kind", async (string number, ChangeKind.Input input, ChangeKind act, HttpContext http) =>
        {
            await act.Do(number, input, http.Actor(), http.RequestAborted);
            return await http.TellCase(number);
        }).Tells("Puts right the kind of a case that is not classified yet");
        one.MapPost("branch", async (string number, MoveCase.Input input, MoveCase act, HttpContext http) =>
        {
            await act.Do(number, input, http.Actor(), http.RequestAborted);
            return Results.NoContent();
        }).Tells("Hands the case to another branch");
    }

    /// <summary>How the API's description tells a verb that answers with the case.</summary>
    internal static RouteHandlerBuilder Tells(this RouteHandlerBuilder route, string summary, int status = StatusCodes.Status200OK) =>
        route.WithSummary(summary).Produces<CaseView>(status);
}
