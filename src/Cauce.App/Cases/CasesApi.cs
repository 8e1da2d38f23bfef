using Cauce.App.Data;
using Cauce.App.Identity;
using Cauce.Domain.Cases;
using Cauce.Domain.Deadlines;
using Microsoft.EntityFrameworkCore;

namespace Cauce.App.Cases;

internal static class CasesApi
{
    public static void MapCases(this IEndpointRouteBuilder api)
    {
        api.MapPost("/cases", Register);
        api.MapGet("/cases/{number}", Show);
        api.MapCasesList();
    }

    private static async Task<IResult> Register(RegisterCase.Input input, HttpContext http, RegisterCase register, AppDb db, CancellationToken cancel)
    {
        input.Channel ??= "api";
        var registered = await register.Do(input, http.Actor(), cancel);
        return Results.Created($"/api/v1/cases/{registered.Number}", await CaseView.Read(db, http.Actor(), registered.Number, cancel));
    }

    private static async Task<IResult> Show(string number, HttpContext http, AppDb db, CancellationToken cancel) =>
        Results.Ok(await CaseView.Read(db, http.Actor(), number, cancel));
}
