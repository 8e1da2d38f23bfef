using Cauce.App.Cases;
using Cauce.App.Console.Desk;
using Cauce.App.Data;
using Cauce.App.Deadlines;
using Cauce.App.Identity;
using Cauce.App.Shared;
using Cauce.Domain.Communication;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using CasePage = Cauce.App.Console.Desk.CasePage;

namespace Cauce.App.Communication.Incidents;

/// <summary>Whom a case touches: the cases under an incident, other affected parties, and one act for all.</summary>
internal static class IncidentDoor
{
    public static void MapIncidents(this Pages console)
    {
        var one = console.MapGroup("/cases/{number}");
        one.MapGet("/affected", (string number, HttpContext http, Reading read) => read.Show(number, http, new AffectedForms()));
        one.MapPost("/affected/children", Join);
        one.MapPost("/affected/leaving", Leave);
        one.MapPost("/affected/parties", Add);
        one.MapPost("/affected/parties/{id:guid}/retirement", async (string number, Guid id, HttpContext http, RetireParty act, IFormCollection _, CancellationToken cancel) =>
        {
            await act.Do(number, id, http.Actor(), cancel);
            return Page.SeeOther(UrlOf(number));
        });
        one.MapGet("/affected/parties/{id:guid}/notice", (string number, Guid id, HttpContext http, Reading read) =>
            read.ShowNotice(number, id, http, Form.Of(new InformParty.Input { Via = "email" })));
        one.MapPost("/affected/parties/{id:guid}/notice", Inform);
        one.MapGet("/circulars/new", (string number, string? kind, HttpContext http, Reading read) =>
            read.ShowCircular(number, http, Form.Of(new CircularInput { Kind = kind ?? "reply" }), plan: null));
        one.MapPost("/circulars/new", Tell);
        CircularDoor.Map(console.MapGroup("/circulars"));
    }

    internal static string UrlOf(string number) => CasePage.UrlOf(number) + "/affected";

    private static async Task<IResult> Join(string number, [FromForm] JoinForm input, HttpContext http, JoinIncident act, Reading read, CancellationToken cancel)
    {
        var forms = new AffectedForms { Join = Form.Of(input) };
        var outcomes = await forms.Join.Try(http, () => act.DoAll(number, [input.Numbers ?? ""], http.Actor(), cancel));
        if (outcomes is not null && outcomes.All(o => o.Refused is null))
            return Page.SeeOther(UrlOf(number));
        forms.Outcomes = outcomes ?? [];
        return await read.Show(number, http, forms, StatusCodes.Status422UnprocessableEntity);
    }

    /// <summary>The child is named by the form of its line; a child's own page leaves it out.</summary>
    private static async Task<IResult> Leave(string number, [FromForm] string? child, HttpContext http, LeaveIncident act, CancellationToken cancel)
    {
        await act.Do(string.IsNullOrWhiteSpace(child) ? number : child, http.Actor(), cancel);
        return Page.SeeOther(UrlOf(number));
    }

    private static async Task<IResult> Add(string number, [FromForm] AddParty.Input input, HttpContext http, AddParty act, Reading read, CancellationToken cancel)
    {
        var forms = new AffectedForms { Party = Form.Of(input) };
        return await forms.Party.Try(http, () => act.Do(number, input, http.Actor(), cancel))
            ? Page.SeeOther(UrlOf(number)) : await read.Show(number, http, forms, StatusCodes.Status422UnprocessableEntity);
    }

    private static async Task<IResult> Inform(string number, Guid id, [FromForm] InformParty.Input input, HttpContext http, InformParty act, Reading read, CancellationToken cancel)
    {
        var form = Form.Of(input);
        return await form.Try(http, () => act.Do(number, id, input, http.Actor(), cancel))
            ? Page.SeeOther(UrlOf(number)) : await read.ShowNotice(number, id, http, form);
    }

    /// <summary>Shows what would be done; or, where the person confirms what they saw, starts it.</summary>
    private static async Task<IResult> Tell(string number, [FromForm] CircularInput input, [FromForm] string? act, HttpContext http, StartCircular start, Reading read, CancellationToken cancel)
    {
        var form = Form.Of(input);
        if (act == "start")
        {
            var id = await form.Try(http, async () => (object)await start.Do(number, input, http.Actor(), cancel));
            if (id is not null)
                return Page.SeeOther($"/console/circulars/{id}");
        }
        var plan = form.IsRefused ? null : await form.Try(http, () => read.Plan(number, input, http));
        return await read.ShowCircular(number, http, form, plan);
    }
}

/// <summary>Numbers as somebody pasted them.</summary>
public sealed class JoinForm
{
    public string? Numbers { get; set; }
}

/// <summary>A circular under way, followed.</summary>
internal static class CircularDoor
{
    public static void Map(Pages pages)
    {
        pages.MapGet("/{id}", async (string id, HttpContext http, AppDb db, CancellationToken cancel) =>
            Page.Of<CircularRunPage>(new { Seen = await Circulars.Read(db, http.Actor(), Read(id), cancel) }));
        pages.MapPost("/{id}/retry", async (string id, HttpContext http, RetryCircular act, IFormCollection _, CancellationToken cancel) =>
        {
            await act.Do(Read(id), http.Actor(), cancel);
            return Page.SeeOther($"/console/circulars/{id}");
        });
    }

    private static Id<Circular> Read(string id) => Id<Circular>.Parse(id) ?? throw new MissingException("circular");
}

/// <summary>The two forms of the page of those affected, and what became of numbers that were joined.</summary>
public sealed class AffectedForms
{
    public Form<JoinForm> Join { get; init; } = Form.Of(new JoinForm());

    public Form<AddParty.Input> Party { get; init; } = Form.Of(new AddParty.Input { Language = "es" });

    public IReadOnlyList<JoinOutcome> Outcomes { get; set; } = [];
}

/// <summary>What the pages of incidents are drawn from.</summary>
internal sealed class Reading(AppDb db, CasePageLook look, Catalogue catalogue)
{
    public async Task<IResult> Show(string number, HttpContext http, AffectedForms forms, int status = StatusCodes.Status200OK)
    {
        var page = await look.Read(db, http.Actor(), number, http.RequestAborted);
        var seen = await IncidentLook.Read(db, http.Actor(), page.Case, http.RequestAborted);
        return Page.Of<AffectedPage>(new { Page = page, Seen = seen, Forms = forms }, status);
    }

    public async Task<IResult> ShowNotice(string number, Guid id, HttpContext http, Form<InformParty.Input> form)
    {
        var page = await look.Read(db, http.Actor(), number, http.RequestAborted);
        var party = await db.Set<AffectedParty>().AsNoTracking().FirstOrDefaultAsync(p => p.CaseId == page.Case.Id && p.Id == new Id<AffectedParty>(id), http.RequestAborted)
            ?? throw new MissingException("party");
        return Page.Of<NoticePage>(new { Page = page, Party = party, Form = form }, form.Status);
    }

    public async Task<IResult> ShowCircular(string number, HttpContext http, Form<CircularInput> form, CircularPlan? plan)
    {
        var page = await look.Read(db, http.Actor(), number, http.RequestAborted);
        var children = await IncidentLook.ChildrenOf(db, http.Actor(), page.Case.Id, http.RequestAborted);
        return Page.Of<CircularPage>(new { Page = page, Children = children, Form = form, Plan = plan }, form.Status);
    }

    public async Task<CircularPlan> Plan(string number, CircularInput input, HttpContext http) =>
        await CircularPlan.Make(db, http.Actor(), await IncidentLook.Find(db, http.Actor(), number, http.RequestAborted), input, catalogue.Current, http.RequestAborted);
}
