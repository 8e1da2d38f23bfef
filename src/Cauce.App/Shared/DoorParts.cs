using System.Globalization;
using System.Text.Json.Serialization;
using Cauce.App.Api;
using Cauce.App.Data;
using Cauce.App.Identity;
using Microsoft.AspNetCore.Components.Forms;
using Microsoft.AspNetCore.Diagnostics;
using Microsoft.AspNetCore.Localization;
using Microsoft.AspNetCore.StaticAssets;

namespace Cauce.App.Shared;

/// <summary>What portal, console and API have in common on the way in.</summary>
internal static class DoorParts
{
    private static readonly CultureInfo[] Languages = [CultureInfo.GetCultureInfo("es-ES"), CultureInfo.GetCultureInfo("en-GB")];

    public static void AddDoors(this IServiceCollection services)
    {
        services.AddRazorComponents();
        services.AddSingleton(ExactHtml.Only).AddSingleton<OfficeTime>();
        services.AddScoped<AntiforgeryStateProvider, FormTokens>();
        services.AddHttpContextAccessor();
        services.AddAntiforgery(options => { options.Cookie.Name = "cauce-form"; options.Cookie.HttpOnly = true; options.Cookie.SameSite = SameSiteMode.Strict; options.SuppressXFrameOptionsHeader = true; });
        services.AddValidation();
        services.AddProblemDetails();
        services.AddOpenApi("v1", Description.Write);
        services.ConfigureHttpJsonOptions(json => json.SerializerOptions.Converters.Add(new JsonStringEnumConverter(System.Text.Json.JsonNamingPolicy.CamelCase)));
        services.Configure<RouteHandlerOptions>(routes => routes.ThrowOnBadRequest = true);
    }

    /// <summary>Named refusals and missing things become answers here and nowhere else; whatever else is thrown is our fault and logged.</summary>
    public static void UseTroubleReports(this WebApplication app) => app.UseExceptionHandler(new ExceptionHandlerOptions
    {
        ExceptionHandler = TroubleReport.Write,
        SuppressDiagnosticsCallback = context => context.Exception is RefusedException or MissingException or StoppingException or BadHttpRequestException,
    }).UseStatusCodePages(context => TroubleReport.WriteEmpty(context.HttpContext));

    public static void UseSecurityHeaders(this WebApplication app) => app.Use(static (http, next) =>
    {
        var headers = http.Response.Headers;
        headers.ContentSecurityPolicy = SecurityPolicy.ForPages;
        headers.XContentTypeOptions = "nosniff";
        // Whatever is for everybody or may be kept for a while says so itself.
        headers.CacheControl = "no-cache, no-store";
        headers["Referrer-Policy"] = "same-origin";
        headers["Cross-Origin-Opener-Policy"] = "same-origin";
        headers["Permissions-Policy"] = "geolocation=(), microphone=(), camera=(self)";
        if (http.Request.IsHttps)
            headers.StrictTransportSecurity = "max-age=31536000";
        return next(http);
    });

    /// <summary>The reader's language: their choice (cookie, then account), else the browser's, else Spanish.</summary>
    public static void UseReadersLanguage(this WebApplication app)
    {
        var options = new RequestLocalizationOptions
        {
            DefaultRequestCulture = new RequestCulture(Languages[0]),
            SupportedCultures = Languages,
            SupportedUICultures = Languages,
            ApplyCurrentCultureToResponseHeaders = true,
        };
        options.RequestCultureProviders = [new LanguageOfFrame(), new LanguageCookie(), new LanguageOfBrowser()];
        app.UseRequestLocalization(options);
    }

    /// <summary>Whatever their country: somebody who reads en-US reads our English.</summary>
    private sealed class LanguageOfBrowser : RequestCultureProvider
    {
        public override Task<ProviderCultureResult?> DetermineProviderCultureResult(HttpContext http)
        {
            var wanted = http.Request.GetTypedHeaders().AcceptLanguage.OrderByDescending(language => language.Quality ?? 1)
                .Select(language => language.Value.Value?[..Math.Min(2, language.Value.Length)].ToLowerInvariant());
            return Task.FromResult(wanted.FirstOrDefault(language => language is "es" or "en") is { } found
                ? new ProviderCultureResult(found == "en" ? "en-GB" : "es-ES") : null);
        }
    }

    /// <summary>Inside the pages of a site, that of the site.</summary>
    private sealed class LanguageOfFrame : RequestCultureProvider
    {
        public override Task<ProviderCultureResult?> DetermineProviderCultureResult(HttpContext http) =>
            Task.FromResult(http.Request.Path.StartsWithSegments("/embed") && http.Request.Query["lang"].ToString() is "es" or "en"
                ? new ProviderCultureResult(http.Request.Query["lang"] == "en" ? "en-GB" : "es-ES") : null);
    }

    private sealed class LanguageCookie : RequestCultureProvider
    {
        public override Task<ProviderCultureResult?> DetermineProviderCultureResult(HttpContext http) =>
            Task.FromResult(http.Request.Cookies["lang"] is "es" or "en" ? new ProviderCultureResult(http.Request.Cookies["lang"] == "en" ? "en-GB" : "es-ES") : null);
    }
}
