using System.Security.Claims;
using Cauce.App.Data;
using Cauce.App.Shared;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.Cookies;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.DataProtection.KeyManagement;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;

namespace Cauce.App.Identity;

internal static class PeopleParts
{
    /// <summary>Requires a signed-in member of staff; the console's pages.</summary>
    public const string StaffOnly = "staff";

    /// <summary>Requires an API key.</summary>
    public const string KeyOnly = "key";

    public static void AddPeople(this IServiceCollection services)
    {
        services.AddIdentityCore<Staff>(options =>
            {
                options.Password = new PasswordOptions
                {
                    RequiredLength = PasswordRule.MinLength,
                    RequireNonAlphanumeric = false,
                    RequireUppercase = false,
                    RequireLowercase = false,
                    RequireDigit = false,
                };
                options.User.RequireUniqueEmail = true;
                options.User.AllowedUserNameCharacters = "";
                options.Lockout.MaxFailedAccessAttempts = 5;
                options.Lockout.DefaultLockoutTimeSpan = TimeSpan.FromMinutes(15);
            })
            .AddEntityFrameworkStores<AppDb>().AddSignInManager().AddDefaultTokenProviders()
            .AddClaimsPrincipalFactory<StaffPrincipals>();
        services.AddAuthentication(IdentityConstants.ApplicationScheme)
            .AddScheme<AuthenticationSchemeOptions, ApiKeyAuthentication>(ApiKeyAuthentication.SchemeName, null)
            .AddIdentityCookies(cookies => cookies.ApplicationCookie!.Configure(ConfigureCookie));
        services.AddSingleton<KeyRing>().AddSingleton<Sessions>();
        services.AddScoped<PasswordCheck>();
        services.AddSingleton<IAuthorizationHandler, PermissionCheck>();
        services.AddDataProtection().SetApplicationName("Cauce");
        services.AddSingleton<IConfigureOptions<KeyManagementOptions>, KeysInDatabase>();
        services.AddAuthorizationBuilder()
            .AddPolicy(StaffOnly, policy => policy.AddAuthenticationSchemes(IdentityConstants.ApplicationScheme).RequireAuthenticatedUser())
            .AddPolicy(KeyOnly, policy => policy.AddAuthenticationSchemes(ApiKeyAuthentication.SchemeName).RequireAuthenticatedUser());
    }

    private static void ConfigureCookie(CookieAuthenticationOptions cookie)
    {
        cookie.Cookie.Name = "cauce";
        cookie.Cookie.HttpOnly = true;
        cookie.Cookie.SameSite = SameSiteMode.Lax;
        cookie.ExpireTimeSpan = TimeSpan.FromHours(12);
        cookie.SlidingExpiration = true;
        cookie.LoginPath = "/console/sign-in";
        cookie.AccessDeniedPath = "/console/denied";
        cookie.ReturnUrlParameter = "back";
        cookie.Events.OnValidatePrincipal = Sessions.Check;
        cookie.Events.OnRedirectToAccessDenied = denied => TroubleReport.Write(denied.HttpContext,
            StatusCodes.Status403Forbidden, IdentityRefusals.NotPermitted.Code, Refusals.Tell(IdentityRefusals.NotPermitted));
    }
}

/// <summary>Puts role, branches and language into the sign-in, so that a request needs no look at the database to know who it is.</summary>
internal sealed class StaffPrincipals(UserManager<Staff> users, IOptions<IdentityOptions> options, AppDb db)
    : UserClaimsPrincipalFactory<Staff>(users, options)
{
    protected override async Task<ClaimsIdentity> GenerateClaimsAsync(Staff user)
    {
        var identity = await base.GenerateClaimsAsync(user);
        var branches = await db.Set<StaffBranch>().Where(b => b.StaffId == user.Id).Select(b => b.BranchId).ToListAsync();
        Caller.Describe(identity, user, branches);
        return identity;
    }
}
