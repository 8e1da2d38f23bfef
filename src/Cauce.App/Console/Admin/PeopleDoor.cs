using Cauce.App.Cases;
using Cauce.App.Data;
using Cauce.App.Deadlines;
using Cauce.App.Identity;
using Cauce.App.Shared;
using Cauce.Domain.Cases;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;

namespace Cauce.App.Console.Admin;

/// <summary>Staff: who there is, what they may do, and their coming and going.</summary>
public static class PeopleDoor
{
    internal static void MapPeople(this Pages console)
    {
        var pages = console.MapGroup("/admin/people").Needs(Permission.ManagePeople);
        pages.MapGet("", async (AppDb db, CancellationToken cancel) => Page.Of<PeoplePage>(new { People = await PersonRow.ReadAll(db, cancel) }));
        pages.MapGet("/new", (HttpContext http, Catalogue catalogue) =>
            New(Form.Of(new PersonInput { Role = nameof(Role.Agent), Language = "es" }), http, catalogue));
        pages.MapPost("/new", Add);
        pages.MapGet("/{id:guid}", async (Guid id, HttpContext http, AppDb db, Catalogue catalogue, string? done) =>
            await Show(id, null, http, db, catalogue, done));
        pages.MapPost("/{id:guid}", Change);
        pages.MapPost("/{id:guid}/invitation", Invite);
        pages.MapPost("/{id:guid}/reactivate", Reactivate);
        pages.MapGet("/{id:guid}/deactivate", async (Guid id, HttpContext http, AppDb db) => await Leaving(id, Form.Of(new SuccessorInput()), http, db));
        pages.MapPost("/{id:guid}/deactivate", Deactivate);
    }

    private static async Task<IResult> Add([FromForm] PersonInput input, HttpContext http, AddPerson add, Catalogue catalogue, Settings settings)
    {
        var form = Form.Of(input);
        var added = await form.Try(http, () => add.Do(input, http.Actor(), http.RequestAborted));
        return added is null ? New(form, http, catalogue) : LinkOf(added, http, settings);
    }

    private static async Task<IResult> Change(
        Guid id, [FromForm] PersonInput input, HttpContext http, ChangePerson change, AppDb db, Catalogue catalogue)
    {
        var form = Form.Of(input);
        return await form.Try(http, () => change.Do(id, input, http.Actor(), http.RequestAborted))
            ? Page.SeeOther($"/console/admin/people/{id}?done=saved")
            : await Show(id, form, http, db, catalogue);
    }

    private static async Task<IResult> Invite(Guid id, HttpContext http, InvitePerson invite, Settings settings) =>
        LinkOf(await invite.Do(id, http.Actor(), http.RequestAborted), http, settings);

    private static async Task<IResult> Reactivate(Guid id, HttpContext http, ReactivatePerson reactivate, Settings settings) =>
        LinkOf(await reactivate.Do(id, http.Actor(), http.RequestAborted), http, settings);

    private static async Task<IResult> Deactivate(Guid id, [FromForm] SuccessorInput input, HttpContext http, DeactivatePerson deactivate, AppDb db)
    {
        var form = Form.Of(input);
        return await form.Try(http, () => (Task)deactivate.Do(id, input.Read(), http.Actor(), http.RequestAborted))
            ? Page.SeeOther($"/console/admin/people/{id}?done=deactivated")
            : await Leaving(id, form, http, db);
    }

    private static IResult New(Form<PersonInput> form, HttpContext http, Catalogue catalogue) =>
        Page.Of<NewPersonPage>(new { Form = form, Choices = PersonChoices.For(http.Actor(), catalogue.Current) }, form.Status);

    private static async Task<IResult> Show(
        Guid id, Form<PersonInput>? form, HttpContext http, AppDb db, Catalogue catalogue, string? done = null)
    {
        var staff = await Find(id, http, db);
        var branches = await db.Set<StaffBranch>().Where(b => b.StaffId == id).ToListAsync(http.RequestAborted);
        form ??= Form.Of(new PersonInput
        {
            Name = staff.Name,
            Email = staff.Email,
            Role = staff.Role.ToString(),
            Language = staff.Language,
            Branches = [.. branches.Select(b => b.BranchId)],
            Responsible = [.. branches.Where(b => b.IsResponsible).Select(b => b.BranchId)],
        });
        var choices = PersonChoices.For(http.Actor(), catalogue.Current);
        return Page.Of<PersonPage>(new { Staff = staff, Form = form, Choices = choices, IsMe = id == http.Actor().Id, Done = done }, form.Status);
    }

    private static async Task<IResult> Leaving(Guid id, Form<SuccessorInput> form, HttpContext http, AppDb db)
    {
        var staff = await Find(id, http, db);
        var open = db.Set<Case>().Where(c => c.OwnerId == id && c.ClosedAt == null);
        var serious = await open.CountAsync(c => c.Severity >= Severity.Serious, http.RequestAborted);
        var count = await open.CountAsync(http.RequestAborted);
        var others = (await PersonRow.ReadAll(db, http.RequestAborted)).Where(p => p.IsActive && p.Id != id).ToList();
        return Page.Of<LeavingPage>(new { Staff = staff, Form = form, Open = count, Serious = serious, Others = others }, form.Status);
    }

    private static async Task<Staff> Find(Guid id, HttpContext http, AppDb db) =>
        await db.Set<Staff>().FirstOrDefaultAsync(s => s.Id == id, http.RequestAborted) ?? throw new MissingException("person");

    private static IResult LinkOf(Invited invited, HttpContext http, Settings settings)
    {
        var address = (settings.PublicUrl ?? $"{http.Request.Scheme}://{http.Request.Host}").TrimEnd('/');
        return Page.Of<LinkPage>(new { invited.Id, invited.Name, Link = $"{address}/console/invitation/{invited.Token}" });
    }

    public sealed class SuccessorInput
    {
        /// <summary>Id of who takes over.</summary>
        public string? Owner { get; set; }

        internal Guid? Read() => Guid.TryParse(Owner, out var id) ? id : null;
    }
}

/// <summary>What the form of a person offers: roles up to the actor's own, and the branches there are.</summary>
public sealed record PersonChoices(IReadOnlyList<Role> Roles, IReadOnlyList<Branch> Branches)
{
    internal static PersonChoices For(Actor actor, Catalogue.Snapshot known) => new(
        [.. Enum.GetValues<Role>().Where(r => Domain.Identity.Roles.WhyNotGive(r, actor) is null)],
        [.. known.Branches.Where(b => b.RetiredAt is null)]);
}
