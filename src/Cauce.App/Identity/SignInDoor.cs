using System.ComponentModel.DataAnnotations;
using Cauce.App.Shared;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Mvc;

namespace Cauce.App.Identity;

/// <summary>In and out of the console.</summary>
public static class SignInDoor
{
    internal static void MapSignIn(this IEndpointRouteBuilder app)
    {
        var pages = app.MapPages("/console");
        pages.MapGet("/sign-in", (string? back) => Page.Of<SignInPage>(new { Form = Form.Of(new Input()), Back = Local(back) }))
            .RequireRateLimiting(RateLimits.Reading);
        pages.MapPost("/sign-in", Enter).RequireRateLimiting(RateLimits.Writing);
        pages.MapPost("/sign-out", Leave).RequireAuthorization(PeopleParts.StaffOnly);
        pages.MapGet("/denied", () => Page.Of<TroublePage>(
            new { Status = StatusCodes.Status403Forbidden, Text = Refusals.Tell(IdentityRefusals.NotPermitted) }, StatusCodes.Status403Forbidden))
            .RequireRateLimiting(RateLimits.Reading);
        pages.MapPost("/theme", ([FromForm] string? theme, HttpContext http) =>
        {
            http.Response.Cookies.Append("theme", theme is "light" or "dark" ? theme : "auto",
                new CookieOptions { MaxAge = TimeSpan.FromDays(365), SameSite = SameSiteMode.Lax, IsEssential = true });
            return Page.SeeOther("/console");
        }).RequireAuthorization(PeopleParts.StaffOnly);
    }

    private static async Task<IResult> Enter([FromForm] Input input, string? back, HttpContext http, PasswordCheck check, SignInManager<Staff> signIn)
    {
        if (await check.Try(input.Email, input.Password) is { } staff)
        {
            await signIn.EnterAs(staff, http);
            return Page.SeeOther(Local(back));
        }
        var form = Form.Of(input);
        form.Errors["Password"] = Texts.SignInFailed;
        return Page.Of<SignInPage>(new { Form = form, Back = Local(back) }, StatusCodes.Status422UnprocessableEntity);
    }

    /// <summary>A new sign-in, never one that was there before; it speaks the person's language unless this browser chose one.</summary>
    internal static async Task EnterAs(this SignInManager<Staff> signIn, Staff staff, HttpContext http)
    {
        await signIn.SignInAsync(staff, isPersistent: false);
        if (!http.Request.Cookies.ContainsKey("lang"))
            LanguageDoor.Remember(http, staff.Language);
    }

    private static async Task<IResult> Leave(SignInManager<Staff> signIn)
    {
        await signIn.SignOutAsync();
        return Page.SeeOther("/console/sign-in");
    }

    /// <summary>Only pages of the console: an address from outside is never followed. Written as a header may hold it.</summary>
    internal static string Local(string? back)
    {
        var here = new Uri("http://here");
        return back is not null && back.StartsWith("/console", StringComparison.Ordinal) && !back.Any(char.IsControl)
            && Uri.TryCreate(here, back, out var led) && led.Authority == here.Authority
            && (led.AbsolutePath == "/console" || led.AbsolutePath.StartsWith("/console/", StringComparison.Ordinal))
            && !led.AbsolutePath.Contains("//", StringComparison.Ordinal)
            ? led.PathAndQuery : "/console";
    }

    public sealed class Input
    {
        public string? Email { get; set; }

        [DataType(DataType.Password)]
        public string? Password { get; set; }
    }
}
