using Cauce.App.Data;
using Cauce.App.Shared;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;

namespace Cauce.App.Identity;

/// <summary>What people may change of themselves.</summary>
internal static class AccountDoor
{
    public static void MapAccount(this Pages pages)
    {
        pages.MapGet("/account", async (HttpContext http, AppDb db, string? done) => await Show(http, db, done: done));
        pages.MapPost("/account", Change);
        pages.MapPost("/account/password", Password).RequireRateLimiting(RateLimits.Writing);
        pages.MapPost("/account/sign-out-everywhere", End);
    }

    private static async Task<IResult> Change([FromForm] ChangeAccount.Input input, HttpContext http, AppDb db, ChangeAccount change)
    {
        var form = Form.Of(input);
        if (!await form.Try(http, () => change.Do(input, http.Actor(), http.RequestAborted)))
            return await Show(http, db, account: form);
        LanguageDoor.Remember(http, input.Language == "en" ? "en" : "es");
        return Page.SeeOther("/console/account?done=account");
    }

    private static async Task<IResult> Password(
        [FromForm] ChangePassword.Input input, HttpContext http, AppDb db, ChangePassword change, SignInManager<Staff> signIn)
    {
        var form = Form.Of(input);
        if (await form.Try(http, () => change.Do(input, http.Actor(), http.RequestAborted)) is not { } staff)
            return await Show(http, db, password: form);
        await signIn.SignInAsync(staff, isPersistent: false);
        return Page.SeeOther("/console/account?done=password");
    }

    private static async Task<IResult> End(HttpContext http, EndSessions end, SignInManager<Staff> signIn)
    {
        await end.Do(http.Actor(), http.RequestAborted);
        await signIn.SignOutAsync();
        return Page.SeeOther("/console/sign-in");
    }

    private static async Task<IResult> Show(
        HttpContext http, AppDb db, Form<ChangeAccount.Input>? account = null, Form<ChangePassword.Input>? password = null, string? done = null)
    {
        var me = http.Actor().Id;
        var staff = await db.Set<Staff>().FirstAsync(s => s.Id == me, http.RequestAborted);
        var branches = await (from b in db.Set<StaffBranch>()
                              join branch in db.Set<Branch>() on b.BranchId equals branch.Id
                              where b.StaffId == me
                              orderby branch.Name
                              select branch.Name).ToListAsync(http.RequestAborted);
        account ??= Form.Of(new ChangeAccount.Input { Name = staff.Name, Language = staff.Language });
        password ??= Form.Of(new ChangePassword.Input());
        return Page.Of<AccountPage>(new { Staff = staff, Branches = branches, Account = account, Password = password, Done = done },
            account.IsRefused ? account.Status : password.Status);
    }
}
