using Cauce.App.Shared;
using Cauce.App.Data;
using Cauce.App.Identity;
using Microsoft.EntityFrameworkCore;

namespace Cauce.App.Cases.Catalogues;

/// <summary>The pages where the house writes its own lists: kinds, reasons, categories, channels, areas, processes, products, terms.</summary>
internal static class CataloguesDoor
{
    public static void MapCatalogues(this Pages console)
    {
        var pages = console.MapGroup("/admin");
        pages.AddEndpointFilter((context, next) =>
        {
            context.HttpContext.Actor().Must(Permission.ManageCatalogues);
            return next(context);
        });
        foreach (var list in CatalogueList.All)
            EntryPages.Map(pages.MapGroup("/" + list.Name), list);
        KindPages.Map(pages.MapGroup("/kinds"));
        TermPages.Map(pages.MapGroup("/terms"));
        ProductPages.Map(pages.MapGroup("/products"));
    }
}

/// <summary>Cases per code, among those the actor sees.</summary>
internal static class CaseCounts
{
    public static async Task<Dictionary<string, int>> Of(AppDb db, Actor actor, System.Linq.Expressions.Expression<Func<Domain.Cases.Case, string?>> code, CancellationToken cancel) =>
        await db.CasesVisibleTo(actor).GroupBy(code).Where(g => g.Key != null).Select(g => new { Code = g.Key!, Count = g.Count() })
            .ToDictionaryAsync(g => g.Code, g => g.Count, cancel);
}
