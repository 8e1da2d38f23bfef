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
        var pages = app.MapGroup("/console").DisableValidation();
        pages.MapGet("/sign-in", (string? back) => Page.Of<SignInPage>(new { Form = Form.Of(new Input()), Back = Local(back) }));
        pages.MapPost("/sign-in", Enter);
        pages.MapPost("/sign-out", Leave).RequireAuthorization(PeopleParts.StaffOnly);
        pages.MapPost("/theme", ([FromForm] string? theme, HttpContext http) =>
        {
            http.Response.Cookies.Append("theme", theme is "light" or "dark" ? theme : "auto",
                new CookieOptions { MaxAge = TimeSpan.FromDays(365), SameSite = SameSiteMode.Lax, IsEssential = true });
            return Page.SeeOther("/console");
        }).RequireAuthorization(PeopleParts.StaffOnly);
    }

    private static async Task<IResult> Enter([FromForm] Input input, string? back, UserManager<Staff> users, SignInManager<Staff> signIn)
    {
        var staff = await users.FindByEmailAsync(input.Email ?? "");
        if (staff is { DeactivatedAt: null })
        {
            var tried = await signIn.PasswordSignInAsync(staff, input.Password ?? "", isPersistent: false, lockoutOnFailure: true);
            if (tried.Succeeded)
                return Page.SeeOther(Local(back));
        }
        var form = Form.Of(input);
        form.Errors["Password"] = Texts.SignInFailed;
        return Page.Of<SignInPage>(new { Form = form, Back = Local(back) }, StatusCodes.Status422UnprocessableEntity);
    }

    private static async Task<IResult> Leave(SignInManager<Staff> signIn)
    {
        await signIn.SignOutAsync();
        return Page.SeeOther("/console/sign-in");
    }

    /// <summary>Only pages of the console: an address from outside is never followed.</summary>
    internal static string Local(string? back) =>
        back is not null && back.StartsWith("/console", StringComparison.Ordinal) && !back.Contains("//", StringComparison.Ordinal) ? back : "/console";

    public sealed class Input
    {
        public string? Email { get; set; }

        [DataType(DataType.Password)]
        public string? Password { get; set; }
    }
}
