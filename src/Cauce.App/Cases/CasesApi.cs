using Cauce.App.Cases.Answers;
using Cauce.App.Data;
using Cauce.App.Deadlines;
using Cauce.App.Identity;
using Cauce.App.Shared;
using Cauce.Domain.Cases;

namespace Cauce.App.Cases;

internal static class CasesApi
{
    public static void MapCases(this IEndpointRouteBuilder api)
    {
        var cases = api.MapGroup("/cases").WithTags("Cases");
        cases.MapPost("", Register).WithSummary("Registers a case").Produces<CaseView>(StatusCodes.Status201Created);
        cases.MapGet("/{number}", (string number, HttpContext http) => http.TellCase(number))
            .WithSummary("The case").Produces<CaseView>();
        cases.MapGet("/{number}/history", HistoryView.Answer)
            .WithSummary("The timeline of the case, oldest first").Produces<HistoryPage>();
        cases.MapGet("/{number}/similar", (string number, HttpContext http, AppDb db, CancellationToken cancel) =>
                SimilarCases.Of(db, http.Actor(), number, cancel))
            .WithSummary("Cases of the same customer with the same reason or product within 90 days").Produces<IReadOnlyList<SimilarCase>>();
        CaseVerbs.Map(cases.MapGroup("/{number}"));
        api.MapCasesList();
    }

    /// <summary>The case as it stands now; who works on cases also gets the address by which the customer follows it.</summary>
    public static async Task<IResult> TellCase(this HttpContext http, string number, string? notice = null, int status = StatusCodes.Status200OK)
    {
        var db = http.RequestServices.GetRequiredService<AppDb>();
        var (view, id) = await CaseView.Read(db, http.Actor(), number, http.RequestAborted);
        return http.Tell(view, id, notice, status);
    }

    private static IResult Tell(this HttpContext http, CaseView view, Id<Case> id, string? notice, int status)
    {
        var tracking = http.Actor().May(Permission.WorkCases) ? TrackingUrl.Of(id, http.RequestServices) : null;
        return Results.Json(view with { TrackingUrl = tracking, Notice = notice }, statusCode: status);
    }

    private static async Task<IResult> Register(RegisterCase.Input input, HttpContext http, RegisterCase register, Catalogue catalogue, CancellationToken cancel)
    {
        input.Channel ??= "api";
        var registered = await register.Do(input, http.Actor(), cancel);
        http.Response.Headers.Location = $"/api/v1/cases/{registered.Number}";
        var (made, draft) = registered.Made ?? throw new InvalidOperationException("The API gives no identity beforehand: every case it registers is new");
        return http.Tell(CaseView.OfNew(made, draft, catalogue.Current), made.Id, notice: null, StatusCodes.Status201Created);
    }
}
