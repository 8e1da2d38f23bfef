using Cauce.App.Data;
using System.Net;
using Cauce.App.Deadlines;
using Microsoft.Extensions.DependencyInjection;

namespace Cauce.App.Tests.Deadlines;

public sealed class BranchTests(World shared)
{
    [Fact]
    public async Task A_branch_opens_with_its_own_hours_and_holidays()
    {
        await using var world = await World.Fresh();
        using var admin = await world.SignedIn("admin");
        var opened = await admin.Submit("/console/admin/branches/new", Facts("canarias", "Atlantic/Canary"));
        Assert.Equal(HttpStatusCode.SeeOther, opened.StatusCode);
        var page = opened.Headers.Location!.ToString().Split('?')[0];
        await admin.Submit(page, new Dictionary<string, string> { ["Monday"] = "9-14, 16:00-19:00", ["Saturday"] = "10:00-24:00" }, page + "/hours");
        await admin.Submit(page, new Dictionary<string, string> { ["Lines"] = "30/05/2027 Día de Canarias; BOC 101\n2027-02-09\tCarnaval" }, page + "/holidays/import");
        await admin.Submit(page, new Dictionary<string, string> { ["Date"] = "2027-07-16", ["Name"] = "Virgen del Carmen" }, page + "/holidays");
        var known = world.Services.GetRequiredService<Catalogue>().Current;
        var calendar = known.CalendarOf(known.Branches.Single(b => b.Code == "canarias").Id);
        Assert.Equal("Atlantic/Canary", calendar.Zone.Id);
        Assert.Equal(2, calendar.Hours.On(DayOfWeek.Monday).Count);
        Assert.True(calendar.Hours.On(DayOfWeek.Saturday)[0].EndsWithTheDay);
        Assert.Equal("BOC 101", calendar.Holidays.On(new DateOnly(2027, 5, 30))!.Source);
        Assert.False(calendar.IsWorkingDay(new DateOnly(2027, 2, 9)));
        Assert.Equal(HttpStatusCode.SeeOther, (await admin.Press(page, page + "/holidays/2027-02-09/remove")).StatusCode);
        Assert.True(world.Services.GetRequiredService<Catalogue>().Current.CalendarOf(known.Branches.Single(b => b.Code == "canarias").Id).IsWorkingDay(new DateOnly(2027, 2, 9)));
    }

    [Theory]
    [InlineData("/hours", "Monday", "9:00 a 14:00", "No se entiende")]
    [InlineData("/hours", "Tuesday", "9:00-14:00, 13:00-18:00", "se solapan")]
    [InlineData("/hours", "Monday", "", "no se abre nunca")]
    [InlineData("/holidays/import", "Lines", "30/05/2027 Bien\nmal\n31/02/2027 No existe", "estas líneas: 2, 3")]
    [InlineData("/letters", "Accent", "#ffff00", "demasiado claro")]
    [InlineData("/letters", "Accent", "rojo", "#rrggbb")]
    [InlineData("/holidays", "Date", "31/02/2027", "no se entiende")]
    public async Task What_cannot_be_read_is_refused_in_words_and_kept(string form, string field, string typed, string reason)
    {
        using var admin = await shared.SignedIn("admin");
        var refused = await admin.Submit("/console/admin/branches/2", new Dictionary<string, string> { [field] = typed }, "/console/admin/branches/2" + form);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, refused.StatusCode);
        var page = await refused.Parse();
        Assert.Contains(reason, page.QuerySelector(".form-refusal")!.TextContent, StringComparison.OrdinalIgnoreCase);
        var kept = page.QuerySelector($"form[action$='{form}'] [name={field}]")!;
        Assert.Equal(typed, kept.GetAttribute("value") ?? kept.TextContent);
    }

    [Fact]
    public async Task There_is_always_one_default_branch_and_a_code_is_used_once()
    {
        await using var world = await World.Fresh();
        using var admin = await world.SignedIn("admin");
        Assert.Equal(HttpStatusCode.Conflict, (await admin.Press("/console/admin/branches/1", "/console/admin/branches/1/retire")).StatusCode);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, (await admin.Submit("/console/admin/branches/new", Facts("norte", "Europe/Madrid"))).StatusCode);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, (await admin.Submit("/console/admin/branches/new", Facts("Con Espacios", "Europe/Madrid"))).StatusCode);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, (await admin.Submit("/console/admin/branches/new", Facts("marte", "Mars/Olympus"))).StatusCode);
        var moved = Facts("norte", "Europe/Madrid");
        moved["IsDefault"] = "true";
        Assert.Equal(HttpStatusCode.SeeOther, (await admin.Submit("/console/admin/branches/2", moved)).StatusCode);
        Assert.Equal(HttpStatusCode.SeeOther, (await admin.Press("/console/admin/branches/1", "/console/admin/branches/1/retire")).StatusCode);
        var known = world.Services.GetRequiredService<Catalogue>().Current;
        Assert.Equal("norte", known.DefaultBranch!.Code);
        Assert.Single(known.Branches, b => b.IsDefault);
        Assert.NotNull(known.Branches[1]!.RetiredAt);
    }

    private static Dictionary<string, string> Facts(string code, string zone) => new() { ["Code"] = code, ["Name"] = "Sede de " + code, ["TimeZone"] = zone };
}
