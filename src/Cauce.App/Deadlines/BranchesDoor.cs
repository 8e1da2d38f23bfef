using Cauce.App.Data;
using Cauce.App.Identity;
using Cauce.App.Shared;
using Cauce.Domain.Deadlines;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;

namespace Cauce.App.Deadlines;

/// <summary>Branches with their calendars: zone, office hours, holidays.</summary>
internal static class BranchesDoor
{
    public static void MapBranches(this Pages console)
    {
        var pages = console.MapGroup("/admin/branches").Needs(Permission.ManageBranches);
        pages.MapGet("", (Catalogue catalogue) => Page.Of<BranchesPage>(new { Known = catalogue.Current }));
        pages.MapGet("/new", () => NewPageOf(Form.Of(new BranchInput { TimeZone = "Europe/Madrid" })));
        pages.MapPost("/new", Add);
        pages.MapGet("/{id:int}", async (int id, HttpContext http, BranchLook look, string? done) => Page.Of<BranchPage>(new { Look = await look.Read(id, http), Done = done }));
        pages.MapPost("/{id:int}", async (int id, [FromForm] BranchInput input, HttpContext http, BranchLook look, ChangeBranch change) =>
            await Answer(id, http, look, Form.Of(input), (l, f) => l.Facts = f, () => change.Do(id, input, http.Actor(), http.RequestAborted)));
        pages.MapPost("/{id:int}/letters", async (int id, [FromForm] SignLetters.Input input, HttpContext http, BranchLook look, SignLetters sign) =>
            await Answer(id, http, look, Form.Of(input), (l, f) => l.Letters = f, () => sign.Do(id, input, http.Actor(), http.RequestAborted)));
        pages.MapPost("/{id:int}/hours", async (int id, [FromForm] SetOfficeHours.Input input, HttpContext http, BranchLook look, SetOfficeHours set) =>
            await Answer(id, http, look, Form.Of(input), (l, f) => l.Hours = f, () => set.Do(id, input, http.Actor(), http.RequestAborted)));
        pages.MapPost("/{id:int}/holidays", async (int id, [FromForm] AddHoliday.Input input, HttpContext http, BranchLook look, AddHoliday add) =>
            await Answer(id, http, look, Form.Of(input), (l, f) => l.Holiday = f, () => add.Do(id, input, http.Actor(), http.RequestAborted)));
        pages.MapPost("/{id:int}/holidays/import", async (int id, [FromForm] ImportHolidays.Input input, HttpContext http, BranchLook look, ImportHolidays import) =>
            await Answer(id, http, look, Form.Of(input), (l, f) => l.Import = f, () => (Task)import.Do(id, input, http.Actor(), http.RequestAborted)));
        pages.MapPost("/{id:int}/holidays/{date}/remove", async (int id, DateOnly date, HttpContext http, RemoveHoliday remove) =>
        {
            await remove.Do(id, date, http.Actor(), http.RequestAborted);
            return Page.SeeOther($"/console/admin/branches/{id}#holidays");
        });
        pages.MapPost("/{id:int}/retire", (int id, HttpContext http, RetireBranch retire) => Retire(id, true, http, retire));
        pages.MapPost("/{id:int}/restore", (int id, HttpContext http, RetireBranch retire) => Retire(id, false, http, retire));
    }

    private static async Task<IResult> Add([FromForm] BranchInput input, HttpContext http, AddBranch add)
    {
        var form = Form.Of(input);
        var url = await form.Try(http, async () => $"/console/admin/branches/{await add.Do(input, http.Actor(), http.RequestAborted)}?done=saved");
        return url is null ? NewPageOf(form) : Page.SeeOther(url);
    }

    private static async Task<IResult> Retire(int id, bool retired, HttpContext http, RetireBranch retire)
    {
        await retire.Do(id, retired, http.Actor(), http.RequestAborted);
        return Page.SeeOther($"/console/admin/branches/{id}?done=saved");
    }

    private static async Task<IResult> Answer<T>(
        int id, HttpContext http, BranchLook look, Form<T> form, Action<BranchLook, Form<T>> put, Func<Task> act) where T : class
    {
        if (await form.Try(http, act))
            return Page.SeeOther($"/console/admin/branches/{id}?done=saved");
        await look.Read(id, http);
        put(look, form);
        return Page.Of<BranchPage>(new { Look = look }, form.Status);
    }

    private static IResult NewPageOf(Form<BranchInput> form) => Page.Of<NewBranchPage>(new { Form = form }, form.Status);
}

/// <summary>All that the page of one branch shows: what holds, and in each form what was typed if it was refused.</summary>
public sealed class BranchLook(AppDb db, Catalogue catalogue, TimeProvider time)
{
    public Branch Branch { get; private set; } = null!;

    public WorkCalendar Calendar { get; private set; } = WorkCalendar.Spain;

    /// <summary>The holidays of its own, from last year on.</summary>
    public IReadOnlyList<BranchHoliday> Own { get; private set; } = [];

    /// <summary>The ones it shares with the country, this year and the next.</summary>
    public IReadOnlyList<Holiday> National { get; private set; } = [];

    public Form<BranchInput> Facts { get; internal set; } = null!;

    public Form<SignLetters.Input> Letters { get; internal set; } = null!;

    public Form<SetOfficeHours.Input> Hours { get; internal set; } = null!;

    public Form<AddHoliday.Input> Holiday { get; internal set; } = Form.Of(new AddHoliday.Input());

    public Form<ImportHolidays.Input> Import { get; internal set; } = Form.Of(new ImportHolidays.Input());

    /// <exception cref="MissingException">There is no such branch.</exception>
    internal async Task<BranchLook> Read(int id, HttpContext http)
    {
        Branch = await db.Set<Branch>().FirstOrDefaultAsync(b => b.Id == id, http.RequestAborted) ?? throw new MissingException("branch");
        Calendar = catalogue.Current.CalendarOf(id);
        var year = time.GetUtcNow().Year;
        var from = new DateOnly(year - 1, 1, 1);
        Own = await db.Set<BranchHoliday>().Where(h => h.BranchId == id && h.Date >= from).OrderBy(h => h.Date).ToListAsync(http.RequestAborted);
        National = [.. SpanishHolidays.National.In(year), .. SpanishHolidays.National.In(year + 1)];
        Facts = Form.Of(new BranchInput { Code = Branch.Code, Name = Branch.Name, TimeZone = Branch.TimeZone, IsDefault = Branch.IsDefault });
        Letters = Form.Of(new SignLetters.Input { Es = Branch.Signature.Es, En = Branch.Signature.En, Accent = Branch.Accent });
        Hours = Form.Of(SetOfficeHours.Input.Of(Calendar.Hours));
        return this;
    }
}
