using Cauce.App.Cases;
using Cauce.App.Data;
using Cauce.App.Deadlines;
using Cauce.App.Identity;
using Cauce.App.Shared;
using Cauce.Domain.Intake.Mail;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;

namespace Cauce.App.Intake.Mail;

/// <summary>The mailboxes: how each is reached, what it is doing and since when.</summary>
internal static class MailboxesDoor
{
    public static void MapMailboxes(this Pages console)
    {
        var pages = console.MapGroup("/admin/mailboxes").Needs(Permission.ManageMailboxes);
        pages.MapGet("", async (AppDb db, Catalogue known, TimeProvider time, CancellationToken cancel) => Page.Of<MailboxesPage>(
            new { Mailboxes = (IReadOnlyList<Mailbox>)await db.Set<Mailbox>().OrderBy(m => m.Name).ToListAsync(cancel), Known = known.Current, Now = time.GetUtcNow() }));
        pages.MapGet("/new", (Catalogue known) => Show(null, Form.Of(new MailboxInput { Security = "tls", Kind = "incident" }), known, null));
        pages.MapPost("/new", Add);
        pages.MapGet("/{id:guid}", async (Guid id, AppDb db, Catalogue known) => Show(await Find(db, id), Form.Of(InputOf(await Find(db, id), known.Current)), known, null));
        pages.MapPost("/{id:guid}", Change);
        pages.MapPost("/{id:guid}/check", Check);
        pages.MapPost("/{id:guid}/pause", (Guid id, HttpContext http, PauseMailbox pause, IFormCollection _) => Pause(id, true, http, pause));
        pages.MapPost("/{id:guid}/resume", (Guid id, HttpContext http, PauseMailbox pause, IFormCollection _) => Pause(id, false, http, pause));
    }

    private static async Task<IResult> Add([FromForm] MailboxInput input, HttpContext http, AddMailbox add, Catalogue known)
    {
        var form = Form.Of(input);
        var id = await form.Try(http, async () => (object)(await add.Do(input, http.Actor(), http.RequestAborted)).Value);
        return id is null ? Show(null, form, known, null) : Page.SeeOther($"/console/admin/mailboxes/{id}");
    }

    private static async Task<IResult> Change(Guid id, [FromForm] MailboxInput input, HttpContext http, ChangeMailbox change, AppDb db, Catalogue known)
    {
        var form = Form.Of(input);
        var done = await form.Try(http, () => change.Do(new Id<Mailbox>(id), input, http.Actor(), http.RequestAborted));
        return done ? Page.SeeOther("/console/admin/mailboxes") : Show(await Find(db, id), form, known, null);
    }

    private static async Task<IResult> Check(Guid id, HttpContext http, CheckMailbox check, AppDb db, Catalogue known, IFormCollection _)
    {
        var found = await check.Do(new Id<Mailbox>(id), http.Actor(), http.RequestAborted);
        var mailbox = await Find(db, id);
        return Show(mailbox, Form.Of(InputOf(mailbox, known.Current)), known, found);
    }

    private static async Task<IResult> Pause(Guid id, bool paused, HttpContext http, PauseMailbox pause)
    {
        await pause.Do(new Id<Mailbox>(id), paused, http.Actor(), http.RequestAborted);
        return Page.SeeOther($"/console/admin/mailboxes/{id}");
    }

    private static IResult Show(Mailbox? mailbox, Form<MailboxInput> form, Catalogue known, MailboxCheck? check)
    {
        // What was typed into a field for secrets is not sent back.
        (form.Input.Password, form.Input.ClientSecret, form.Input.RefreshToken) = (null, null, null);
        return Page.Of<MailboxPage>(new { Mailbox = mailbox, Form = form, Known = known.Current, Check = check, Now = TimeProvider.System.GetUtcNow() }, form.Status);
    }

    private static async Task<Mailbox> Find(AppDb db, Guid id) =>
        await db.Set<Mailbox>().FirstOrDefaultAsync(m => m.Id == new Id<Mailbox>(id)) ?? throw new MissingException("mailbox");

    private static MailboxInput InputOf(Mailbox mailbox, Catalogue.Snapshot known) => new()
    {
        Name = mailbox.Name, Address = mailbox.Address, Branch = known.Branches[mailbox.Branch]?.Code, Kind = mailbox.Kind, Host = mailbox.Host,
        Port = mailbox.Port, Security = Choice.Write(mailbox.Security), Account = mailbox.Account, Folder = mailbox.Folder,
        TrustedServer = mailbox.TrustedServer, Version = mailbox.Version,
    };
}
