using Cauce.App.Data;
using Cauce.App.Deadlines;
using Cauce.App.Identity;
using Cauce.App.Shared;
using Cauce.Domain.Communication;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;

namespace Cauce.App.Intake.Messengers;

/// <summary>The accounts with messengers: how each is reached, whether it works and since when it does not.</summary>
internal static class AccountsDoor
{
    public static void MapAccounts(this Pages console)
    {
        var pages = console.MapGroup("/admin/messengers").Needs(Permission.ManageMailboxes);
        pages.MapGet("", async (AppDb db, Catalogue known, CancellationToken cancel) => Page.Of<AccountsPage>(
            new { Accounts = (IReadOnlyList<MessengerAccount>)await db.Set<MessengerAccount>().OrderBy(a => a.Name).ToListAsync(cancel), Known = known.Current }));
        foreach (var provider in console.ServiceProvider.GetRequiredService<MessengerBook>().Codes)
        {
            pages.MapGet("/new/" + provider, (Catalogue known, ConnectAccount connect) => Show(null, Form.Of(new AccountInput { Provider = provider, Kind = "incident" }), known, null, connect));
            pages.MapPost("/new/" + provider, ([FromForm] AccountInput input, HttpContext http, AddAccount add, Catalogue known, ConnectAccount connect) =>
            {
                input.Provider = provider;
                return Add(input, http, add, known, connect);
            });
        }
        pages.MapGet("/{id:guid}", async (Guid id, AppDb db, Catalogue known, ConnectAccount connect) =>
            Show(await Find(db, id), Form.Of(InputOf(await Find(db, id), known.Current)), known, null, connect));
        pages.MapPost("/{id:guid}", Change);
        pages.MapPost("/{id:guid}/connection", Connect);
        pages.MapPost("/{id:guid}/pause", (Guid id, HttpContext http, PauseAccount pause, IFormCollection _) => Pause(id, true, http, pause));
        pages.MapPost("/{id:guid}/resume", (Guid id, HttpContext http, PauseAccount pause, IFormCollection _) => Pause(id, false, http, pause));
    }

    private static async Task<IResult> Add(AccountInput input, HttpContext http, AddAccount add, Catalogue known, ConnectAccount connect)
    {
        var form = Form.Of(input);
        var id = await form.Try(http, async () => (object)(await add.Do(input, http.Actor(), http.RequestAborted)).Value);
        return id is null ? Show(null, form, known, null, connect) : Page.SeeOther($"/console/admin/messengers/{id}");
    }

    private static async Task<IResult> Change(Guid id, [FromForm] AccountInput input, HttpContext http, ChangeAccount change, ConnectAccount connect)
    {
        var form = Form.Of(input);
        var done = await form.Try(http, () => change.Do(new Id<MessengerAccount>(id), input, http.Actor(), http.RequestAborted));
        var (db, known) = (http.RequestServices.GetRequiredService<AppDb>(), http.RequestServices.GetRequiredService<Catalogue>());
        return done ? Page.SeeOther("/console/admin/messengers") : Show(await Find(db, id), form, known, null, connect);
    }

    private static async Task<IResult> Connect(Guid id, HttpContext http, ConnectAccount connect, AppDb db, Catalogue known, IFormCollection _)
    {
        var found = await connect.Do(new Id<MessengerAccount>(id), http.Actor(), http.RequestAborted);
        var account = await Find(db, id);
        return Show(account, Form.Of(InputOf(account, known.Current)), known, found, connect);
    }

    private static async Task<IResult> Pause(Guid id, bool paused, HttpContext http, PauseAccount pause)
    {
        await pause.Do(new Id<MessengerAccount>(id), paused, http.Actor(), http.RequestAborted);
        return Page.SeeOther($"/console/admin/messengers/{id}");
    }

    private static IResult Show(MessengerAccount? account, Form<AccountInput> form, Catalogue known, AccountCheck? check, ConnectAccount connect)
    {
        // What was typed into a field for secrets is not sent back.
        (form.Input.Secret, form.Input.NextSecret, form.Input.Token, form.Input.VerifyToken) = (null, null, null, null);
        form.Input.Provider = account?.Provider ?? form.Input.Provider;
        return Page.Of<AccountPage>(new { Account = account, Form = form, Known = known.Current, Check = check, Hook = account is null ? null : connect.HookOf(account) }, form.Status);
    }

    private static async Task<MessengerAccount> Find(AppDb db, Guid id) =>
        await db.Set<MessengerAccount>().FirstOrDefaultAsync(a => a.Id == new Id<MessengerAccount>(id)) ?? throw new MissingException("account");

    private static AccountInput InputOf(MessengerAccount account, Catalogue.Snapshot known) => new()
    {
        Provider = account.Provider, Name = account.Name, Branch = known.Branches[account.Branch]?.Code, Kind = account.Kind, CameBy = account.CameBy,
        Address = account.Address, Handle = account.Handle, Template = account.Template, TemplateLanguage = account.TemplateLanguage, Version = account.Version,
    };
}
