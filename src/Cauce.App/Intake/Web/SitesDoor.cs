using Cauce.App.Data;
using Cauce.App.Identity;
using Cauce.App.Shared;
using Microsoft.AspNetCore.Mvc;

namespace Cauce.App.Intake.Web;

/// <summary>The organisation's own sites that show our form, and what to put into their pages.</summary>
internal static class SitesDoor
{
    private const string Home = "/console/admin/sites";

    public static void MapSites(this Pages console)
    {
        var pages = console.MapGroup("/admin/sites").Needs(Permission.ManageCatalogues);
        pages.MapGet("", (Catalogue catalogue, Settings settings) => PageOf(Form.Of(new SiteInput()), catalogue, settings));
        pages.MapPost("", async ([FromForm] SiteInput input, HttpContext http, AllowSite allow, Catalogue catalogue, Settings settings) =>
        {
            var form = Form.Of(input);
            return await form.Try(http, () => allow.Do(input.Origin, http.Actor(), http.RequestAborted))
                ? Page.SeeOther(Home) : PageOf(form, catalogue, settings);
        });
        pages.MapPost("/remove", async ([FromForm] SiteInput input, HttpContext http, ForbidSite forbid) =>
        {
            await forbid.Do(input.Origin ?? "", http.Actor(), http.RequestAborted);
            return Page.SeeOther(Home);
        });
    }

    private static IResult PageOf(Form<SiteInput> form, Catalogue catalogue, Settings settings) =>
        Page.Of<SitesPage>(new { Form = form, Known = catalogue.Current, settings.BaseUrl }, form.Status);
}

public sealed class SiteInput
{
    public string? Origin { get; set; }
}
