using Cauce.App.Cases;
using Cauce.App.Data;
using Cauce.App.Identity;
using Cauce.App.Shared;
using Microsoft.AspNetCore.Mvc;

namespace Cauce.App.Console.Desk.Tabs;

/// <summary>What will be done, by whom, by when.</summary>
internal static class PlanTab
{
    public static void MapPlan(this Pages pages)
    {
        pages.MapGet("/plan", Show);
        pages.MapPost("/plan", Add);
        pages.MapPost("/plan/{action:guid}/done", Finish);
    }

    private static async Task<IResult> Show(string number, HttpContext http, AppDb db, CasePageLook look, CancellationToken cancel)
    {
        var page = await look.Read(db, http.Actor(), number, cancel);
        return Page.Of<PlanPage>(new { Page = page, Form = Form.Of(new PlanInput { Version = page.Case.Version }) });
    }

    private static async Task<IResult> Add(
        string number, [FromForm] PlanInput input, HttpContext http, AppDb db, CasePageLook look, AddAction add, CancellationToken cancel)
    {
        var form = Form.Of(input);
        if (await form.Try(http, () => add.Do(number, input.AsAction(), http.Actor(), cancel)))
            return Page.SeeOther(CasePage.UrlOf(number) + "/plan");
        return Page.Of<PlanPage>(new { Page = await look.Read(db, http.Actor(), number, cancel), Form = form }, StatusCodes.Status422UnprocessableEntity);
    }

    private static async Task<IResult> Finish(
        string number, Guid action, [FromForm] int? version, HttpContext http, AppDb db, CasePageLook look, FinishAction finish, CancellationToken cancel)
    {
        var form = Form.Of(new PlanInput { Version = version });
        if (await form.Try(http, () => finish.Do(number, action, http.Actor(), cancel)))
            return Page.SeeOther(CasePage.UrlOf(number) + "/plan");
        return Page.Of<PlanPage>(new { Page = await look.Read(db, http.Actor(), number, cancel), Form = form }, StatusCodes.Status422UnprocessableEntity);
    }
}

/// <summary>A new action as the form posts it: the day as text, so that an empty field is simply no day.</summary>
public sealed class PlanInput
{
    public string? Type { get; set; }

    public string? What { get; set; }

    public string? Area { get; set; }

    public string? Assignee { get; set; }

    public string? DueOn { get; set; }

    public bool ToldToCustomer { get; set; }

    public int? Version { get; set; }

    internal AddAction.Input AsAction() => new()
    {
        Type = Type,
        What = What,
        Area = Area,
        Assignee = Assignee,
        DueOn = ReadDay(),
        ToldToCustomer = ToldToCustomer,
        Version = Version,
    };

    private DateOnly? ReadDay()
    {
        if (string.IsNullOrWhiteSpace(DueOn))
            return null;
        return DateOnly.TryParseExact(DueOn, "yyyy-MM-dd", out var day) ? day : throw (Moment.Unreadable.With(DueOn) with { Field = nameof(DueOn) }).AsException();
    }
}
