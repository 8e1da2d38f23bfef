using Cauce.App.Shared;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Mvc;

namespace Cauce.App.Identity;

/// <summary>The two links that let somebody in who has no password yet: the first run and an invitation.</summary>
internal static class WelcomeDoor
{
    public static void MapWelcome(this IEndpointRouteBuilder app)
    {
        var pages = app.MapPages("/console");
        pages.MapGet("/first-run/{token}", ShowFirstRun).RequireRateLimiting(RateLimits.Reading);
        pages.MapPost("/first-run/{token}", FirstRun).RequireRateLimiting(RateLimits.Writing);
        pages.MapGet("/invitation/{token}", ShowInvitation).RequireRateLimiting(RateLimits.Reading);
        pages.MapPost("/invitation/{token}", Accept).RequireRateLimiting(RateLimits.Writing);
    }

    private static async Task<IResult> ShowFirstRun(string token, HttpContext http, BecomeAdministrator become)
    {
        await become.Check(token, http.RequestAborted);
        return FirstRunPageOf(token, new BecomeAdministrator.Input { Language = Reader }, http);
    }

    private static async Task<IResult> FirstRun(
        string token, [FromForm] BecomeAdministrator.Input input, HttpContext http, BecomeAdministrator become, SignInManager<Staff> signIn)
    {
        var form = Form.Of(input);
        if (await form.Try(http, () => become.Do(token, input, http.RequestAborted)) is not { } staff)
            return FirstRunPageOf(token, form, http);
        await signIn.EnterAs(staff, http);
        return Page.SeeOther("/console");
    }

    private static async Task<IResult> ShowInvitation(string token, HttpContext http, AcceptInvitation accept)
    {
        var invited = await accept.Find(token, http.RequestAborted);
        return InvitationPageOf(token, invited, Form.Of(new NewPassword()), http);
    }

    private static async Task<IResult> Accept(
        string token, [FromForm] NewPassword input, HttpContext http, AcceptInvitation accept, SignInManager<Staff> signIn)
    {
        var invited = await accept.Find(token, http.RequestAborted);
        var form = Form.Of(input);
        if (await form.Try(http, () => accept.Do(token, input, http.RequestAborted)) is not { } staff)
            return InvitationPageOf(token, invited, form, http);
        await signIn.EnterAs(staff, http);
        return Page.SeeOther("/console");
    }

    private static string Reader => System.Globalization.CultureInfo.CurrentUICulture.TwoLetterISOLanguageName;

    private static IResult FirstRunPageOf(string token, BecomeAdministrator.Input input, HttpContext http) => FirstRunPageOf(token, Form.Of(input), http);

    private static IResult FirstRunPageOf(string token, Form<BecomeAdministrator.Input> form, HttpContext http) =>
        Guarded(http, Page.Of<FirstRunPage>(new { Token = token, Form = form }, form.Status));

    private static IResult InvitationPageOf(string token, Staff invited, Form<NewPassword> form, HttpContext http) =>
        Guarded(http, Page.Of<InvitationPage>(new { Token = token, Invited = invited, Form = form }, form.Status));

    /// <summary>The address holds a secret: it is told to nobody, as no page is kept.</summary>
    private static IResult Guarded(HttpContext http, IResult page)
    {
        http.Response.Headers["Referrer-Policy"] = "no-referrer";
        return page;
    }
}
