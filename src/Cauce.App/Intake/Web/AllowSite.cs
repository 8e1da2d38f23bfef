using Cauce.App.Data;
using Cauce.Domain.Intake.Web;
using Microsoft.EntityFrameworkCore;

namespace Cauce.App.Intake.Web;

/// <summary>Lets the pages of a site show our form.</summary>
public sealed class AllowSite(Writer writer, Catalogue catalogue) : IAct
{
    /// <exception cref="RefusedException">It is no site, or not an encrypted one.</exception>
    public async Task Do(string? typed, Actor actor, CancellationToken cancel = default)
    {
        actor.Must(Permission.ManageCatalogues);
        var origin = AllowedSite.ReadOrigin(typed);
        await writer.Do(async work =>
        {
            if (await work.Db.Set<AllowedSite>().AnyAsync(s => s.Origin == origin))
                return;
            work.Db.Add(new AllowedSite(origin, actor, work.Now));
            await work.Next(Catalogue.Stamp);
        }, cancel);
        await catalogue.Reload(cancel);
    }
}

/// <summary>Takes that back: browsers show the frame empty from then on.</summary>
public sealed class ForbidSite(Writer writer, Catalogue catalogue) : IAct
{
    public async Task Do(string origin, Actor actor, CancellationToken cancel = default)
    {
        actor.Must(Permission.ManageCatalogues);
        await writer.Do(async work =>
        {
            await work.Db.Set<AllowedSite>().Where(s => s.Origin == origin).ExecuteDeleteAsync();
            await work.Next(Catalogue.Stamp);
        }, cancel);
        await catalogue.Reload(cancel);
    }
}
