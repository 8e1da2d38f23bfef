using Cauce.App.Cases;
using Cauce.App.Data;
using Cauce.App.Identity;
using Cauce.App.Shared;
using Microsoft.AspNetCore.Mvc;

namespace Cauce.App.Console.Desk.Tabs;

/// <summary>Why it happened, what follows from it, and how much harm that is.</summary>
internal static class AnalysisTab
{
    public static void MapAnalysis(this Pages pages)
    {
        pages.MapGet("/analysis", Show);
        pages.MapPost("/analysis", Record);
    }

    private static async Task<IResult> Show(string number, HttpContext http, AppDb db, CasePageLook look, CancellationToken cancel)
    {
        var page = await look.Read(db, http.Actor(), number, cancel);
        return Page.Of<AnalysisPage>(new { Page = page, Form = Form.Of(Written(page)) });
    }

    /// <summary>Before there is an owner the harm may be rated already; the rest of the analysis waits.</summary>
    private static async Task<IResult> Record(
        string number, [FromForm] RecordAnalysis.Input input, HttpContext http, CasePageLook look, RecordAnalysis record, RateRisk rate, CancellationToken cancel)
    {
        var db = http.RequestServices.GetRequiredService<AppDb>();
        var form = Form.Of(input);
        var onlyRisk = input is { Cause: null, Consequences: null };
        var risk = new RateRisk.Input { CustomerImpact = input.CustomerImpact, CompanyImpact = input.CompanyImpact, Version = input.Version };
        if (await form.Try(http, () => onlyRisk ? rate.Do(number, risk, http.Actor(), cancel) : record.Do(number, input, http.Actor(), cancel)))
            return Page.SeeOther(CasePage.UrlOf(number) + "/analysis");
        var page = await look.Read(db, http.Actor(), number, cancel);
        return Page.Of<AnalysisPage>(new { Page = page, Form = form }, StatusCodes.Status422UnprocessableEntity);
    }

    private static RecordAnalysis.Input Written(CasePage page) => new()
    {
        Cause = page.Analysis?.Cause,
        Consequences = page.Analysis?.Consequences,
        CustomerImpact = page.Analysis?.CustomerImpact,
        CompanyImpact = page.Analysis?.CompanyImpact,
        Version = page.Case.Version,
    };
}
