namespace Cauce.App.Shared;

internal static class LanguageDoor
{
    /// <summary>Remembers the reader's language and goes back to where they were.</summary>
    public static void MapLanguage(this IEndpointRouteBuilder app) => app.MapGet("/language/{language}", (string language, HttpContext http) =>
    {
        Remember(http, language);
        return Page.SeeOther(Back(http));
    });

    public static void Remember(HttpContext http, string language)
    {
        if (language is "es" or "en")
            http.Response.Cookies.Append("lang", language, new CookieOptions { MaxAge = TimeSpan.FromDays(365), SameSite = SameSiteMode.Lax, IsEssential = true, HttpOnly = true });
    }

    /// <summary>The page the reader came from, when it is one of ours; never an address from outside.</summary>
    private static string Back(HttpContext http) =>
        Uri.TryCreate(http.Request.Headers.Referer, UriKind.Absolute, out var referer) && referer.Authority == http.Request.Host.Value
            && !referer.AbsolutePath.Contains("//", StringComparison.Ordinal)
            ? referer.PathAndQuery : "/";
}
